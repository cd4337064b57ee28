/** The type of a value in the words of Meteor's `check` (packages/check/match.js; read): `null` is a type of its own. */
export const nameType = (value: unknown): string => (value === null ? 'null' : typeof value);
