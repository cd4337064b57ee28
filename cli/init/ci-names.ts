/** The CI systems for which `chatpact init` writes a job. */
export const ciNames = ['github', 'gitlab', 'none'] as const;
export type CiName = (typeof ciNames)[number];
