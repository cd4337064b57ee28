/** Compares texts by code units, so that the order does not depend on the locale or the version of Node.js. */
export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
