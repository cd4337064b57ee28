import { isObject, type Json } from '../../specs/json/json.ts';
import type { Operation } from '../../specs/operations.ts';
import { secretNamePattern } from '../http/redact-url.ts';
import type { MockRequest } from '../vendor-interface/request.ts';
import { toSingular, toWords } from './values/to-words.ts';

/** What a generated response takes from the request. */
export interface RequestFacts {
  /** Values that the response repeats, by the words of their names. */
  requestValues: Map<string, Json>;
  /** Words of the resource that the path names: `contact` of `/accounts/{account_id}/contacts/{id}`. */
  owner: string;
  /** Seed text of the generated values: everything in the request that they depend on. */
  seedText: string;
}

/** Query parameters that select a response (`__code`) and do not belong to the request. */
const preferenceName = /^__/;

export function toRequestFacts({ id, path, method }: Operation, request: MockRequest): RequestFacts {
  const segments = path.split('/').filter((segment) => segment !== '');
  const owner = toSingular(
    toWords(segments.filter((segment) => !segment.includes('{')).at(-1) ?? '')
      .split(' ')
      .at(-1) ?? '',
  );
  const query = Object.entries(request.query).filter(([name]) => !preferenceName.test(name));
  const purpose = JSON.stringify(['answer', id, method, request.params, query.toSorted(), request.body ?? null]);
  return {
    requestValues: new Map([...listBody(request.body), ...listQuery(query), ...listPath(segments, request.params)]),
    owner,
    seedText: purpose,
  };
}

/** `{id}` after `contacts` is also `contact id`, and the id of the resource itself at the end of the path. */
function listPath(segments: readonly string[], params: Record<string, string>): [string, Json][] {
  return segments.flatMap((segment, index): [string, Json][] => {
    const name = /^\{([^}]+)\}$/.exec(segment)?.[1];
    const value = name === undefined ? undefined : params[name];
    if (name === undefined || value === undefined) return [];
    const words = toWords(name);
    const kind = toSingular(
      toWords(segments[index - 1] ?? '')
        .split(' ')
        .at(-1) ?? '',
    );
    const isLast = index === segments.length - 1;
    return [
      [words, value],
      ...(kind === '' || kind.includes('{') ? [] : [[`${kind} id`, value] as [string, Json]]),
      ...(isLast ? [['id', value] as [string, Json]] : []),
    ];
  });
}

function listQuery(query: readonly [string, string][]): [string, Json][] {
  return query
    .map(([name, value]): [string, Json] => [toWords(name), value])
    .filter(([words]) => /\bids?$/.test(words));
}

/** Values of the request body, without secrets. */
function listBody(body: unknown): [string, Json][] {
  return Object.entries(isObject(body) ? body : {}).flatMap(([name, value]): [string, Json][] => {
    const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return isPlain && !secretNamePattern.test(name) && toWords(name) !== 'id' ? [[toWords(name), value]] : [];
  });
}
