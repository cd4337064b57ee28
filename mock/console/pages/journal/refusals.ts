/** Kinds of refusal of the mock in words. Other kinds are shown by their names. */
const words: Readonly<Record<string, string>> = {
  unauthenticated: 'no credentials',
  unrecognised: 'the credentials are not valid',
  foreign: 'no access to the account',
  forbidden: 'not allowed for this caller',
  bot: 'not allowed for bots',
  invalid: 'a parameter or the body is not valid',
  missing: 'no such account',
  excessive: 'the window is too long',
  unknown: 'no such resource',
  unrouted: 'no such operation',
  unlicensed: 'not in this edition',
  malformed: 'the request cannot be parsed',
  oversized: 'the body is too large',
  throttled: 'too many requests',
  unavailable: 'temporarily unavailable',
};

/** Why a request was refused, in words. */
export const nameRefusal = (kind: string): string => words[kind] ?? kind;
