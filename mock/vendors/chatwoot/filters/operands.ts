import { day } from '../../../time/zone.ts';
import { CannotFilter, type FilterType } from './filter-attribute.ts';

/** What a condition compares a stored value with; null matches nothing. */
export type Operand = string | number | boolean | null;

/** Types of custom attributes in SQL, besides those of {@link FilterType}. */
export type OperandType = Exclude<FilterType, 'labels'> | 'numeric';

/**
 * Converts a sent value to the type of a column as PostgreSQL does with a literal.
 *
 * @throws CannotFilter for a value that the database refuses.
 */
export function toOperand(type: OperandType, value: unknown): Operand {
  if (value === null || value === undefined) return null;
  const operand = converters[type](value);
  if (operand === undefined) throw new CannotFilter(`${JSON.stringify(value)} is not a value of the type ${type}`);
  return operand;
}

const converters: Record<OperandType, (value: unknown) => Exclude<Operand, null> | undefined> = {
  text: (value) => (typeof value === 'string' ? value : undefined),
  integer: toNumber,
  numeric: toNumber,
  boolean: (value) => (typeof value === 'boolean' ? value : typeof value === 'string' ? toFlag(value) : undefined),
  date: toDay,
};

/** Reads a number, or a text that is one. Undefined for anything else. */
export function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const isNumber = typeof value === 'string' && /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(value);
  return isNumber ? Number(value) : undefined;
}

/** PostgreSQL also accepts the unambiguous beginnings of these words. */
function toFlag(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (word === '') return undefined;
  if (word === 'on' || word === '1' || 'true'.startsWith(word) || 'yes'.startsWith(word)) return true;
  if (/^off?$/.test(word) || word === '0' || 'false'.startsWith(word) || 'no'.startsWith(word)) return false;
  return undefined;
}

/** A date as Ruby's `Date.iso8601` accepts it: calendar dates, alone or with a time, which is cut off. */
const isoDate = /^\s*(\d{4})-?(\d{2})-?(\d{2})(t\d{2}:?\d{2}(:?\d{2}([.,]\d+)?)?(z|[-+]\d{2}(:?\d{2})?)?)?\s*$/i;

/** Returns the number of a day since 1970; undefined for a text that is not an ISO 8601 date. */
export function toDay(value: unknown): number | undefined {
  const [, year, month, date] = isoDate.exec(String(value)) ?? [];
  if (year === undefined) return undefined;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(date));
  return new Date(at).getUTCDate() === Number(date) ? at / day : undefined;
}
