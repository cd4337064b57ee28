import { parse } from './built-documents.ts';

/** In place of `specs/own-documents.ts`: a document of the bundle, which has no lines. */

type Original = typeof import('../../../specs/own-documents.ts');

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
