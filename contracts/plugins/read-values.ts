import { isObject, type Json } from '../../specs/json.ts';
import type { Value } from '../plan/value.ts';
import type { Read } from '../relations/relation.ts';
import { type WindowName, windowNames } from '../window.ts';

/** A value that a plugin gives to a parameter, as the check has it; undefined for anything else. */
function toValue(value: unknown): Value | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return String(value);
  if (!isObject(value)) return undefined;
  const { entity, example, edge, window } = value;
  if (typeof entity === 'string') return { entity };
  const data = toData(value.data);
  if (typeof example === 'string') return { example, ...(data !== undefined && { data }) };
  if (data !== undefined) return { data };
  const isEdge = edge === 'from' || edge === 'to';
  return isEdge && isWindow(window) ? { edge, window } : undefined;
}

/** A list or an object as plain data; undefined for anything else. */
function toData(data: unknown): Json | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  try {
    return JSON.parse(JSON.stringify(data)) as Json;
  } catch {
    return undefined;
  }
}

const isWindow = (name: unknown): name is WindowName => windowNames.includes(name as WindowName);

/** Values of parameters by name; undefined where one of them is not a value. Undefined ones are left out. */
export function toValues(given: unknown): Record<string, Value> | undefined {
  if (given === undefined) return {};
  if (!isObject(given)) return undefined;
  const values: Record<string, Value> = {};
  for (const [name, each] of Object.entries(given)) {
    if (each === undefined) continue;
    const value = toValue(each);
    if (value === undefined) return undefined;
    values[name] = value;
  }
  return values;
}

/** A read of a plugin, with its numbers as text; undefined for anything else. */
export function toRead(given: unknown): Read | undefined {
  if (!isObject(given) || typeof given.operation !== 'string' || given.operation === '') return undefined;
  const { operation, window } = given;
  const [path, query] = [toValues(given.path), toValues(given.query)];
  if (!path || !query || !(window === undefined || window === 'none' || isWindow(window))) return undefined;
  return { operation, path, query, ...(window !== undefined && { window }) };
}

/** A list of them; undefined where one item is not a read. */
export function toReads(given: unknown): Read[] | undefined {
  if (!Array.isArray(given)) return undefined;
  const reads = given.map(toRead);
  return reads.some((read) => read === undefined) ? undefined : (reads as Read[]);
}
