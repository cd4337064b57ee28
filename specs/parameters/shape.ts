import { resolve } from '../documents/resolve.ts';
import { isObject, type Json, type JsonObject } from '../json/json.ts';

export type Kind = 'primitive' | 'array' | 'object';

/** The properties of a schema that decoding text needs. */
export interface ValueShape {
  /** Kinds of allowed values in the order of the schema. Never empty. */
  kinds: readonly Kind[];
  /** Names of the listed properties. */
  names: readonly string[];
  /** True if an object allows additional properties. */
  isOpen: boolean;
  /** The published schema of a property. Undefined if it has none. */
  schemaOf(name: string): Json | undefined;
  /** The shape of a property, listed or additional. */
  propertyOf(name: string): ValueShape;
  /** The shape of the items of a list. */
  items(): ValueShape;
}

/** Reads the shape of a schema, including references, `allOf`, `anyOf` and `oneOf`. */
export function toShape(document: JsonObject, schema: Json | undefined): ValueShape {
  const parts = listParts(document, schema);
  const properties = new Map(parts.flatMap(({ properties: own }) => (isObject(own) ? Object.entries(own) : [])));
  const further = parts.map(({ additionalProperties }) => additionalProperties).find((each) => each !== undefined);
  const kinds = findKinds(document, schema);
  return {
    kinds: kinds.length > 0 ? kinds : ['primitive'],
    names: [...properties.keys()],
    isOpen: further === undefined ? properties.size === 0 : further !== false,
    schemaOf: (name) => properties.get(name) ?? further,
    propertyOf: (name) => toShape(document, properties.get(name) ?? further),
    items: () => toShape(document, parts.find(({ items }) => items !== undefined)?.items),
  };
}

/** Whether all values of a schema are primitive or, if `isListPlain`, all are lists. */
export function isPlainSchema(document: JsonObject, schema: Json | undefined, isListPlain: boolean): boolean {
  const kinds = findKinds(document, schema);
  if (kinds.every((kind) => kind === 'primitive')) return true;
  return isListPlain && kinds.length === 1 && resolve(document, schema).type === 'array';
}

/** The schemas on the current path, since a schema may refer to itself. */
type Trail = ReadonlySet<Json>;

/** Adds a schema to the trail. Undefined if the schema is already on it. */
function follow(schema: Json | undefined, trail: Trail): Trail | undefined {
  const reference = isObject(schema) ? schema.$ref : undefined;
  if (reference === undefined) return trail;
  return trail.has(reference) ? undefined : new Set([...trail, reference]);
}

/** Lists a schema and the schemas that it is composed of. */
function listParts(document: JsonObject, schema: Json | undefined, trail: Trail = new Set()): JsonObject[] {
  const here = follow(schema, trail);
  if (!here) return [];
  const node = resolve(document, schema);
  return [node, ...membersOf(node).flatMap((member) => listParts(document, member, here))];
}

const membersOf = (node: JsonObject) => ['allOf', 'anyOf', 'oneOf'].flatMap((word) => listOf(node[word]));
const listOf = (list: Json | undefined) => (Array.isArray(list) ? list : []);

/** The kinds of values that a schema allows. Empty if it does not restrict them. */
function findKinds(document: JsonObject, schema: Json | undefined, trail: Trail = new Set()): Kind[] {
  const here = follow(schema, trail);
  if (!here) return [];
  const node = resolve(document, schema);
  const own = toOwnKinds(node);
  if (own.length > 0) return own;
  const of = (member: Json) => findKinds(document, member, here);
  const composed = listOf(node.allOf)
    .map(of)
    .filter((kinds) => kinds.length > 0);
  const chosen = ['anyOf', 'oneOf'].flatMap((word) => listOf(node[word])).flatMap(of);
  const all = [...composed, ...(chosen.length > 0 ? [chosen] : [])];
  const [first = []] = all;
  return [...new Set(first)].filter((kind) => all.every((kinds) => kinds.includes(kind)));
}

function toOwnKinds({ type, properties, items, enum: listed, const: only, ...node }: JsonObject): Kind[] {
  const types = [type].flat().filter((each) => typeof each === 'string' && each !== 'null');
  if (types.length > 0) return [...new Set(types.map(toKind))];
  if (isObject(properties) || isObject(node.additionalProperties)) return ['object'];
  if (items !== undefined) return ['array'];
  const values = Array.isArray(listed) ? listed : only === undefined ? [] : [only];
  return [...new Set(values.filter((value) => value !== null).map(kindOf))];
}

const toKind = (type: Json | undefined): Kind => (type === 'array' || type === 'object' ? type : 'primitive');

/** The kind of a value. */
export function kindOf(value: unknown): Kind {
  if (Array.isArray(value)) return 'array';
  return isObject(value) ? 'object' : 'primitive';
}
