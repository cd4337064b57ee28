import { isObject, type Json, type JsonObject } from './json.ts';

/** OpenAPI 3.0 words that a schema of JSON Schema 2020-12 has no use for. */
const documentationOnly = ['example', 'xml', 'externalDocs', 'discriminator'];

const schemaMaps = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'];
const schemaLists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const schemaSingles = [
  'items',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'contains',
  'not',
  'if',
  'then',
  'else',
];

type Visit = (schema: JsonObject, inside: string | undefined) => JsonObject;

/** Rebuilds a schema bottom-up; `inside` is the applicator that a subschema stands under. */
export function mapSchema(schema: Json | undefined, visit: Visit, inside?: string): Json | undefined {
  if (!isObject(schema)) return schema;
  const copy: JsonObject = { ...schema };
  for (const key of schemaMaps) {
    const map = copy[key];
    if (!isObject(map)) continue;
    copy[key] = Object.fromEntries(Object.entries(map).map(([name, each]) => [name, mapSchema(each, visit, key)]));
  }
  for (const key of schemaLists) {
    const list = copy[key];
    // A branch that adds to properties beside it is composed with them, as a member of an allOf is.
    const isBeside = isObject(copy.properties) || Array.isArray(copy.allOf);
    const within = isBeside && (key === 'anyOf' || key === 'oneOf') ? 'allOf' : key;
    if (Array.isArray(list)) copy[key] = list.map((each) => mapSchema(each, visit, within) ?? null);
  }
  for (const key of schemaSingles) if (key in copy) copy[key] = mapSchema(copy[key], visit, key);
  return visit(copy, inside);
}

/**
 * An OpenAPI 3.0 or 3.1 schema as JSON Schema 2020-12: `nullable` becomes a type, boolean `exclusiveMinimum` a number,
 * references into the document become references to `$defs`, and words for documentation go.
 */
export function toJsonSchema(schema: Json | undefined): JsonObject {
  return mapSchema(schema, (node) => {
    const { nullable, exclusiveMinimum, exclusiveMaximum, ...rest } = node;
    const result: JsonObject = rest;
    for (const word of documentationOnly) delete result[word];
    for (const key of Object.keys(result)) {
      if (key.startsWith('x-') && key !== optionalMark) delete result[key];
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

const component = /^\/components\/schemas\/([\w.-]+)$/;

/** Names the definition after the component, or after the pointer of what is none: bundled documents refer anywhere. */
function toDefinitionReference(reference: string): string {
  if (!reference.startsWith('#/')) return reference;
  const pointer = decodeURIComponent(reference.slice(1));
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

function toNullable(node: JsonObject): JsonObject {
  if (typeof node.type !== 'string') return { anyOf: [node, { type: 'null' }] };
  const widened: JsonObject = { ...node, type: [node.type, 'null'] };
  if (Array.isArray(node.enum)) widened.enum = [...node.enum, null];
  return widened;
}

/** Marks a property that a body may leave out, for the closed form of a schema. */
export const optionalMark = 'x-chatpact-optional';
/** Name of the closed form of a definition, beside its published form. */
export const toClosedName = (name: string) => `${name}!closed`;
/** Name of the form of a definition that is closed together with others. */
export const toMemberName = (name: string) => `${name}!member`;

/**
 * The closed form of a JSON Schema: every property that it lists is required (unless marked optional) and no other may
 * appear. `unevaluatedProperties` sees through `allOf`, so members of an `allOf` are not closed one by one.
 *
 * @param role `allOf` for a schema that is such a member: it requires what it lists, and leaves closing to the whole.
 */
export function closeSchema(schema: JsonObject, role?: 'allOf'): JsonObject {
  const close: Visit = (node, inside) => {
    const copy: JsonObject = { ...node };
    const composed = inside === 'allOf' || inside === 'if' || inside === 'not';
    if (typeof copy.$ref === 'string' && copy.$ref.startsWith('#/$defs/')) {
      if (inside === 'allOf') copy.$ref = toMemberName(copy.$ref);
      else if (!composed) copy.$ref = toClosedName(copy.$ref);
    }
    if (isObject(copy.properties)) {
      const expected = Object.entries(copy.properties).filter(([, each]) => !(isObject(each) && each[optionalMark]));
      const published = Array.isArray(copy.required) ? copy.required : [];
      copy.required = [...new Set([...published, ...expected.map(([name]) => name)])];
    }
    const listsProperties = isObject(copy.properties) || Array.isArray(copy.allOf);
    if (listsProperties && !composed && !('additionalProperties' in copy)) copy.unevaluatedProperties ??= false;
    return copy;
  };
  return mapSchema(schema, close, role) as JsonObject;
}
