import { isObject, type Json, type JsonObject } from './json.ts';
import { decodeLeniently } from './uri.ts';

/** Words of OpenAPI 3.0 that a schema of JSON Schema 2020-12 has no use for. */
const documentationOnly = ['example', 'xml', 'externalDocs', 'discriminator'];

/**
 * Words that say what a schema is called, and in which dialect it is written. Users' documents refer by JSON Pointers when
 * they get here (`given/resolve-identifiers.ts`), and a validator would look for what these name, or clash with our names.
 */
const naming = [
  ...['$id', 'id', '$schema', '$vocabulary', '$anchor', '$comment', '$async', '$defs', 'definitions'],
  ...['$dynamicAnchor', '$dynamicRef', '$recursiveAnchor', '$recursiveRef'],
];

const unused = [...documentationOnly, ...naming];

/** Words whose value is a mapping of names to schemas. */
export const schemaMaps = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'];
/** Words whose value is a list of schemas. */
export const schemaLists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
/** Words whose value is a schema. */
export const schemaSingles = [
  'items',
  'additionalProperties',
  'unevaluatedItems',
  'unevaluatedProperties',
  'propertyNames',
  'contains',
  'not',
  'if',
  'then',
  'else',
];

/** Words whose value is no plain value. */
const structured: ReadonlySet<string> = new Set([
  ...[...schemaMaps, ...schemaLists, ...schemaSingles],
  ...['type', 'enum', 'const', 'default', 'examples', 'required', 'dependentRequired'],
]);

/** Marks a property that a body may leave out, for the closed form of a schema. */
export const optionalMark = 'x-chatpact-optional';
/** Value of that mark for a property that the closed form has no place for. */
export const unwelcome = 'unwelcome';
/** Marks an `if` that chooses one of several branches, in place of adding to what stands beside it. */
export const branchMark = 'x-chatpact-branch';
/** Holds for an object in which a discriminator names a branch, or where it need not (`isOpen`). */
export const discriminatorWord = 'x-chatpact-discriminator';
const ours: readonly string[] = [optionalMark, branchMark, discriminatorWord];

type Visit = (schema: JsonObject, inside: string | undefined) => JsonObject;

/**
 * Rebuilds a schema bottom-up; `inside` is the applicator that a subschema stands under. One that adds to what stands
 * beside it, or around it, is composed with that, as a member of an `allOf` is, and stands under `allOf`.
 *
 * @param skipped Words whose schemas stay as they are.
 */
export function mapSchema(
  schema: Json | undefined,
  visit: Visit,
  inside?: string,
  skipped: readonly string[] = [],
): Json | undefined {
  if (!isObject(schema)) return schema;
  const copy: JsonObject = { ...schema };
  const isComposed = inside === 'allOf' || composes(copy);
  const map = (each: Json | undefined, key: string) => {
    const isBranch = branching.includes(key) || (copy[branchMark] === true && chosen.includes(key));
    const isMember = isBranch ? isComposed : adding.includes(key);
    const within = isMember ? 'allOf' : key;
    return mapSchema(each, visit, within, skipped);
  };
  for (const key of schemaMaps) {
    const named = copy[key];
    if (!isObject(named)) continue;
    copy[key] = Object.fromEntries(Object.entries(named).map(([name, each]) => [name, map(each, key)]));
  }
  for (const key of schemaLists) {
    const list = copy[key];
    if (Array.isArray(list)) copy[key] = list.map((each) => map(each, key) ?? null);
  }
  for (const key of schemaSingles) if (key in copy && !skipped.includes(key)) copy[key] = map(copy[key], key);
  return visit(copy, inside);
}

/** Words whose schemas add to what stands beside them. */
const adding = ['allOf', 'then', 'else', 'dependentSchemas'];
/** Words whose schemas add to what stands beside them, where something does. */
const branching = ['anyOf', 'oneOf'];
/** Words that do so where what they stand in is marked as a choice. */
const chosen = ['then', 'else'];

/** Whether a schema lists properties in more than one place: in a reference, branches, or beside them. */
function composes(schema: JsonObject): boolean {
  if (isObject(schema.properties) || Array.isArray(schema.allOf)) return true;
  return typeof schema.$ref === 'string' && branching.some((word) => Array.isArray(schema[word]));
}

/**
 * An OpenAPI 3.0 or 3.1 schema as JSON Schema 2020-12: `nullable` becomes a type, boolean `exclusiveMinimum` a number,
 * references into the document become references to `$defs`, and words for documentation go.
 */
export function toJsonSchema(schema: Json | undefined): JsonObject {
  return mapSchema(schema, (node) => {
    const { nullable, exclusiveMinimum, exclusiveMaximum, ...rest } = node;
    const result: JsonObject = rest;
    for (const word of unused) delete result[word];
    for (const [key, value] of Object.entries(result)) {
      // In words that it does not know, a validator looks for schemas with names.
      const isStrange = typeof value === 'object' && !structured.has(key);
      if (!ours.includes(key) && (isStrange || key.startsWith('x-'))) delete result[key];
    }
    if (typeof result.$ref === 'string') result.$ref = toDefinitionReference(result.$ref);
    Object.assign(
      result,
      toExclusive('minimum', exclusiveMinimum, result),
      toExclusive('maximum', exclusiveMaximum, result),
    );
    return nullable === true ? toNullable(result) : result;
  }) as JsonObject;
}

const component = /^\/components\/schemas\/([A-Za-z0-9][\w.-]*)$/;

/** Names the definition after the component, or after the pointer of what is none: bundled documents refer anywhere. */
function toDefinitionReference(reference: string): string {
  if (!reference.startsWith('#/')) return reference;
  const pointer = decodeLeniently(reference.slice(1));
  const named = component.exec(pointer)?.[1];
  return `#/$defs/${named ?? pointer.replace(/[^\w-]/g, (letter) => `.${letter.charCodeAt(0).toString(16)}.`)}`;
}

/** The references to `$defs` in a normalized schema: the name of each, and the pointer of what it names. */
export function listReferences(schema: JsonObject): { name: string; pointer: string }[] {
  const found: { name: string; pointer: string }[] = [];
  mapSchema(schema, (node) => {
    const name = typeof node.$ref === 'string' ? /^#\/\$defs\/(.+)$/.exec(node.$ref)?.[1] : undefined;
    if (name === undefined) return node;
    const spelt = name.replace(/\.([0-9a-f]+)\./g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    found.push({ name, pointer: name.startsWith('.2f.') ? spelt : `/components/schemas/${name}` });
    return node;
  });
  return found;
}

function toExclusive(bound: 'minimum' | 'maximum', exclusive: Json | undefined, node: JsonObject): JsonObject {
  const word = bound === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum';
  if (exclusive === undefined || exclusive === false) return {};
  if (exclusive !== true) return { [word]: exclusive };
  const value = node[bound];
  delete node[bound];
  return { [word]: value };
}

/** Words beside `type` that refuse null, whatever the type says. */
const narrowing = ['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'const', 'if'];

function toNullable(node: JsonObject): JsonObject {
  if (typeof node.type !== 'string' || narrowing.some((word) => word in node)) {
    const { [optionalMark]: mark, ...rest } = node;
    return { ...(mark !== undefined && { [optionalMark]: mark }), anyOf: [rest, { type: 'null' }] };
  }
  const widened: JsonObject = { ...node, type: [node.type, 'null'] };
  if (Array.isArray(node.enum)) widened.enum = [...node.enum, null];
  return widened;
}

const isUnwelcome = (schema: Json | undefined) => isObject(schema) && schema[optionalMark] === unwelcome;

/** Name of the closed form of a definition, beside its published form. */
export const toClosedName = (name: string) => `${name}!closed`;
/** Name of the form of a definition that is closed together with others. */
export const toMemberName = (name: string) => `${name}!member`;

/**
 * The closed form of a JSON Schema: every property that it lists is required (unless marked optional) and no other may
 * appear. `unevaluatedProperties` sees through what is composed, so members of an `allOf` are not closed one by one. What
 * `if` and `not` say is a condition, and stays as it is.
 *
 * @param role `allOf` for a schema that is such a member: it requires what it lists, and leaves closing to the whole.
 */
export function closeSchema(schema: JsonObject, role?: 'allOf'): JsonObject {
  const close: Visit = (node, inside) => {
    const copy: JsonObject = { ...node };
    const isMember = inside === 'allOf';
    const hasMembers = composes(copy);
    if (typeof copy.$ref === 'string' && copy.$ref.startsWith('#/$defs/')) {
      copy.$ref = isMember || hasMembers ? toMemberName(copy.$ref) : toClosedName(copy.$ref);
    }
    if (isObject(copy.properties)) {
      const expected = Object.entries(copy.properties).filter(([, each]) => !(isObject(each) && each[optionalMark]));
      const published = Array.isArray(copy.required) ? copy.required : [];
      copy.required = [...new Set([...published, ...expected.map(([name]) => name)])];
      const welcome = Object.entries(copy.properties).map(
        ([name, each]) => [name, !isUnwelcome(each) && each] as const,
      );
      copy.properties = Object.fromEntries(welcome);
    }
    const choice = copy[discriminatorWord];
    if (isObject(choice)) copy[discriminatorWord] = { ...choice, isOpen: false };
    if (hasMembers && !isMember && !('additionalProperties' in copy)) copy.unevaluatedProperties ??= false;
    return copy;
  };
  return mapSchema(schema, close, role, ['if', 'not']) as JsonObject;
}
