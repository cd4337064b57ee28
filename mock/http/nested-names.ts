import { createParameterError } from '../api-error.ts';

/**
 * Maximum number of parameters in one query or form, including list elements. Rack, on which Chatwoot runs, has the same
 * limit.
 */
export const maxParameters = 4096;

/** A form value: text, the description of a file, or a list or object built from bracketed names. */
export type NestedValue = string | UploadedFile | NestedValue[] | { [name: string]: NestedValue };

/** Description of a file in a form. Its bytes are not kept. */
export interface UploadedFile {
  filename: string;
  mediaType: string;
  bytes: number;
}

/** Rack's maximum nesting depth. Deeper names are skipped. */
const maxDepth = 32;

/**
 * Combines named values as Rack does: `a[b]=1` is an object, `a[]=1` is a list, and the last of two plain values with
 * one name wins. Source: Rack 2.2 (lib/rack/query_parser.rb), on which Chatwoot 4.13 runs.
 *
 * @throws ApiError `malformed` for a name that is used both as a list and as a value, and for too many values.
 */
export function nestNames(entries: Iterable<readonly [string, string | UploadedFile]>): Record<string, NestedValue> {
  const all = createObject();
  let count = 0;
  for (const [name, value] of entries) {
    count += 1;
    if (count > maxParameters) {
      throw createParameterError('malformed', 'body', `must have at most ${maxParameters} parameters`);
    }
    const [first = '', ...rest] = splitName(name);
    if (first === '' || rest.length > maxDepth) continue;
    put(all, first, rest, value);
  }
  return all;
}

/** Splits `a[b][]` into `a`, `b` and an empty string for the list. */
function splitName(name: string): string[] {
  const [, first = '', rest = ''] = /^([^[]*)(.*)$/s.exec(name) ?? [];
  const parts = [...rest.matchAll(/\[([^\]]*)\]/g)].map(([, part = '']) => part);
  // Malformed brackets are part of the name.
  return parts.join('').length + parts.length * 2 === rest.length ? [first, ...parts] : [name];
}

function put(into: Record<string, NestedValue>, name: string, rest: readonly string[], value: NestedValue): void {
  const [next, ...others] = rest;
  if (next === undefined) {
    into[name] = value;
    return;
  }
  if (next === '') {
    const list = into[name] ?? [];
    if (!Array.isArray(list)) throw refuseName(name);
    into[name] = list;
    const [key, ...below] = others;
    if (key === undefined) list.push(value);
    else putInLast(list, key, below, value);
    return;
  }
  const object = into[name] ?? createObject();
  if (!isPlain(object)) throw refuseName(name);
  into[name] = object;
  put(object, next, others, value);
}

/** With `a[][b]=1&a[][b]=2` each b starts a new object. */
function putInLast(list: NestedValue[], key: string, rest: readonly string[], value: NestedValue): void {
  const last = list.at(-1);
  const isOpen = last !== undefined && isPlain(last) && !Object.hasOwn(last, key);
  const object = isOpen ? last : createObject();
  if (!isOpen) list.push(object);
  put(object, key, rest, value);
}

/** Without a prototype, so that a parameter named `__proto__` is an ordinary key. */
const createObject = (): Record<string, NestedValue> => Object.create(null);

function isPlain(value: NestedValue): value is Record<string, NestedValue> {
  return typeof value === 'object' && !Array.isArray(value) && Object.getPrototypeOf(value) === null;
}

const refuseName = (name: string) =>
  createParameterError('malformed', name, 'must be a value, a list or an object, and not two of them');
