import { parse } from 'lossless-json';
import { findAt, fromPointer, isObject } from '../../specs/json/json.ts';

/**
 * The digits of integers that a JavaScript number cannot hold (ids like 9007199254740993), by the object or array that
 * contains them. The value itself is the nearest number, which is what calculations and schemas expect.
 */
const digitsOf = new WeakMap<object, Map<string, string>>();

/** Maximum number of long integers whose digits are kept, to limit memory. No list of a report is that long. */
const maxLongIntegers = 20_000;

class LongInteger {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }
}

/**
 * Parses JSON as `JSON.parse` does (the last of two equal keys wins), and keeps the digits of integers that a number
 * cannot hold.
 *
 * @param change Transforms the parsed value. It must return objects of a class unchanged.
 */
export function parseExactly(text: string, change: (value: unknown) => unknown): unknown {
  // Numbers with fewer digits are exact, and nearly every response has only those.
  const longCount = text.match(/\d{16,}/g)?.length ?? 0;
  if (longCount === 0 || longCount > maxLongIntegers) return change(JSON.parse(text));
  let exact: unknown;
  try {
    exact = parse(text, undefined, { parseNumber: toExact, onDuplicateKey: ({ newValue }) => newValue });
  } catch {
    // Parse again to throw the error of JSON.parse.
    return change(JSON.parse(text));
  }
  return replaceLongIntegers({ root: change(exact) }).root;
}

function toExact(digits: string): unknown {
  const value = Number(digits);
  return /^-?\d+$/.test(digits) && !Number.isSafeInteger(value) ? new LongInteger(digits) : value;
}

function replaceLongIntegers<Holder extends object>(holder: Holder): Holder {
  const members = holder as Record<string, unknown>;
  const long: [key: string, digits: string][] = [];
  for (const key in members) {
    const value = members[key];
    if (value instanceof LongInteger) long.push([key, value.digits]);
    else if (typeof value === 'object' && value !== null) replaceLongIntegers(value);
  }
  if (long.length > 0) digitsOf.set(holder, new Map(long));
  for (const [key, digits] of long) members[key] = Number(digits);
  return holder;
}

/** The id at a JSON Pointer with the exact digits that the server sent; undefined for an object, array or no value. */
export function idAt(root: unknown, pointer: string): string | undefined {
  const segments = fromPointer(pointer);
  const value = findAt(root, pointer);
  if (value === undefined || typeof value === 'object') return undefined;
  const holder = findAt(root, pointer.slice(0, pointer.lastIndexOf('/')));
  const isHeld = Array.isArray(holder) || isObject(holder);
  return (isHeld ? digitsOf.get(holder)?.get(segments.at(-1) ?? '') : undefined) ?? String(value);
}

/** A value as JSON with exact digits. Two responses with the same text are equal. */
export function toExactText(value: unknown): string {
  return JSON.stringify(value, function (this: object, key: string, member: unknown) {
    return typeof member === 'number' ? (digitsOf.get(this)?.get(key) ?? member) : member;
  });
}
