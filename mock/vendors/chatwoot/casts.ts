/** How Rails reads what was sent. Source: activemodel 7.1, lib/active_model/type/ (read), and 4.13.0 (executed). */

const falsehoods = new Set<unknown>([false, 0, '0', 'f', 'F', 'false', 'FALSE', 'off', 'OFF']);

/** A flag: blank is absent, a few spellings are false, and everything else is true. */
export function toBoolean(value: unknown): boolean | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return !falsehoods.has(value);
}

/** A whole number: the digits that a text begins with, 0 for text without; undefined for what can be none. */
export function toInteger(value: unknown): number | undefined {
  if (typeof value === 'number') return Math.trunc(value);
  if (typeof value === 'boolean') return Number(value);
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  return Number.parseInt(/^\s*[+-]?\d+/.exec(value)?.[0] ?? '0', 10);
}

/** Text as a column takes it; null for what was left out. */
export function toText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * A text as a controller's `to_i` reads it: the number that it begins with, 0 without one. So is one that is larger than
 * any id or page.
 */
export function toIntegerOrZero(text: string | undefined): number {
  const number = toInteger(text) ?? 0;
  return Number.isSafeInteger(number) ? number : 0;
}

/** A text as Ruby's `String#to_f` reads it. */
export function toFloat(text: string): number {
  const number = Number(/^\s*[-+]?\d+(\.\d+)?(e[-+]?\d+)?/i.exec(text)?.[0] ?? 0);
  return Number.isFinite(number) ? number : 0;
}

/** A page as kaminari reads it: what is no positive number is the first. */
export function toPage(value: unknown): number {
  return Math.max(1, toInteger(value) ?? 1);
}

/** What is no text, or one of spaces alone. */
export const isBlank = (text: unknown): boolean => typeof text !== 'string' || text.trim() === '';

/** What `present?` says: blank text, empty lists and objects, false and nothing are not. */
export function isPresent(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (value === undefined || value === null || value === false) return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
