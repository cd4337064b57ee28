import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readCopy, readLines } from './built-documents.ts';
import { loadDocument, parseSource, type SourceDocument } from './load.ts';
import type { VendorName } from './vendors.ts';

/** The documents of each vendor's folder, without `.yaml`. */
export const ownDocuments = ['openapi', 'behaviour.overlay', 'observed.overlay'] as const;
export type OwnDocument = (typeof ownDocuments)[number];

/** Where a document of ours stands. */
export function documentOf(vendor: VendorName, name: OwnDocument = 'openapi'): URL {
  return new URL(`./${vendor}/${name}.yaml`, import.meta.url);
}

/**
 * Reads a document of ours: what the build has made of it, and then its YAML only when somebody asks for a line that is not
 * known.
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
