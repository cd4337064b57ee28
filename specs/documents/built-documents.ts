import { readFile } from 'node:fs/promises';
import type { JsonObject } from '../json/json.ts';
import type { VendorName } from '../vendors.ts';
import type { OwnDocument } from './own-documents.ts';

// The build converts the built-in YAML documents to JSON, which is parsed twenty times as fast. A source checkout does not have
// these files, because its YAML may have changed since the build.

/** Line numbers of a document's operations by JSON Pointer. Every check prints them. */
export type Lines = Readonly<Record<string, number>>;

/** Reads the JSON copy of a built-in document. Undefined if there is none. */
export async function readCopy(vendor: VendorName, name: OwnDocument): Promise<JsonObject | undefined> {
  return read<JsonObject>(copyOf(vendor, name));
}

/** Reads a vendor's document with the behaviour overlay applied. Undefined if there is no build. */
export async function readDocumented(vendor: VendorName): Promise<JsonObject | undefined> {
  return read<JsonObject>(documentedOf(vendor));
}

/** Reads the line numbers of the operations in a vendor's YAML document. */
export async function readLines(vendor: VendorName): Promise<Lines | undefined> {
  return read<Lines>(linesOf(vendor));
}

/** URL of the JSON copy of a document. */
export function copyOf(vendor: VendorName, name: OwnDocument): URL {
  return new URL(`../${vendor}/${name}.json`, import.meta.url);
}

/** URL of the documented contract. */
export function documentedOf(vendor: VendorName): URL {
  return new URL(`../${vendor}/documented.json`, import.meta.url);
}

/** URL of the line numbers. */
export function linesOf(vendor: VendorName): URL {
  return new URL(`../${vendor}/lines.json`, import.meta.url);
}

async function read<T>(url: URL): Promise<T | undefined> {
  const text = await readFile(url, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as T);
}
