import { readFile } from 'node:fs/promises';
import type { JsonObject } from './json.ts';
import type { OwnDocument } from './own-documents.ts';
import type { VendorName } from './vendors.ts';

// What the build makes of our documents, as they stand in YAML: JSON is read twenty times as fast. Beside sources, which
// may have changed since, there is nothing of it.

/** The lines of a document by JSON Pointer: those of its operations, which every check tells. */
export type Lines = Readonly<Record<string, number>>;

/** A document of ours. */
export async function readCopy(vendor: VendorName, name: OwnDocument): Promise<JsonObject | undefined> {
  return read<JsonObject>(copyOf(vendor, name));
}

/** A vendor's document with the implied behaviour laid over it. */
export async function readDocumented(vendor: VendorName): Promise<JsonObject | undefined> {
  return read<JsonObject>(documentedOf(vendor));
}

/** Where the operations of a vendor's document stand in its YAML. */
export async function readLines(vendor: VendorName): Promise<Lines | undefined> {
  return read<Lines>(linesOf(vendor));
}

/** Where the build puts the copy of a document. */
export function copyOf(vendor: VendorName, name: OwnDocument): URL {
  return new URL(`./${vendor}/${name}.json`, import.meta.url);
}

/** Where it puts the documented contract. */
export function documentedOf(vendor: VendorName): URL {
  return new URL(`./${vendor}/documented.json`, import.meta.url);
}

/** Where it puts the lines. */
export function linesOf(vendor: VendorName): URL {
  return new URL(`./${vendor}/lines.json`, import.meta.url);
}

async function read<T>(url: URL): Promise<T | undefined> {
  const text = await readFile(url, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as T);
}
