// Replaces `specs/patterns/prepare.ts`: the documents of the bundle have no regular expressions.

type Original = typeof import('../../../specs/patterns/prepare.ts');

export const preparePatterns: Original['preparePatterns'] = async () => undefined;

export const warnOfUnsupportedPatterns: Original['warnOfUnsupportedPatterns'] = () => {};
