/**
 * Converts request values as Rails does.
 *
 * Source: activemodel 7.1, lib/active_model/type/ (read), and Chatwoot 4.13.0 (executed).
 */

const falsehoods = new Set<unknown>([false, 0, '0', 'f', 'F', 'false', 'FALSE', 'off', 'OFF']);

/** Reads a boolean. Blank means absent, a few spellings are false, and everything else is true. */
export function toBoolean(value: unknown): boolean | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return !falsehoods.has(value);
}

/** Reads an integer: the digits at the start of a text, or 0 without digits. Undefined for blank text and objects. */
export function toInteger(value: unknown): number | undefined {
  if (typeof value === 'number') return Math.trunc(value);
  if (typeof value === 'boolean') return Number(value);
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  return Number.parseInt(/^\s*[+-]?\d+/.exec(value)?.[0] ?? '0', 10);
}

/** Converts a value to the text that a database column stores; null for absent values. */
export function toText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * Reads a text as `to_i` in a controller does: the number at its start, or 0 without one. Numbers beyond the safe integer
 * range, which are no valid id or page, also become 0.
 */
export function toIntegerOrZero(text: string | undefined): number {
  const number = toInteger(text) ?? 0;
  return Number.isSafeInteger(number) ? number : 0;
}

/** Reads a text as Ruby's `String#to_f` does. */
export function toFloat(text: string): number {
  const number = Number(/^\s*[-+]?\d+(\.\d+)?(e[-+]?\d+)?/i.exec(text)?.[0] ?? 0);
  return Number.isFinite(number) ? number : 0;
}

/** Reads a page as kaminari does: anything but a positive number means the first page. */
export function toPage(value: unknown): number {
  return Math.max(1, toInteger(value) ?? 1);
}

/** Whether a value is not a text, or is empty or whitespace only. */
export const isBlank = (text: unknown): boolean => typeof text !== 'string' || text.trim() === '';

/** Whether a value is present by Rails' `present?`: not blank text, an empty list or object, false, or nil. */
export function isPresent(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (value === undefined || value === null || value === false) return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
