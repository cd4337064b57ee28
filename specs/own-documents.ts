import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { JsonObject } from './json.ts';
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
 * Reads a document of ours. The build has put a copy in JSON beside each, which is read twenty times as fast; then the
 * YAML is parsed only when somebody asks for a line.
 *
 * @throws UsageError as {@link loadDocument} does.
 */
export async function loadOwnDocument(vendor: VendorName, document: OwnDocument): Promise<SourceDocument> {
  const url = documentOf(vendor, document);
  const copy = await readFile(copyOf(url), 'utf8').catch(() => undefined);
  if (copy === undefined) return loadDocument(url);
  const name = fileURLToPath(url);
  let written: SourceDocument | undefined;
  return {
    name,
    json: JSON.parse(copy) as JsonObject,
    locate(pointer) {
      written ??= parseSource(name, readFileSync(name, 'utf8'));
      return written.locate(pointer);
    },
  };
}

/** A vendor's document with the implied behaviour laid over it, where the build has done that already. */
export async function findDocumented(vendor: VendorName): Promise<JsonObject | undefined> {
  const text = await readFile(documentedOf(vendor), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as JsonObject);
}

/** Where the build puts that. */
export function documentedOf(vendor: VendorName): URL {
  return new URL(`./${vendor}/documented.json`, import.meta.url);
}

/** Where the build puts the copy in JSON of a document of ours. */
export function copyOf(document: URL): URL {
  return new URL(document.href.replace(/\.yaml$/, '.json'));
}
