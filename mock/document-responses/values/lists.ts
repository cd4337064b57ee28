import { isObject, type Json, type JsonObject, toPointer } from '../../../specs/json/json.ts';
import { type FlatSchema, flatten } from './flatten.ts';
import type { Generate } from './generate.ts';
import {
  type GeneratedValue,
  type GenerationContext,
  unsatisfiable,
  type ValueLocation,
} from './generation-context.ts';
import { toSingular } from './to-words.ts';

/** Default number of items by list depth. */
const usualCounts: readonly number[] = [3, 2, 2, 1];

/** Maximum number of attempts to generate an item that is unique in the list. */
const maxTries = 20;

/** Generates a list of a few items, or as many as the schema requires. */
export function makeList(
  making: GenerationContext,
  schema: JsonObject,
  spot: ValueLocation,
  generate: Generate,
): GeneratedValue {
  const { items, prefixItems, contains } = schema;
  const least = typeof schema.minItems === 'number' ? schema.minItems : 0;
  const most = typeof schema.maxItems === 'number' ? schema.maxItems : Number.POSITIVE_INFINITY;
  const fixed = Array.isArray(prefixItems) ? prefixItems : Array.isArray(items) ? items : [];
  const each = Array.isArray(items) ? schema.additionalItems : items;
  const held = isObject(contains) ? Math.max(1, Number(schema.minContains ?? 1)) : 0;
  const usual = making.isMinimal ? 0 : (usualCounts[Math.min(spot.listDepth, usualCounts.length - 1)] ?? 1);
  const isOpen = each !== false && each !== undefined && !allowsAnyObject(flatten(making.document, each));
  const wanted = Math.max(least, held, fixed.length, isOpen ? usual : 0);
  const count = Math.min(most, each === false ? fixed.length : wanted);

  const made: Json[] = [];
  const texts = new Set<string>();
  for (let index = 0; index < count; index++) {
    const inner = toInner(spot, index);
    const own = fixed[index] ?? each;
    const item = index < held ? { allOf: [contains ?? true, ...(own === undefined ? [] : [own])] } : own;
    const value = makeItem(making, { item, inner, generate, isNew: (text) => !schema.uniqueItems || !texts.has(text) });
    if (value === unsatisfiable) break;
    texts.add(JSON.stringify(value));
    made.push(value);
  }
  return made.length < Math.max(least, Math.min(held, most)) ? unsatisfiable : made;
}

/** Whether the item schema allows any object. The list is then empty, because empty objects are not useful. */
function allowsAnyObject({ own, choices }: FlatSchema): boolean {
  const isObjectType = own.type === undefined || own.type === 'object';
  return isObjectType && choices.length === 0 && specificKeywords.every((word) => own[word] === undefined);
}

const specificKeywords = [
  'properties',
  'additionalProperties',
  'required',
  'enum',
  'const',
  'example',
  'items',
  'format',
];

interface Item {
  item: Json | undefined;
  inner: ValueLocation;
  generate: Generate;
  isNew(text: string): boolean;
}

function makeItem(making: GenerationContext, { item, inner, generate, isNew }: Item): GeneratedValue {
  for (let tries = 0; tries < maxTries; tries++) {
    const value = generate(making, item, inner);
    if (value === unsatisfiable || isNew(JSON.stringify(value))) return value;
  }
  return findOther(making, item, isNew);
}

/** Finds an unused `enum` value, which random choice may not find. */
function findOther({ document }: GenerationContext, item: Json | undefined, isNew: Item['isNew']): GeneratedValue {
  const { own } = flatten(document, item);
  const values = Array.isArray(own.enum) ? own.enum : [];
  return values.find((value) => isNew(JSON.stringify(value))) ?? unsatisfiable;
}

function toInner(spot: ValueLocation, index: number): ValueLocation {
  const { depth, references, owner } = spot;
  const words = toSingular(spot.words);
  return { pointer: spot.pointer + toPointer([index]), words, owner, depth, listDepth: spot.listDepth + 1, references };
}
