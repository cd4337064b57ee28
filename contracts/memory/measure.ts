import { isObject } from '../../specs/json/json.ts';
import type { Body } from '../exchanges/exchange.ts';

/** Bytes, as V8 needs them on a machine of 64 bits; rather too many than too few. */
const cost = { text: 24, slot: 8, list: 32, object: 48, name: 64, number: 8 };
/** V8 keeps an object of more names as a table. */
const mostPlain = 128;
const tableSlot = 24;

/**
 * About how many bytes of memory a body takes. Its text says little: ten characters of `{"a":1}` can be a hundred bytes,
 * and a text with one letter that is not Latin takes two bytes for each of its letters.
 */
export function measureBody(body: Body): number {
  if (body.kind !== 'json') return 0;
  const size = sizes.get(body) ?? measureValue(body.value);
  sizes.set(body, size);
  return size;
}

/** Sizes by body: a body is measured where it is held, kept and shared. */
const sizes = new WeakMap<Body, number>();

/** About how many bytes of memory a value of JSON takes. */
export function measureValue(root: unknown): number {
  // Names are shared by the objects that have them.
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
      bytes += cost.object + keys.length * (keys.length > mostPlain ? tableSlot : cost.slot);
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
