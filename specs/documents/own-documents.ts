import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { JsonObject } from '../json/json.ts';
import type { VendorDeclaration, VendorDocuments } from '../vendor-declaration.ts';
import { readCopy, readLines } from './built-documents.ts';
import { loadDocument, parseSource, type SourceDocument } from './load.ts';

/** The documents of a vendor. */
export const ownDocuments = ['openapi', 'behaviour', 'observed'] as const satisfies (keyof VendorDocuments)[];
export type OwnDocument = (typeof ownDocuments)[number];

/** An overlay without actions, for a vendor that has none. */
const emptyOverlay: JsonObject = { overlay: '1.0.0', info: { title: 'None', version: '0' }, actions: [] };

/**
 * Reads a document of a vendor. Uses the JSON copy of the build if there is one, and then reads the YAML only for unknown
 * line numbers.
 *
 * @throws UsageError as {@link loadDocument} does.
 */
export async function loadOwnDocument(vendor: VendorDeclaration, document: OwnDocument): Promise<SourceDocument> {
  const source = vendor.documents[document] ?? emptyOverlay;
  if (!(source instanceof URL)) return toSource(`${vendor.name}/${document}`, source);
  const json = await readCopy(vendor, source);
  if (json === undefined) return loadDocument(source);
  const lines = (document === 'openapi' && (await readLines(vendor))) || {};
  const name = fileURLToPath(source);
  let written: SourceDocument | undefined;
  return {
    name,
    json,
    locate(pointer) {
      const line = lines[pointer];
      if (line !== undefined) return `${name}:${line}`;
      written ??= parseSource(name, readFileSync(name, 'utf8'));
      return written.locate(pointer);
    },
  };
}

/** A document without a file has no lines: its places are JSON Pointers. */
function toSource(name: string, json: JsonObject): SourceDocument {
  return { name, json, locate: (pointer) => `${name}#${pointer}` };
}
