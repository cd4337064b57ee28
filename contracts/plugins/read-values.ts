import { isObject, type Json } from '../../specs/json/json.ts';
import type { Value } from '../plan/value.ts';
import { type WindowName, windowNames } from '../plan/window.ts';
import type { Read } from '../relations/relation.ts';

/** Converts a plugin's parameter value; undefined if it is invalid. */
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

/** Converts a list or an object to plain data; undefined for other values. */
function toData(data: unknown): Json | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  try {
    return JSON.parse(JSON.stringify(data)) as Json;
  } catch {
    return undefined;
  }
}

const isWindow = (name: unknown): name is WindowName => windowNames.includes(name as WindowName);

/** Converts parameter values by name; undefined if one of them is invalid. Undefined values are omitted. */
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

/** Converts a plugin's read, with numbers as strings; undefined if it is invalid. */
export function toRead(given: unknown): Read | undefined {
  if (!isObject(given) || typeof given.operation !== 'string' || given.operation === '') return undefined;
  const { operation, window } = given;
  const [path, query] = [toValues(given.path), toValues(given.query)];
  if (!path || !query || !(window === undefined || window === 'none' || isWindow(window))) return undefined;
  return { operation, path, query, ...(window !== undefined && { window }) };
}

/** Converts a list of reads; undefined if one of them is invalid. */
export function toReads(given: unknown): Read[] | undefined {
  if (!Array.isArray(given)) return undefined;
  const reads = given.map(toRead);
  return reads.some((read) => read === undefined) ? undefined : (reads as Read[]);
}
