import type { JsonObject } from '../../../specs/json.ts';

/** In place of `specs/built-documents.ts`: our documents are in the bundle, those that a mock reads. */

type Original = typeof import('../../../specs/built-documents.ts');

export const readDocumented: Original['readDocumented'] = async (vendor) => parse(vendor, 'documented');

export function parse(vendor: string, name: string): JsonObject {
  const text = builtDocuments[vendor]?.[name];
  // What is documented has been made of the rest already.
  if (text === undefined) throw new Error(`${vendor}/${name} is no part of this bundle.`);
  return JSON.parse(text) as JsonObject;
}
