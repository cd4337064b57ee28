import { readFile } from 'node:fs/promises';
import type { JsonObject } from '../json/json.ts';
import type { VendorDeclaration } from '../vendor-declaration.ts';
import { builtInVendors } from '../vendors.ts';

// The build converts the built-in YAML documents to JSON, which is parsed twenty times as fast. A source checkout does not have
// these files, because its YAML may have changed since the build. Vendors of plugins have none.

/** Line numbers of a document's operations by JSON Pointer. Every check prints them. */
export type Lines = Readonly<Record<string, number>>;

/** Reads the JSON copy of a built-in document. Undefined if there is none. */
export async function readCopy(vendor: VendorDeclaration, document: URL): Promise<JsonObject | undefined> {
  return read<JsonObject>(vendor, copyOf(document));
}

/** Reads a vendor's document with the behaviour overlay applied. Undefined if there is no build. */
export async function readDocumented(vendor: VendorDeclaration): Promise<JsonObject | undefined> {
  return read<JsonObject>(vendor, documentedOf(vendor));
}

/** Reads the line numbers of the operations in a vendor's YAML document. */
export async function readLines(vendor: VendorDeclaration): Promise<Lines | undefined> {
  return read<Lines>(vendor, linesOf(vendor));
}

/** URL of the JSON copy of a document. */
export function copyOf(document: URL): URL {
  return new URL(document.href.replace(/\.yaml$/, '.json'));
}

/** URL of the documented contract. */
export function documentedOf({ name }: VendorDeclaration): URL {
  return new URL(`../${name}/documented.json`, import.meta.url);
}

/** URL of the line numbers. */
export function linesOf({ name }: VendorDeclaration): URL {
  return new URL(`../${name}/lines.json`, import.meta.url);
}

async function read<T>(vendor: VendorDeclaration, url: URL): Promise<T | undefined> {
  if (!builtInVendors.includes(vendor)) return undefined;
  const text = await readFile(url, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as T);
}
