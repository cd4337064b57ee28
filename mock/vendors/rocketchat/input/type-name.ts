/** The type name that Meteor's `check` uses in messages (packages/check/match.js; read): `null` is its own type. */
export const toTypeName = (value: unknown): string => (value === null ? 'null' : typeof value);
