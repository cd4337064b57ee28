import { isObject, type JsonObject } from '../../../../specs/json/json.ts';
import { createRefusal } from '../refusal.ts';
import { parseSort } from '../views/page.ts';
import type { Fields } from '../views/project.ts';
import { type QueryValue, readPage } from './query.ts';

/** The parameters of a list request, as servers read them. */
export interface ListParameters {
  offset?: number;
  count?: number;
  sort?: string;
  fields?: Fields;
  query?: JsonObject;
  /** Whether servers apply `query`. */
  isFiltered: boolean;
}

/**
 * Reads page, sort, fields and query of a list request (Rocket.Chat 6.14, app/api/server/helpers/parseJsonQuery.ts;
 * executed).
 *
 * @throws Refusal for the first of sort, fields and query that is invalid.
 */
export function readList(values: Map<string, QueryValue>): ListParameters {
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

/** Reads the `fields` parameter. Throws a Refusal if it is invalid. */
export const readFields = (text: string | null | undefined) => parse('fields', text || undefined, isProjection);

const isProjection = (value: unknown): value is Fields =>
  isObject(value) && Object.values(value).every((each) => each === 0 || each === 1);

function parse<Value>(
  name: 'fields' | 'query',
  text: string | undefined,
  isValid: (value: unknown) => value is Value,
): Value | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (isValid(value)) return value;
  } catch {
    // The text is not JSON: refused below.
  }
  throw createRefusal('invalid', `Invalid ${name} parameter provided: "${text}"`, `error-invalid-${name}`, {
    helperMethod: 'parseJsonQuery',
  });
}
