import { parse } from './built-documents.ts';

// Replaces `specs/documents/own-documents.ts`: documents come from the bundle, and have no line numbers.

type Original = typeof import('../../../specs/documents/own-documents.ts');

export const loadOwnDocument: Original['loadOwnDocument'] = async (vendor, document) => {
  const name = `specs/${vendor.name}/${document}`;
  const source = vendor.documents[document];
  return {
    name,
    get json() {
      return source && !(source instanceof URL) ? source : parse(vendor.name, document);
    },
    locate: () => name,
  };
};
