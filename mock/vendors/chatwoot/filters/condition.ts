import { isObject } from '../../../../specs/json/json.ts';
import { isPresent } from '../input/casts.ts';
import { refuseSentence } from '../refusals.ts';
import { CannotFilter } from './filter-attribute.ts';

/** One condition of a payload. The names are those of the wire. */
export interface Condition {
  attribute_key: string;
  filter_operator: unknown;
  /** Texts, numbers or booleans in most requests; servers do not check. */
  values: unknown;
  /** How the next condition is joined; undefined: not at all. */
  join: 'AND' | 'OR' | undefined;
}

/** Operators without values. */
const valueless = ['is_present', 'is_not_present'];

/**
 * Reads the conditions of a payload.
 *
 * @throws ApiError `invalid` for an unknown query operator.
 * @throws CannotFilter for a payload on which the server fails.
 */
export function readConditions(payload: unknown): Condition[] {
  if (!Array.isArray(payload)) throw new CannotFilter('the payload is not a list');
  return payload.map((each: unknown) => {
    if (!isObject(each)) throw new CannotFilter('a condition is not an object');
    const { attribute_key: key, filter_operator, values, query_operator: join = null } = each;
    return { attribute_key: typeof key === 'string' ? key : '', filter_operator, values, join: readJoin(join) };
  });
}

function readJoin(join: unknown): Condition['join'] {
  if (join === null || join === '') return undefined;
  if (typeof join !== 'string') throw new CannotFilter('a query operator is not a text');
  const name = join.toUpperCase();
  if (name !== 'AND' && name !== 'OR') {
    throw refuseSentence('query_operator', 'Query operator must be either "AND" or "OR".');
  }
  return name;
}

/** @throws ApiError `invalid` for a condition that needs values and has none. */
export function assertValues({ attribute_key, filter_operator, values }: Condition): void {
  if (!valueless.includes(String(filter_operator)) && !isPresent(values)) throw refuseValue(attribute_key);
}

export const refuseValue = (key: string) =>
  refuseSentence('values', `Invalid value. The values provided for ${key} are invalid`);

/**
 * The first value of a condition; of a text, its first character, as in Ruby.
 *
 * @throws CannotFilter for values that are neither a list nor a text.
 */
export function firstOf(values: unknown): unknown {
  if (Array.isArray(values)) return values[0] as unknown;
  if (typeof values === 'string') return values[0];
  throw new CannotFilter('the values are not a list');
}
