import { createParameterFault } from '../fault.ts';
import { parameterLimit } from './limits.ts';

/** A value of a form: text, a file's description, or what its name puts it into. */
export type Nested = string | UploadedFile | Nested[] | { [name: string]: Nested };

/** What is kept of a file that a form carried; its bytes are not. */
export interface UploadedFile {
  filename: string;
  mediaType: string;
  bytes: number;
}

/** Rack refuses names that nest more deeply. */
const maxDepth = 32;

/**
 * Puts named values together as Rack does: `a[b]=1` is an object, `a[]=1` a list, and of two plain values of one name the
 * last counts. Rack 2.2 (lib/rack/query_parser.rb), on which Chatwoot 4.13 runs.
 *
 * @throws Fault `malformed` for a name that is a list in one place and a value in another, and for too many values.
 */
export function nestNames(entries: Iterable<readonly [string, string | UploadedFile]>): Record<string, Nested> {
  const all = createObject();
  let count = 0;
  for (const [name, value] of entries) {
    count += 1;
    if (count > parameterLimit) {
      throw createParameterFault('malformed', 'body', `must have at most ${parameterLimit} parameters`);
    }
    const [first = '', ...rest] = splitName(name);
    if (first === '' || rest.length > maxDepth) continue;
    put(all, first, rest, value);
  }
  return all;
}

/** `a[b][]` as a, b and an empty text for the list. */
function splitName(name: string): string[] {
  const [, first = '', rest = ''] = /^([^[]*)(.*)$/s.exec(name) ?? [];
  const parts = [...rest.matchAll(/\[([^\]]*)\]/g)].map(([, part = '']) => part);
  // What is no name in brackets belongs to the name.
  return parts.join('').length + parts.length * 2 === rest.length ? [first, ...parts] : [name];
}

function put(into: Record<string, Nested>, name: string, rest: readonly string[], value: Nested): void {
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

/** `a[][b]=1&a[][b]=2` begins an object with each b. */
function putInLast(list: Nested[], key: string, rest: readonly string[], value: Nested): void {
  const last = list.at(-1);
  const isOpen = last !== undefined && isPlain(last) && !Object.hasOwn(last, key);
  const object = isOpen ? last : createObject();
  if (!isOpen) list.push(object);
  put(object, key, rest, value);
}

/** No prototype, so that a parameter called __proto__ is a parameter. */
const createObject = (): Record<string, Nested> => Object.create(null);

function isPlain(value: Nested): value is Record<string, Nested> {
  return typeof value === 'object' && !Array.isArray(value) && Object.getPrototypeOf(value) === null;
}

const refuseName = (name: string) =>
  createParameterFault('malformed', name, 'must be a value, a list or an object, and not two of them');
