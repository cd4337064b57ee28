import type { Json } from '../../specs/json.ts';
import type { HeaderSpec } from '../../specs/operations.ts';

/** Headers that OpenAPI leaves to others, and those that follow from the body and the connection. */
const notOurs: ReadonlySet<string> = new Set([
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

/** Values of headers that a made-up number or text would make no sense in, by their names. */
const valuesByName: Readonly<Record<string, (facts: HeaderFacts) => string | undefined>> = {
  location: ({ status, path, id }) =>
    status < 300 && id !== undefined ? `${path.replace(/\/$/, '')}/${encodeURIComponent(id)}` : path,
  'retry-after': () => '5',
  'access-control-allow-origin': () => '*',
  'cache-control': () => 'no-store',
  allow: () => 'GET, HEAD, OPTIONS',
  'www-authenticate': () => 'Bearer',
};

/** What header values follow from. */
export interface HeaderFacts {
  status: number;
  /** The request's path. */
  path: string;
  /** Of the resource in the body. */
  id?: string;
  /** Items of the list in the body. */
  itemCount?: number;
}

/** Names of headers that tell how many items there are. */
const countName = /^x-(total|total-count|count|items)$|^x-pagination-total/;

/**
 * The documented headers of a response, in the order of the document.
 *
 * @param make Makes a value by a header's schema; undefined where there is none.
 */
export function toHeaders(
  specs: readonly HeaderSpec[],
  facts: HeaderFacts,
  make: (header: HeaderSpec) => Json | undefined,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const spec of specs) {
    const name = spec.name.toLowerCase();
    if (notOurs.has(name) || !/^[\w!#$%&'*+.^`|~-]+$/.test(name)) continue;
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

/** A value in the style `simple`, in the letters that a header may have. */
function toHeaderText(value: Json): string {
  const text = typeof value === 'object' && value !== null ? toSimple(value) : String(value);
  // Half a character has no escape.
  return text.replace(/\p{Surrogate}/gu, '\ufffd').replace(/[^\x20-\x7e]/gu, encodeURIComponent);
}

function toSimple(value: Json[] | { [name: string]: Json | undefined }): string {
  const parts = Array.isArray(value) ? value : Object.entries(value).flat();
  return parts.map((part) => (typeof part === 'object' ? JSON.stringify(part) : String(part))).join(',');
}
