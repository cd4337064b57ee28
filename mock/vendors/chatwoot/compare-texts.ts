/** Orders texts by code units, which no machine's locale and no version of Node.js changes. */
export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
