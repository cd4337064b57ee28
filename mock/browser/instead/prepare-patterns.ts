/** In place of `specs/patterns/prepare.ts`: the documents here are ours, and have no regular expressions. */

type Original = typeof import('../../../specs/patterns/prepare.ts');

export const preparePatterns: Original['preparePatterns'] = async () => undefined;

export const warnOfUnjudged: Original['warnOfUnjudged'] = () => {};
