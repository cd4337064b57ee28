/** Variables by name, as in `process.env`. */
export type Variables = Readonly<Record<string, string | undefined>>;
