import { extname } from 'node:path';
import { stringify } from 'yaml';
import { download, toPrintableUrl } from '../../../specs/documents/download.ts';
import { parseSource, type SourceDocument } from '../../../specs/documents/load.ts';
import { isObject, type JsonObject } from '../../../specs/json/json.ts';
import { mergeDocuments } from '../../../specs/merge/merge-documents.ts';
import { UsageError } from '../../../usage-error.ts';
import { readText } from '../../flags/shared-flags.ts';

/** The downloaded parts, merged into one document. */
export interface Fetched {
  json: JsonObject;
  /** The text as downloaded. For a document in several parts: JSON or YAML, by the extension of the file. */
  toText(file: string): string;
}

/**
 * Reads the parts of a document from paths and URLs.
 *
 * @throws UsageError `UNREADABLE_FILE`, `DOWNLOAD_FAILED`, `INVALID_REFERENCE`, or `INVALID_DOCUMENT` for a document that is
 *   not OpenAPI 3.0 or 3.1. Smaller violations of the specification are accepted in a vendor's document.
 */
export async function fetchDocuments(sources: readonly string[], cacert?: string): Promise<Fetched> {
  const parts: { text: string; json: JsonObject }[] = [];
  for (const source of sources) {
    const isUrl = /^[a-z][a-z\d+.-]+:\/\//i.test(source);
    const text = isUrl ? (await download(source, { cacert })).text : await readText(source);
    parts.push({ text, json: parse(isUrl ? toPrintableUrl(source) : source, text) });
  }
  const [only, ...others] = parts;
  const json = mergeDocuments(parts.map((part) => part.json));
  return {
    json,
    toText(file) {
      if (only && others.length === 0) return only.text;
      return extname(file) === '.json' ? `${JSON.stringify(json, null, 2)}\n` : stringify(json);
    },
  };
}

function parse(name: string, text: string): JsonObject {
  if (/^\s*</.test(text)) throw bad(`Expected an OpenAPI document, but ${name} is HTML or XML`);
  const { json } = parseSource(name, text);
  if (!/^3\.[01](\.|$)/.test(String(json.openapi ?? '')))
    throw bad(`Expected "openapi: 3.0" or "openapi: 3.1" in ${name}`);
  if (!isObject(json.paths) || Object.keys(json.paths).length === 0) throw bad(`${name} has no paths`);
  const outside = findOutside(json);
  if (outside) {
    const problem = `${name} refers to another file (${outside.slice(0, 80)})`;
    throw new UsageError('INVALID_REFERENCE', `${problem}. Pass a bundled document.`);
  }
  return json;
}

/** Finds a reference to another file. */
function findOutside(node: SourceDocument['json'][string]): string | undefined {
  if (Array.isArray(node)) return node.map(findOutside).find((found) => found !== undefined);
  if (!isObject(node)) return undefined;
  if (typeof node.$ref === 'string' && !node.$ref.startsWith('#')) return node.$ref;
  return Object.values(node)
    .map(findOutside)
    .find((found) => found !== undefined);
}

const bad = (what: string) => new UsageError('INVALID_DOCUMENT', `${what}.`);
