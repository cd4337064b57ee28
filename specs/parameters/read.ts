/** A value that was read from text, or what is wrong with the text, half a sentence. */
export type Read = { value: unknown } | { mistake: string };

/** Values by name. No prototype, so that one called __proto__ is a name. */
export const createNames = (): Record<string, unknown> => Object.create(null);
