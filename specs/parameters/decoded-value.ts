/** A decoded value, or what is wrong with the text, as a predicate. */
export type DecodedValue = { value: unknown } | { mistake: string };

/** Creates a map of values by name. It has no prototype, so that `__proto__` is an ordinary name. */
export const createNames = (): Record<string, unknown> => Object.create(null);
