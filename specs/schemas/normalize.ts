import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { decodeLeniently } from '../uri.ts';

/** Documentation keywords of OpenAPI 3.0 that JSON Schema 2020-12 does not need. */
const documentationOnly = ['example', 'xml', 'externalDocs', 'discriminator'];

/**
 * Keywords that name a schema or its dialect. They are removed, because a validator would resolve them or report name clashes.
 * References are already JSON Pointers here (`given/resolve-identifiers.ts`).
 */
const naming = [
  ...['$id', 'id', '$schema', '$vocabulary', '$anchor', '$comment', '$async', '$defs', 'definitions'],
  ...['$dynamicAnchor', '$dynamicRef', '$recursiveAnchor', '$recursiveRef'],
];

const unused = [...documentationOnly, ...naming];

/** Keywords whose value is a mapping of names to schemas. */
export const schemaMaps = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'];
/** Keywords whose value is a list of schemas. */
export const schemaLists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
/** Keywords whose value is a schema. */
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

/** Keywords whose value is an object or a list. */
const structured: ReadonlySet<string> = new Set([
  ...[...schemaMaps, ...schemaLists, ...schemaSingles],
  ...['type', 'enum', 'const', 'default', 'examples', 'required', 'dependentRequired'],
]);

/** Marks a property as optional in the closed form of a schema. */
export const optionalMark = 'x-chatpact-optional';
/** Value of {@link optionalMark} for a property that the closed form forbids. */
export const forbiddenMark = 'unwelcome';
/** Marks an `if` that selects one of several branches, and does not add to its sibling keywords. */
export const branchMark = 'x-chatpact-branch';
/** Keyword for Ajv: an object's discriminator must select a branch, unless `isOpen`. */
export const discriminatorWord = 'x-chatpact-discriminator';
const ours: readonly string[] = [optionalMark, branchMark, discriminatorWord];

type Visit = (schema: JsonObject, inside: string | undefined) => JsonObject;

/**
 * Rebuilds a schema bottom-up. `inside` is the applicator of a subschema. Subschemas that add to their siblings or parents are
 * treated like members of an `allOf`.
 *
 * @param skipped Keywords whose schemas stay unchanged.
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

/** Keywords whose schemas always add to their sibling keywords. */
const adding = ['allOf', 'then', 'else', 'dependentSchemas'];
/** Keywords whose schemas add to their sibling keywords, if there are any. */
const branching = ['anyOf', 'oneOf'];
/** Keywords that do so in a schema with {@link branchMark}. */
const chosen = ['then', 'else'];

/** Whether a schema lists properties in several places: in a reference, in branches, or directly. */
function composes(schema: JsonObject): boolean {
  if (isObject(schema.properties) || Array.isArray(schema.allOf)) return true;
  return typeof schema.$ref === 'string' && branching.some((word) => Array.isArray(schema[word]));
}

/**
 * Converts an OpenAPI 3.0 or 3.1 schema to JSON Schema 2020-12: `nullable` becomes a type, boolean `exclusiveMinimum` a number,
 * references into the document become references to `$defs`, and documentation keywords are removed.
 */
export function toJsonSchema(schema: Json | undefined): JsonObject {
  return mapSchema(schema, (node) => {
    const { nullable, exclusiveMinimum, exclusiveMaximum, ...rest } = node;
    const result: JsonObject = rest;
    for (const word of unused) delete result[word];
    for (const [key, value] of Object.entries(result)) {
      // A validator searches unknown keywords for named schemas.
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

/** Names the definition after the component, or else after the JSON Pointer, since bundled documents may refer to any place. */
function toDefinitionReference(reference: string): string {
  if (!reference.startsWith('#/')) return reference;
  const pointer = decodeLeniently(reference.slice(1));
  const named = component.exec(pointer)?.[1];
  return `#/$defs/${named ?? pointer.replace(/[^\w-]/g, (letter) => `.${letter.charCodeAt(0).toString(16)}.`)}`;
}

/** Lists the references to `$defs` in a normalized schema: name and JSON Pointer of each target. */
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

/** Keywords that may forbid null even if `type` allows it. */
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

const isUnwelcome = (schema: Json | undefined) => isObject(schema) && schema[optionalMark] === forbiddenMark;

/** Name of the closed form of a definition. */
export const toClosedName = (name: string) => `${name}!closed`;
/** Name of the form of a definition that is a member of a closed `allOf`. */
export const toMemberName = (name: string) => `${name}!member`;

/**
 * Creates the closed form of a JSON Schema: every listed property is required (unless marked optional), and no other is allowed.
 * `unevaluatedProperties` considers composed schemas, so members of an `allOf` are not closed separately. `if` and `not` are
 * conditions and stay unchanged.
 *
 * @param role `allOf` for a member of an `allOf`: its properties are required, but only the whole schema is closed.
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
