import type { JsonObject } from '../../../specs/json/json.ts';

// Replaces `specs/documents/built-documents.ts`: the bundle contains the documents that a mock reads.

type Original = typeof import('../../../specs/documents/built-documents.ts');

export const readDocumented: Original['readDocumented'] = async ({ name }) => parse(name, 'documented');

export function parse(vendor: string, name: string): JsonObject {
  const text = builtDocuments[vendor]?.[name];
  // The bundle contains only finished documents, not the parts that they are built from.
  if (text === undefined) throw new Error(`${vendor}/${name} is not part of this bundle.`);
  return JSON.parse(text) as JsonObject;
}
