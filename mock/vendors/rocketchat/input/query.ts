import type { MockRequest } from '../../../vendor-interface/request.ts';

/** Placeholder for a value that the server parses to a list or object: a repeated parameter, or one with brackets. */
export const structuredValue = Symbol('structured');
export type QueryValue = string | typeof structuredValue;

/** The query as servers parse it: values by name without brackets, in the order of the first occurrences. */
export function toQueryValues({ query, repeats = [] }: MockRequest): Map<string, QueryValue> {
  const values = new Map<string, QueryValue>();
  for (const [name, value] of Object.entries(query)) {
    const bare = name.replace(/\[.*$/s, '');
    const isPlain = bare === name && !repeats.includes(name) && !values.has(bare);
    values.set(bare, isPlain ? value : structuredValue);
  }
  return values;
}

const textOf = (value: QueryValue | undefined) => (typeof value === 'string' ? value : undefined);

/**
 * `offset` and `count` as `parseInt` reads them, NaN included (Rocket.Chat 6.14,
 * app/api/server/helpers/getPaginationItems.ts; executed). `count` is omitted if the query has none.
 */
export function readPage(values: Map<string, QueryValue>): { offset?: number; count?: number } {
  const [offset, count] = [textOf(values.get('offset')), textOf(values.get('count'))];
  return {
    offset: offset ? Number.parseInt(offset, 10) : 0,
    ...(count === undefined ? {} : { count: Number.parseInt(count || '0', 10) }),
  };
}
