/** `documented`: what the vendor publishes. `observed`: what its servers really do, by the ledger. */
export const profiles = ['documented', 'observed'] as const;
export type Profile = (typeof profiles)[number];
