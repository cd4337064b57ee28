import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { VendorName } from '../vendors.ts';
import { readCopy, readLines } from './built-documents.ts';
import { loadDocument, parseSource, type SourceDocument } from './load.ts';

/** The documents in each vendor's folder, without the extension `.yaml`. */
export const ownDocuments = ['openapi', 'behaviour.overlay', 'observed.overlay'] as const;
export type OwnDocument = (typeof ownDocuments)[number];

/** URL of a built-in document. */
export function documentOf(vendor: VendorName, name: OwnDocument = 'openapi'): URL {
  return new URL(`../${vendor}/${name}.yaml`, import.meta.url);
}

/**
 * Reads a built-in document. Uses the JSON copy of the build if there is one, and then reads the YAML only for unknown line
 * numbers.
 *
 * @throws UsageError as {@link loadDocument} does.
 */
export async function loadOwnDocument(vendor: VendorName, document: OwnDocument): Promise<SourceDocument> {
  const url = documentOf(vendor, document);
  const json = await readCopy(vendor, document);
  if (json === undefined) return loadDocument(url);
  const lines = (document === 'openapi' && (await readLines(vendor))) || {};
  const name = fileURLToPath(url);
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
