import type { Json } from '../../specs/json/json.ts';
import type { HeaderSpec } from '../../specs/operations.ts';

/** Headers that OpenAPI ignores, and headers that depend on the body or the connection. */
const excludedHeaders: ReadonlySet<string> = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'etag',
  'keep-alive',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Values of headers for which a random value would make no sense. */
const valuesByName: Readonly<Record<string, (facts: HeaderFacts) => string | undefined>> = {
  location: ({ status, path, id }) =>
    status < 300 && id !== undefined ? `${path.replace(/\/$/, '')}/${encodeURIComponent(id)}` : path,
  'retry-after': () => '5',
  'access-control-allow-origin': () => '*',
  'cache-control': () => 'no-store',
  allow: () => 'GET, HEAD, OPTIONS',
  'www-authenticate': () => 'Bearer',
};

/** Facts about the response that header values depend on. */
export interface HeaderFacts {
  status: number;
  /** The request's path. */
  path: string;
  /** Id of the resource in the body. */
  id?: string;
  /** Number of items of the list in the body. */
  itemCount?: number;
}

/** Names of headers that contain the number of items. */
const countName = /^x-(total|total-count|count|items)$|^x-pagination-total/;

/**
 * The documented headers of a response, in the order of the document.
 *
 * @param make Generates a value from a header's schema; undefined if it has none.
 */
export function toHeaders(
  specs: readonly HeaderSpec[],
  facts: HeaderFacts,
  make: (header: HeaderSpec) => Json | undefined,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const spec of specs) {
    const name = spec.name.toLowerCase();
    if (excludedHeaders.has(name) || !/^[\w!#$%&'*+.^`|~-]+$/.test(name)) continue;
    const own = spec.example === undefined ? findOwn(name, spec, facts) : undefined;
    const value = spec.example ?? own ?? make(spec);
    if (value !== undefined && value !== null) headers[name] = toHeaderText(value);
  }
  return headers;
}

function findOwn(name: string, { schema }: HeaderSpec, facts: HeaderFacts): string | undefined {
  if (schema?.enum !== undefined || schema?.const !== undefined || schema?.pattern !== undefined) return undefined;
  if (countName.test(name)) return facts.itemCount === undefined ? undefined : String(facts.itemCount);
  return valuesByName[name]?.(facts);
}

/** Serializes a value in the style `simple`, with characters that a header allows. */
function toHeaderText(value: Json): string {
  const text = typeof value === 'object' && value !== null ? toSimple(value) : String(value);
  // A lone surrogate cannot be percent-encoded.
  return text.replace(/\p{Surrogate}/gu, '\ufffd').replace(/[^\x20-\x7e]/gu, encodeURIComponent);
}

function toSimple(value: Json[] | { [name: string]: Json | undefined }): string {
  const parts = Array.isArray(value) ? value : Object.entries(value).flat();
  return parts.map((part) => (typeof part === 'object' ? JSON.stringify(part) : String(part))).join(',');
}
