import { isObject } from '../../../../specs/json.ts';
import { createRefusal } from '../refusal.ts';
import { parseSort } from '../views/page.ts';
import { type QueryValue, readPage } from './query.ts';

/** Fields of users that a search looks into where it is told nothing else, by the names that refusals give them. */
const searched = { emails: 'emails.address', username: 'username', name: 'name' } as const;

/**
 * What a list is asked for: a page, an order, a filter (Rocket.Chat 6.14, app/api/server/helpers/parseJsonQuery.ts;
 * executed). What is projected stays as it is: no field is hidden by `fields`.
 *
 * @throws Refusal for the first of sort, fields and query that can't be read, and for a search in a hidden field.
 */
export function readList(values: Map<string, QueryValue>, of?: 'users'): Record<string, unknown> {
  const textOf = (name: string) => {
    const value = values.get(name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const sort = textOf('sort');
  parseSort(sort);
  const fields = parse('fields', textOf('fields'), isProjection);
  const query = parse('query', textOf('query'), isObject);
  if (of === 'users' && Object.keys(query ?? {}).length === 0) {
    const hidden = Object.entries(searched).find(([field]) => fields?.[field] === 0)?.[1];
    if (hidden !== undefined) throw createRefusal('invalid', `Invalid attribute: ${hidden}`, 'error-invalid-query');
  }
  return { count: undefined, ...readPage(values), sort, query };
}

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
