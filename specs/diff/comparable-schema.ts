import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { resolve } from '../operations.ts';

/** A schema of OpenAPI 3.0 or 3.1 with its references resolved and its `allOf` merged. */
export interface ComparableSchema {
  /** Empty if any type is allowed. */
  types: Set<string>;
  enum?: Json[];
  /** Formats and bounds by keyword. */
  bounds: Record<string, Json>;
  properties: Map<string, Json | undefined>;
  required: Set<string>;
  items?: Json;
  /** The schema of additional properties, or false if there must be none. */
  additional?: JsonObject | false;
  /** Schemas of `anyOf` or `oneOf`. */
  variants: Json[];
  default?: Json;
  /** Titles, descriptions and examples by keyword. */
  documentation: JsonObject;
}

const boundWords = ['format', 'pattern', 'multipleOf', 'uniqueItems'].concat(
  ...['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'],
  ...['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'],
);
const proseWords = ['title', 'description', 'example', 'examples', 'deprecated'];

/** Reads a schema. Follows each reference only once, since a hostile document could repeat one a million times. */
export function toComparableSchema(
  document: JsonObject,
  node: Json | undefined,
  seen = new Set<string>(),
): ComparableSchema {
  if (isObject(node) && typeof node.$ref === 'string') {
    if (seen.has(node.$ref)) return readShape({});
    seen.add(node.$ref);
  }
  const schema = resolve(document, node);
  const members = Array.isArray(schema.allOf) ? schema.allOf : [];
  return members.reduce(
    (whole: ComparableSchema, each) => join(whole, toComparableSchema(document, each, seen)),
    readShape(schema),
  );
}

function readShape(schema: JsonObject): ComparableSchema {
  const { properties, required, items, additionalProperties: more } = schema;
  return {
    types: toTypes(schema),
    enum: toEnum(schema),
    bounds: toBounds(schema),
    properties: new Map(isObject(properties) ? Object.entries(properties) : []),
    required: new Set(Array.isArray(required) ? required.map(String) : []),
    items,
    additional: isObject(more) || more === false ? more : undefined,
    variants: [schema.anyOf, schema.oneOf].flatMap((list) => (Array.isArray(list) ? list : [])),
    default: schema.default,
    documentation: pick(schema, proseWords),
  };
}

function toTypes({ type, nullable, properties, items, enum: values }: JsonObject): Set<string> {
  const said = [type].flat().filter((each) => typeof each === 'string');
  if (said.length === 0 && isObject(properties)) said.push('object');
  if (said.length === 0 && items !== undefined) said.push('array');
  if (said.length === 0 && Array.isArray(values)) said.push(...values.map(typeOf));
  if (said.length > 0 && nullable === true) said.push('null');
  return new Set(said);
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

// `types` says whether null is allowed, because 3.0 and 3.1 write it differently.
function toEnum({ enum: values, const: only }: JsonObject): Json[] | undefined {
  if (only !== undefined) return [only];
  return Array.isArray(values) ? values.filter((value) => value !== null) : undefined;
}

/** Reads the bounds. A boolean exclusive bound of 3.0 becomes a number, as in 3.1. */
function toBounds(schema: JsonObject): Record<string, Json> {
  const bounds = pick(schema, boundWords);
  for (const [word, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    if (typeof bounds[exclusive] !== 'boolean') continue;
    const isMarked = bounds[exclusive];
    delete bounds[exclusive];
    if (!isMarked) continue;
    bounds[exclusive] = bounds[word];
    delete bounds[word];
  }
  return bounds as Record<string, Json>;
}

function pick(schema: JsonObject, words: readonly string[]): JsonObject {
  return Object.fromEntries(words.filter((word) => schema[word] !== undefined).map((word) => [word, schema[word]]));
}

function join(one: ComparableSchema, other: ComparableSchema): ComparableSchema {
  return {
    types: one.types.size === 0 ? other.types : one.types,
    enum: one.enum ?? other.enum,
    bounds: { ...other.bounds, ...one.bounds },
    properties: new Map([...one.properties, ...other.properties]),
    required: new Set([...one.required, ...other.required]),
    items: one.items ?? other.items,
    additional: one.additional ?? other.additional,
    variants: [...one.variants, ...other.variants],
    default: one.default ?? other.default,
    documentation: { ...other.documentation, ...one.documentation },
  };
}

/**
 * Merges the alternatives of a shape: a property of any alternative is allowed, a property that all require is required.
 *
 * @param open References that are being followed. A repeated one adds nothing.
 */
export function joinVariants(
  document: JsonObject,
  shape: ComparableSchema,
  open: readonly string[] = [],
): ComparableSchema {
  const each = shape.variants.flatMap((variant) => {
    const reference = isObject(variant) && typeof variant.$ref === 'string' ? variant.$ref : '';
    return open.includes(reference)
      ? []
      : joinVariants(document, toComparableSchema(document, variant), [...open, reference]);
  });
  if (each.length === 0) return { ...shape, variants: [] };
  const names = [...new Set(each.flatMap(({ properties }) => [...properties.keys()]))];
  const isTyped = each.every(({ types }) => types.size > 0);
  const isListed = each.every((one) => one.enum !== undefined);
  const ofAny = (name: string) => toOneOf(each.map(({ properties }) => properties.get(name)));
  return join(
    { ...shape, variants: [] },
    {
      ...readShape({}),
      types: new Set(isTyped ? each.flatMap(({ types }) => [...types]) : []),
      enum: isListed ? each.flatMap((one) => one.enum ?? []) : undefined,
      properties: new Map(names.map((name) => [name, ofAny(name)])),
      required: new Set(names.filter((name) => each.every(({ required }) => required.has(name)))),
      items: toOneOf(each.map(({ items }) => items)),
    },
  );
}

/** Combines schemas in a `oneOf` without duplicates. */
function toOneOf(schemas: readonly (Json | undefined)[]): Json | undefined {
  const stated = schemas.filter((schema) => schema !== undefined);
  const different = [...new Map(stated.map((schema) => [JSON.stringify(schema), schema])).values()];
  return different.length > 1 ? { anyOf: different } : different[0];
}
