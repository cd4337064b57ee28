import { type Sent, toSent } from './decode.ts';
import type { ParameterPlace } from './serialization.ts';

/** The parts of a request that parameters are read from, escapes undone. */
export interface RequestParts {
  path: Record<string, string>;
  /** Of names that were sent more than once, the last value. */
  query: Record<string, unknown>;
  /** Query parameters that were sent as lists, by their names without brackets. */
  lists?: Record<string, readonly string[]>;
  /** All values of query parameters that were sent more than once, without brackets, by name. */
  repeatedValues?: Record<string, readonly string[]>;
  headers: Record<string, unknown>;
  body?: unknown;
  /** Content-Type of the body. Default: application/json. */
  bodyType?: string;
}

/** A query, read. Of two parameters with one name the last counts; a name that ends in [] makes a list of the bare name. */
export type QueryParts = Pick<Required<RequestParts>, 'lists'> & {
  query: Record<string, string>;
  lists: Record<string, string[]>;
  repeatedValues?: Record<string, string[]>;
};

/**
 * Reads the query of a URL. Broken escapes stay as they are.
 *
 * @param max More parameters than this make it undefined. Default: there is no limit.
 */
export function readQuery(url: string, max = Number.POSITIVE_INFINITY): QueryParts | undefined {
  // No prototype, so that a parameter called __proto__ is a parameter.
  const parts: QueryParts = { query: Object.create(null), lists: Object.create(null) };
  const { query, lists } = parts;
  const start = url.indexOf('?');
  if (start < 0) return parts;
  let count = 0;
  for (const [name, value] of new URLSearchParams(url.slice(start + 1))) {
    count += 1;
    if (count > max) return undefined;
    if (name.endsWith('[]')) {
      const bare = name.slice(0, -2);
      lists[bare] ??= [];
      lists[bare].push(value);
    } else if (Object.hasOwn(query, name)) {
      parts.repeatedValues ??= Object.create(null) as Record<string, string[]>;
      parts.repeatedValues[name] ??= [query[name] ?? ''];
      parts.repeatedValues[name].push(value);
    }
    query[name] = value;
  }
  return parts;
}

/** What a request sent in one place, to be asked by name. */
export function findSent(place: ParameterPlace, request: RequestParts): Sent {
  const { path, headers } = request;
  if (place === 'query') return toQuerySent(request);
  if (place === 'cookie') return toSent(readCookies(request));
  const findValue = (name: string) => (place === 'path' ? own(path, name) : findHeader(headers, name));
  return {
    valuesOf(name) {
      const value = findValue(name);
      return value === undefined ? [] : [String(value)];
    },
    names: () => Object.keys(place === 'path' ? path : headers),
  };
}

const own = <Value>(values: Record<string, Value> | undefined, name: string) =>
  values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;

function toQuerySent({ query, lists, repeatedValues }: RequestParts): Sent {
  return {
    valuesOf(name) {
      const list = name.endsWith('[]') ? own(lists, name.slice(0, -2)) : own(repeatedValues, name);
      if (list) return list;
      const value = own(query, name);
      return value === undefined ? [] : [String(value)];
    },
    names: () => Object.keys(query),
  };
}

function findHeader(headers: Record<string, unknown>, name: string): unknown {
  const wanted = name.toLowerCase();
  const found = Object.keys(headers).find((each) => each.toLowerCase() === wanted);
  return found === undefined ? undefined : headers[found];
}

function readCookies({ headers }: RequestParts): [string, string][] {
  const text = findHeader(headers, 'cookie');
  if (typeof text !== 'string') return [];
  return text.split(';').flatMap((pair): [string, string][] => {
    const at = pair.indexOf('=');
    if (at < 0) return [];
    const value = pair.slice(at + 1).trim();
    return [[pair.slice(0, at).trim(), undoEscapes(value.replace(/^"(.*)"$/s, '$1'))]];
  });
}

/** The pairs of a Cookie header that have one of these names, as they stand; undefined where there is none. */
export function pickCookies(header: string | undefined, names: readonly string[]): string | undefined {
  const kept = header?.split(';').filter((pair) => names.includes(pair.split('=', 1)[0]?.trim() ?? ''));
  return kept && kept.length > 0 ? kept.map((pair) => pair.trim()).join('; ') : undefined;
}

function undoEscapes(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
