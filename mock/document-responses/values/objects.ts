import { isObject, type Json, type JsonObject, toPointer } from '../../../specs/json/json.ts';
import type { Generate } from './generate.ts';
import {
  createPerson,
  type GeneratedValue,
  type GenerationContext,
  type Person,
  unsatisfiable,
  type ValueLocation,
} from './generation-context.ts';
import { toWords } from './to-words.ts';

/** Maximum depth of optional properties, and of optional objects and lists. */
const maxDepth = 8;
const maxNestedDepth = 5;

/** Generates an object with the required properties, and optional ones up to a depth. */
export function makeObject(
  making: GenerationContext,
  schema: JsonObject,
  spot: ValueLocation,
  generate: Generate,
): GeneratedValue {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = new Set(Array.isArray(schema.required) ? schema.required.map(String) : []);
  const most = typeof schema.maxProperties === 'number' ? schema.maxProperties : Number.POSITIVE_INFINITY;
  const least = typeof schema.minProperties === 'number' ? schema.minProperties : 0;
  const person = createPerson(making);
  const made: JsonObject = {};
  let count = 0;

  const put = (name: string, property: Json | undefined): boolean => {
    const value = generate(making, property, toInner(spot, name, person));
    if (value === unsatisfiable) return false;
    // Assigning `__proto__` would set the prototype.
    Object.defineProperty(made, name, { value, enumerable: true, configurable: true, writable: true });
    count += 1;
    return true;
  };

  const optional: [string, Json | undefined][] = [];
  for (const [name, property] of Object.entries(properties)) {
    if (!required.has(name)) optional.push([name, property]);
  }
  const room = most - required.size;
  const wanted = optional.filter(([name, property]) => isWanted(making, property, toInner(spot, name, person)));
  const taken = new Set(wanted.slice(0, Math.max(0, room)).map(([name]) => name));
  for (const [name, property] of Object.entries(properties)) {
    if (required.has(name)) {
      if (isWriteOnly(making, property)) continue;
      if (!put(name, property)) return unsatisfiable;
    } else if (taken.has(name)) put(name, property);
  }
  for (const name of required) {
    if (Object.hasOwn(properties, name)) continue;
    if (!put(name, findAdditional(schema, name))) return unsatisfiable;
  }
  for (const name of listMoreNames(making, schema, { count, least, most })) {
    if (!Object.hasOwn(made, name)) put(name, findAdditional(schema, name));
  }
  return count < least ? unsatisfiable : made;
}

function toInner(spot: ValueLocation, name: string, person: Person): ValueLocation {
  const words = toWords(name);
  const { depth, listDepth, references } = spot;
  return {
    pointer: spot.pointer + toPointer([name]),
    words,
    owner: isEnvelope(spot.words) ? spot.owner : spot.words,
    depth,
    listDepth,
    references,
    person,
  };
}

/** Names of properties that wrap the resource or a list of it. */
const envelope = /^(|payload|data|results?|items?|entry|entries|list|response|body|value|rows?|records?)$/;
const isEnvelope = (words: string) => envelope.test(words);

function isWanted(making: GenerationContext, property: Json | undefined, { pointer, depth }: ValueLocation): boolean {
  if (property === false || making.isMinimal || depth > maxDepth) return false;
  if (isWriteOnly(making, property)) return false;
  // Without an example, then with other values, then not at all.
  if (making.countProblemsAt(pointer) > 3) return false;
  return depth <= maxNestedDepth || !isNested(property);
}

function isWriteOnly(making: GenerationContext, property: Json | undefined): boolean {
  return !making.includesWriteOnly && isObject(property) && property.writeOnly === true;
}

const nestedWords = ['$ref', 'properties', 'items', 'allOf', 'anyOf', 'oneOf'];
const isNested = (property: Json | undefined) =>
  isObject(property) && nestedWords.some((word) => property[word] !== undefined);

/** The schema of a property that `properties` does not contain. */
function findAdditional({ additionalProperties, patternProperties }: JsonObject, name: string): Json | undefined {
  const byPattern = Object.entries(isObject(patternProperties) ? patternProperties : {});
  const found = byPattern.find(([pattern]) => name.startsWith(toPrefix(pattern)) && toPrefix(pattern) !== '');
  if (found) return found[1];
  return isObject(additionalProperties) ? additionalProperties : undefined;
}

/** The literal prefix of a pattern such as `^x-`. */
const toPrefix = (pattern: string) => /^\^([\w-]+)/.exec(pattern)?.[1] ?? '';

const moreNames = [
  'region',
  'plan',
  'language',
  'segment',
  'source',
  'campaign',
  'priority',
  'team',
  'account',
  'tier',
];

/** Keys of a map: a few if its values have a schema, or as many as the schema requires. */
function listMoreNames(
  making: GenerationContext,
  schema: JsonObject,
  { count, least, most }: { count: number; least: number; most: number },
): string[] {
  const { additionalProperties, patternProperties, properties } = schema;
  if (additionalProperties === false && !isObject(patternProperties)) return [];
  const isMap = isObject(additionalProperties) && Object.keys(additionalProperties).length > 0 && !isObject(properties);
  const wanted = isMap && !making.isMinimal ? Math.max(2, least) : least;
  const prefixes = Object.keys(isObject(patternProperties) ? patternProperties : {}).map(toPrefix);
  const prefix = additionalProperties === false ? (prefixes.find((each) => each !== '') ?? '') : '';
  const names = Array.from({ length: Math.max(0, wanted - count) }, (_, index) => {
    const name = moreNames[index % moreNames.length] ?? '';
    return prefix + (index < moreNames.length ? name : `${name}${Math.floor(index / moreNames.length) + 1}`);
  });
  return names.slice(0, Math.max(0, most - count));
}
