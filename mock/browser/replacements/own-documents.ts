import { parse } from './built-documents.ts';

// Replaces `specs/documents/own-documents.ts`: documents come from the bundle, and have no line numbers.

type Original = typeof import('../../../specs/documents/own-documents.ts');

export const loadOwnDocument: Original['loadOwnDocument'] = async (vendor, document) => {
  const name = `specs/${vendor}/${document}.yaml`;
  return {
    name,
    get json() {
      return parse(vendor, document);
    },
    locate: () => name,
  };
};
