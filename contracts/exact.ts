import { parse } from 'lossless-json';
import { findAt, fromPointer, isObject } from '../specs/json.ts';

/**
 * The digits of whole numbers that a number of JavaScript can't hold (ids like 9007199254740993), by the object or
 * array that they stand in. The value itself stays the nearest number, so that figures and schemas see what they expect.
 */
const digitsOf = new WeakMap<object, Map<string, string>>();

/** No list of a report is as long; to remember the digits of more would take more memory than it is worth. */
const mostLong = 20_000;

class LongInteger {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }
}

/**
 * Parses as `JSON.parse` does (of a key that stands twice the last counts), and remembers what no number can hold.
 *
 * @param change Makes another of the parsed value; it finds nothing in it but what JSON knows, and must pass on objects
 *   of a class as they are.
 */
export function parseExactly(text: string, change: (value: unknown) => unknown): unknown {
  // Numbers with fewer digits are exact, and nearly every answer has no others.
  const long = text.match(/\d{16,}/g)?.length ?? 0;
  if (long === 0 || long > mostLong) return change(JSON.parse(text));
  let exact: unknown;
  try {
    exact = parse(text, undefined, { parseNumber: toExact, onDuplicateKey: ({ newValue }) => newValue });
  } catch {
    // For the error that JSON.parse throws.
    return change(JSON.parse(text));
  }
  return settle({ root: change(exact) }).root;
}

function toExact(digits: string): unknown {
  const value = Number(digits);
  return /^-?\d+$/.test(digits) && !Number.isSafeInteger(value) ? new LongInteger(digits) : value;
}

function settle<Holder extends object>(holder: Holder): Holder {
  const members = holder as Record<string, unknown>;
  const long: [key: string, digits: string][] = [];
  for (const key in members) {
    const value = members[key];
    if (value instanceof LongInteger) long.push([key, value.digits]);
    else if (typeof value === 'object' && value !== null) settle(value);
  }
  if (long.length > 0) digitsOf.set(holder, new Map(long));
  for (const [key, digits] of long) members[key] = Number(digits);
  return holder;
}

/** An id at a JSON Pointer as the server wrote it, digit by digit; undefined for what is no single value. */
export function idAt(root: unknown, pointer: string): string | undefined {
  const segments = fromPointer(pointer);
  const value = findAt(root, pointer);
  if (value === undefined || typeof value === 'object') return undefined;
  const holder = findAt(root, pointer.slice(0, pointer.lastIndexOf('/')));
  const isHeld = Array.isArray(holder) || isObject(holder);
  return (isHeld ? digitsOf.get(holder)?.get(segments.at(-1) ?? '') : undefined) ?? String(value);
}

/** A value as JSON, digit by digit: two answers with the same text are the same. */
export function toExactText(value: unknown): string {
  return JSON.stringify(value, function (this: object, key: string, member: unknown) {
    return typeof member === 'number' ? (digitsOf.get(this)?.get(key) ?? member) : member;
  });
}
