import type { Json, JsonObject } from '../../../../../specs/json/json.ts';
import { isObject } from '../../../../../specs/json/json.ts';
import { isBlank, isPresent, toBoolean, toInteger, toText } from '../../input/casts.ts';
import type { Account } from '../../tables.ts';

/** How a column of the database stores a value. */
export type FieldType = 'text' | 'integer' | 'boolean' | 'texts' | 'object' | 'objects';

/** A field that clients write. */
export interface Field {
  type: FieldType;
  /** The names of an enumeration, in the order of their numbers. Clients send a name or a number. */
  names?: readonly string[];
  /** The value of a new record without the field. Default: null. */
  initial?: Json;
  /** Whether the value is the id of the user who writes the record last. Requests cannot set it. */
  isWriter?: boolean;
  /** Whether spaces around the text are removed. */
  isTrimmed?: boolean;
  /** Whether the database refuses null, on which servers fail with 500. */
  isNeverNull?: boolean;
  /** Whether only the request that creates the record can set it. */
  isFixed?: boolean;
  /** Whether no request can set it. */
  isComputed?: boolean;
  /** The rules that a value must satisfy, in the order of the server's validations. */
  rules?: readonly Rule[];
}

/** What a rule can compare a value with. */
export interface RuleContext {
  /** All values of the record, as they would be stored. */
  values: JsonObject;
  /** Values of the other records of this kind in the account. */
  others: readonly JsonObject[];
  isNew: boolean;
  account: Account;
}

/** Returns the rest of a sentence that starts with the field's name, or several; undefined for a valid value. */
export type Rule = (value: Json, context: RuleContext) => string | readonly string[] | undefined;

export const isFilled: Rule = (value) => (isPresent(value) ? undefined : "can't be blank");

/** No other record of the account has the value, among those that have the same values of some fields. */
export function isUnique(field: string, scope: readonly string[] = []): Rule {
  return (value, { values, others }) => {
    const isSame = (other: JsonObject) => [field, ...scope].every((name) => other[name] === values[name]);
    return value !== null && others.some(isSame) ? 'has already been taken' : undefined;
  };
}

/** A text matches a pattern. A value that is missing does not. */
export function matches(pattern: RegExp, message: string): Rule {
  return (value) => (typeof value === 'string' && pattern.test(value) ? undefined : message);
}

/** A text has at most a number of characters. */
export function isAtMost(max: number): Rule {
  return (value) =>
    typeof value === 'string' && value.length > max ? `is too long (maximum is ${max} characters)` : undefined;
}

/** Thrown for a value that a field cannot store, with what it must be. Servers fail with 500. */
export class UnstorableValue extends Error {}

/**
 * Converts a value as Rails' strong parameters and the column do. Undefined for a value that strong parameters remove,
 * such as an object for a text.
 *
 * Source: actionpack 7.1, strong_parameters.rb (permitted scalars, `key: []`, `key: {}`); activemodel 7.1, type/ (read).
 *
 * @throws UnstorableValue for a value that is not in the enumeration, or is not the list of objects that a controller reads.
 */
export function toStored({ type, names, isTrimmed }: Field, value: unknown): Json | undefined {
  if (type === 'object') return isObject(value) ? value : undefined;
  if (type === 'texts') return toTexts(value);
  if (type === 'objects') return toObjects(value);
  if (typeof value === 'object' && value !== null) return undefined;
  if (names) return toName(names, value);
  if (type === 'integer') return toInteger(value) ?? null;
  if (type === 'boolean') return toBoolean(value) ?? null;
  const text = toText(value);
  return text !== null && isTrimmed && !isBlank(text) ? text.trim() : text;
}

function toTexts(value: unknown): Json | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: unknown[] = value;
  const isScalar = items.every((each) => typeof each !== 'object' || each === null);
  return isScalar ? items.map((each) => toText(each) ?? '') : undefined;
}

/** Null counts as absent. */
function toObjects(value: unknown): JsonObject[] | undefined {
  if (value === null || value === undefined) return undefined;
  if (!Array.isArray(value) || !value.every(isObject)) throw new UnstorableValue('must be a list of objects');
  return value;
}

function toName(names: readonly string[], value: unknown): Json {
  if (value === null || value === undefined || value === '') return null;
  // Rails also accepts the number as a text.
  const name = names.find((each, number) => each === value || String(number) === String(value));
  if (name === undefined) throw new UnstorableValue(`must be one of ${names.join(', ')}`);
  return name;
}
