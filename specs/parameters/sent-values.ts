import { groupByName, type SentValues } from './decode.ts';
import type { ParameterPlace } from './serialization.ts';

/** The parts of a request that contain parameters, with escapes decoded. */
export interface RequestParts {
  path: Record<string, string>;
  /** Values by name. The last value counts if a name was repeated. */
  query: Record<string, unknown>;
  /** Query parameters sent with brackets (`name[]`), by name without brackets. */
  lists?: Record<string, readonly string[]>;
  /** All values of query parameters that were repeated without brackets, by name. */
  repeatedValues?: Record<string, readonly string[]>;
  headers: Record<string, unknown>;
  body?: unknown;
  /** Content-Type of the body. Default: application/json. */
  bodyType?: string;
}

/** A parsed query. The last value of a repeated name counts. Names that end in [] form lists under the bare name. */
export type QueryParts = Pick<Required<RequestParts>, 'lists'> & {
  query: Record<string, string>;
  lists: Record<string, string[]>;
  repeatedValues?: Record<string, string[]>;
};

/**
 * Reads the query of a URL. Broken escapes stay as they are.
 *
 * @param max Maximum number of parameters. The result is undefined if there are more. Default: no limit.
 */
export function readQuery(url: string, max = Number.POSITIVE_INFINITY): QueryParts | undefined {
  // No prototype, so that a parameter may be named __proto__.
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

/** Returns the values in one place of a request, by name. */
export function findSentValues(place: ParameterPlace, request: RequestParts): SentValues {
  const { path, headers } = request;
  if (place === 'query') return toQuerySent(request);
  if (place === 'cookie') return groupByName(readCookies(request));
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

function toQuerySent({ query, lists, repeatedValues }: RequestParts): SentValues {
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

/** Returns the unchanged pairs of a Cookie header with one of these names. Undefined if there are none. */
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
