/** Editions of the emulated servers: some operations exist in the paid edition only. */
export const editions = ['enterprise', 'community'] as const;
export type Edition = (typeof editions)[number];
