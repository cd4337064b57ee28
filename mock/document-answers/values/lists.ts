import { isObject, type Json, type JsonObject, toPointer } from '../../../specs/json.ts';
import { type FlatSchema, flatten } from './flatten.ts';
import type { Generate } from './generate.ts';
import { type Made, type Making, type Spot, unmakeable } from './making.ts';
import { toSingular } from './to-words.ts';

/** Items of a list, by how many lists it is inside of: a few at the top, one far below. */
const usualCounts: readonly number[] = [3, 2, 2, 1];

/** How often an item is made anew that the list has already. */
const mostTries = 20;

/** Makes a list of a few items, or as many as the schema demands. */
export function makeList(making: Making, schema: JsonObject, spot: Spot, generate: Generate): Made {
  const { items, prefixItems, contains } = schema;
  const least = typeof schema.minItems === 'number' ? schema.minItems : 0;
  const most = typeof schema.maxItems === 'number' ? schema.maxItems : Number.POSITIVE_INFINITY;
  const fixed = Array.isArray(prefixItems) ? prefixItems : Array.isArray(items) ? items : [];
  const each = Array.isArray(items) ? schema.additionalItems : items;
  const held = isObject(contains) ? Math.max(1, Number(schema.minContains ?? 1)) : 0;
  const usual = making.isMinimal ? 0 : (usualCounts[Math.min(spot.listCount, usualCounts.length - 1)] ?? 1);
  const isOpen = each !== false && each !== undefined && !saysNothing(flatten(making.document, each));
  const wanted = Math.max(least, held, fixed.length, isOpen ? usual : 0);
  const count = Math.min(most, each === false ? fixed.length : wanted);

  const made: Json[] = [];
  const texts = new Set<string>();
  for (let index = 0; index < count; index++) {
    const inner = toInner(spot, index);
    const own = fixed[index] ?? each;
    const item = index < held ? { allOf: [contains ?? true, ...(own === undefined ? [] : [own])] } : own;
    const value = makeItem(making, { item, inner, generate, isNew: (text) => !schema.uniqueItems || !texts.has(text) });
    if (value === unmakeable) break;
    texts.add(JSON.stringify(value));
    made.push(value);
  }
  return made.length < Math.max(least, Math.min(held, most)) ? unmakeable : made;
}

/** Whether any object will do: a list of empty ones tells less than an empty list. */
function saysNothing({ own, choices }: FlatSchema): boolean {
  const isObjectType = own.type === undefined || own.type === 'object';
  return isObjectType && choices.length === 0 && tellingWords.every((word) => own[word] === undefined);
}

const tellingWords = ['properties', 'additionalProperties', 'required', 'enum', 'const', 'example', 'items', 'format'];

interface Item {
  item: Json | undefined;
  inner: Spot;
  generate: Generate;
  isNew(text: string): boolean;
}

function makeItem(making: Making, { item, inner, generate, isNew }: Item): Made {
  for (let tries = 0; tries < mostTries; tries++) {
    const value = generate(making, item, inner);
    if (value === unmakeable || isNew(JSON.stringify(value))) return value;
  }
  return findOther(making, item, isNew);
}

/** Of a few values chance may find the last one late. */
function findOther({ document }: Making, item: Json | undefined, isNew: Item['isNew']): Made {
  const { own } = flatten(document, item);
  const values = Array.isArray(own.enum) ? own.enum : [];
  return values.find((value) => isNew(JSON.stringify(value))) ?? unmakeable;
}

function toInner(spot: Spot, index: number): Spot {
  const { depth, references, owner } = spot;
  const words = toSingular(spot.words);
  return { pointer: spot.pointer + toPointer([index]), words, owner, depth, listCount: spot.listCount + 1, references };
}
