import type { Json } from '../../specs/json/json.ts';
import { findMediaType, isJsonType } from '../../specs/media-types.ts';
import type { Operation, Parameter } from '../../specs/operations.ts';
import { encode } from '../../specs/parameters/encode.ts';
import type { ResolvedRequest } from '../check-context.ts';
import { listSuccesses } from '../checks/successes.ts';

type Resolved = Pick<ResolvedRequest, 'path' | 'query' | 'headers' | 'cookies' | 'data'>;

/**
 * Builds the URL of a resolved request, with each value in the style of its parameter. If the target's URL has no path, the
 * base path of the document's server is added.
 */
export function toUrl(base: URL, operation: Operation, { path, query, data }: Resolved): string {
  const filled = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const parameter = find(operation, 'path', name);
    const text = path[name] ?? '';
    return write(parameter, text, data?.get(`path ${name}`)) ?? encodeURIComponent(text);
  });
  const url = new URL(base);
  const basePath = base.pathname === '/' ? operation.basePath : undefined;
  url.pathname = (basePath ?? base.pathname.replace(/\/$/, '')) + filled;
  const pairs = Object.entries(query).map(([name, text]) => {
    const written = write(find(operation, 'query', name), text, data?.get(`query ${name}`));
    return written ?? new URLSearchParams([[name, text]]).toString();
  });
  url.search = pairs.filter((pair) => pair !== '').join('&');
  return url.href;
}

/** Adds query parameters to a URL. With `isShown` they contain variable names for a shell to expand, so they stay unencoded. */
export function withQuery(url: string, more: Record<string, string>, isShown: boolean): string {
  const pairs = Object.entries(more).map(([name, value]) => {
    return `${encodeURIComponent(name)}=${isShown ? value : encodeURIComponent(value)}`;
  });
  return pairs.length === 0 ? url : `${url}${url.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}

/** Builds the headers of a resolved request, including cookies. */
export function toHeaders(
  operation: Operation,
  { headers = {}, cookies = {}, data }: Resolved,
  more: Record<string, string>,
): Record<string, string> {
  const written = Object.entries(headers).map(([name, text]) => [
    name,
    write(find(operation, 'header', name), text, data?.get(`headers ${name}`)) ?? text,
  ]);
  const pairs = Object.entries(cookies).map(
    ([name, text]) =>
      write(find(operation, 'cookie', name), text, data?.get(`cookies ${name}`)) ??
      `${name}=${encodeURIComponent(text)}`,
  );
  const all = [...pairs, ...Object.entries(more).map((pair) => pair.join('='))];
  return { ...Object.fromEntries(written), ...(all.length > 0 && { cookie: all.join('; ') }) };
}

/**
 * The Accept header for an operation that does not document `application/json`. Other JSON types are preferred. Without
 * the header, a server may refuse with 406.
 */
export function toAccept({ responses }: Operation): Record<string, string> {
  const types = listSuccesses(responses).flatMap((status) => Object.keys(responses[status]?.content ?? {}));
  const plain = [...new Set(types.map((type) => type.split(';')[0]?.trim() ?? ''))];
  if (plain.length === 0 || findMediaType(plain, 'application/json') !== undefined) return {};
  const json = plain.filter(isJsonType);
  return { accept: (json.length > 0 ? json : plain).join(', ') };
}

function find({ parameters }: Operation, place: Parameter['in'], name: string): Parameter | undefined {
  return parameters.find((each) => each.in === place && each.name === name);
}

/** Serializes a value; undefined for text that needs no serialization. */
function write(parameter: Parameter | undefined, text: string, data: Json | undefined): string | undefined {
  if (!parameter || (data === undefined && !parameter.serialization)) return undefined;
  return encode(parameter, data ?? toData(parameter, text));
}

/** Interprets a text as data: a list with one item, or parsed JSON. */
function toData({ serialization }: Parameter, text: string): Json {
  const { mediaType, shape } = serialization ?? {};
  const kind = shape?.kinds[0];
  if (kind === 'object' || (mediaType !== undefined && isJsonType(mediaType))) return parseOr(text);
  return kind === 'array' ? [text] : text;
}

function parseOr(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
