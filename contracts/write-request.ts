import type { Json } from '../specs/json.ts';
import { findMediaType, isJsonType } from '../specs/media-types.ts';
import type { Operation, Parameter } from '../specs/operations.ts';
import { encode } from '../specs/parameters/encode.ts';
import { listSuccesses } from './checks/successes.ts';
import type { ResolvedRequest } from './world.ts';

type Resolved = Pick<ResolvedRequest, 'path' | 'query' | 'headers' | 'cookies' | 'data'>;

/**
 * The URL of a resolved request: each value in the style of its parameter. The base path of the document's server belongs to
 * it where the target is given without any path: one that has a path says itself where the API is.
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

/** A URL with more parameters. Those of `isShown` hold names of variables, which a shell fills in. */
export function withQuery(url: string, more: Record<string, string>, isShown: boolean): string {
  const pairs = Object.entries(more).map(([name, value]) => {
    return `${encodeURIComponent(name)}=${isShown ? value : encodeURIComponent(value)}`;
  });
  return pairs.length === 0 ? url : `${url}${url.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}

/** Headers of a resolved request, cookies among them. */
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
 * What an operation is asked for that does not list `application/json`: JSON of another name before all else. A server may
 * refuse to answer what is not accepted.
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

/** Undefined for text that is written as it stands. */
function write(parameter: Parameter | undefined, text: string, data: Json | undefined): string | undefined {
  if (!parameter || (data === undefined && !parameter.serialization)) return undefined;
  return encode(parameter, data ?? toData(parameter, text));
}

/** What a text is meant as: a list of one, or the JSON that it holds. */
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
