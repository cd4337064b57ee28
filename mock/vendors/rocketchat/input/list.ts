import { isObject } from '../../../../specs/json.ts';
import { createRefusal } from '../refusal.ts';
import { parseSort } from '../views/page.ts';
import { type QueryValue, readPage } from './query.ts';

/**
 * What a list is asked for: a page, an order, a filter (Rocket.Chat 6.14, app/api/server/helpers/parseJsonQuery.ts;
 * executed).
 *
 * @throws Refusal for the first of sort, fields and query that can't be read.
 */
export function readList(values: Map<string, QueryValue>): Record<string, unknown> {
  const textOf = (name: string) => {
    const value = values.get(name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const sort = textOf('sort');
  parseSort(sort);
  const fields = parse('fields', textOf('fields'), isProjection);
  const query = parse('query', textOf('query'), isObject);
  return { count: undefined, ...readPage(values), sort, fields, query, isFiltered: true };
}

/** The fields that a request names. Throws Refusal for those that can't be read. */
export const readFields = (text: string | undefined) => parse('fields', text || undefined, isProjection);

const isProjection = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && Object.values(value).every((each) => each === 0 || each === 1);

function parse(
  name: 'fields' | 'query',
  text: string | undefined,
  isRight: (value: unknown) => boolean,
): Record<string, unknown> | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (isRight(value)) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw createRefusal('invalid', `Invalid ${name} parameter provided: "${text}"`, `error-invalid-${name}`, {
    helperMethod: 'parseJsonQuery',
  });
}
