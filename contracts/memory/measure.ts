import { isObject } from '../../specs/json/json.ts';
import type { Body } from '../exchanges/exchange.ts';

/** Bytes that V8 needs on a 64-bit machine. The estimates are too high rather than too low. */
const cost = { text: 24, slot: 8, list: 32, object: 48, name: 64, number: 8 };
/** V8 stores an object with more names as a hash table. */
const maxPlainNames = 128;
const tableSlot = 24;

/**
 * Estimates the bytes of memory that a parsed body takes. The length of its text is a poor estimate: `{"a":1}` can take a
 * hundred bytes, and one character outside Latin-1 doubles the size of a string.
 */
export function measureBody(body: Body): number {
  if (body.kind !== 'json') return 0;
  const size = sizes.get(body) ?? measureValue(body.value);
  sizes.set(body, size);
  return size;
}

/** Cache of sizes, because several parts of a check measure the same body. */
const sizes = new WeakMap<Body, number>();

/** Estimates the bytes of memory that a JSON value takes. */
export function measureValue(root: unknown): number {
  // V8 stores each name once, however many objects have it.
  const names = new Set<string>();
  const left: unknown[] = [root];
  let bytes = 0;
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string') bytes += measureText(value);
    else if (typeof value === 'number') bytes += cost.number;
    else if (Array.isArray(value)) {
      bytes += cost.list + value.length * cost.slot;
      for (const each of value) left.push(each);
    } else if (isObject(value)) {
      const keys = Object.keys(value);
      bytes += cost.object + keys.length * (keys.length > maxPlainNames ? tableSlot : cost.slot);
      for (const key of keys) {
        if (!names.has(key)) bytes += cost.name + measureText(key);
        names.add(key);
        left.push(value[key]);
      }
    }
  }
  return bytes;
}

function measureText(text: string): number {
  const isWide = /[^\0-\u00ff]/.test(text);
  return cost.text + text.length * (isWide ? 2 : 1);
}
