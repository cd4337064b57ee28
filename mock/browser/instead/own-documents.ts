import type { JsonObject } from '../../../specs/json.ts';

/** In place of `specs/own-documents.ts`: our documents are in the bundle, those that a mock reads. */

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

export const findDocumented: Original['findDocumented'] = async (vendor) => parse(vendor, 'documented');

function parse(vendor: string, name: string): JsonObject {
  const text = builtDocuments[vendor]?.[name];
  // What is documented has been made of the rest already.
  if (text === undefined) throw new Error(`${vendor}/${name} is no part of this bundle.`);
  return JSON.parse(text) as JsonObject;
}
