import { findAt, isObject, type Json, type JsonObject } from '../../../specs/json/json.ts';

/** The alternatives of an `anyOf` or `oneOf`. */
export interface BranchChoice {
  branches: readonly Json[];
  /** The discriminator object: its property contains the name of the branch. */
  discriminator?: JsonObject;
}

/** A schema with resolved references and merged `allOf`. Only `anyOf` and `oneOf` are left, as choices. */
export interface FlatSchema {
  /** Without `$ref`, `allOf`, `anyOf`, `oneOf`. */
  own: JsonObject;
  choices: BranchChoice[];
  /** References that were followed, outermost first. */
  references: string[];
  /** Whether no value satisfies the schema. */
  isImpossible?: boolean;
}

/** Resolves the references of a schema and merges the members of its `allOf`. */
export function flatten(document: JsonObject, schema: Json | undefined): FlatSchema {
  const flat: FlatSchema = { own: {}, choices: [], references: [] };
  add(document, flat, schema, { isWhole: true, seen: new Set() });
  return flat;
}

/** Merges a chosen branch into a flat schema. Returns a copy. */
export function withBranch(document: JsonObject, flat: FlatSchema, branch: Json, rest: BranchChoice[]): FlatSchema {
  const copy: FlatSchema = { ...flat, own: { ...flat.own }, choices: [...rest], references: [...flat.references] };
  const isWhole = Object.keys(flat.own).every((word) => proseWords.has(word));
  add(document, copy, branch, { isWhole, seen: new Set() });
  return copy;
}

interface MergeContext {
  /** Whether the schema describes the whole value, so that its examples are valid for the value. */
  isWhole: boolean;
  seen: Set<string>;
}

const exampleWords = ['example', 'examples', 'default'];
const proseWords = new Set(['title', 'description', 'discriminator', 'externalDocs', 'deprecated', 'nullable', 'type']);

function add(document: JsonObject, flat: FlatSchema, node: Json | undefined, { isWhole, seen }: MergeContext): void {
  if (node === false) flat.isImpossible = true;
  if (!isObject(node)) return;
  const { $ref, allOf, anyOf, oneOf, discriminator, ...own } = node;
  if (!isWhole) for (const word of exampleWords) delete own[word];
  join(flat.own, toNumericBounds(own));
  const members = Array.isArray(allOf) ? [...allOf] : [];
  for (const branches of [oneOf, anyOf]) {
    // A single branch is merged, because there is no choice.
    if (Array.isArray(branches) && branches.length === 1) members.push(...branches);
    else if (Array.isArray(branches))
      flat.choices.push({ branches, ...(isObject(discriminator) && { discriminator }) });
  }
  const isAlone = members.length === 1 && !isObject(own.properties);
  if (isObject(discriminator) && !Array.isArray(oneOf) && !Array.isArray(anyOf)) addKind(flat, discriminator);
  for (const member of members) add(document, flat, member, { isWhole: isWhole && isAlone, seen });
  if (typeof $ref !== 'string' || seen.has($ref)) return;
  seen.add($ref);
  flat.references.push($ref);
  add(document, flat, findTarget(document, $ref), { isWhole, seen });
}

/** The schema of a local reference. Undefined, which allows any value, for other references. */
function findTarget(document: JsonObject, reference: string): Json | undefined {
  if (!reference.startsWith('#')) return undefined;
  return findAt(document, decodeURIComponent(reference.slice(1))) as Json | undefined;
}

/** Sets the discriminator property of a parent schema to the name of the schema that refers to it. */
function addKind(flat: FlatSchema, { propertyName, mapping }: JsonObject): void {
  const [outermost] = flat.references;
  if (typeof propertyName !== 'string' || outermost === undefined) return;
  join(flat.own, { properties: { [propertyName]: toConstSchema(toDiscriminatorValue(outermost, mapping)) } });
}

/** The value of the discriminator property for a branch. */
export function toDiscriminatorValue(reference: string, mapping: Json | undefined): string {
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  const mapped = Object.entries(isObject(mapping) ? mapping : {}).find(([, to]) => to === reference || to === name);
  return mapped?.[0] ?? name;
}

export const toConstSchema = (kind: string): JsonObject => ({ const: kind });

/** Converts the boolean `exclusiveMinimum` and `exclusiveMaximum` of OpenAPI 3.0 to numbers. */
function toNumericBounds(own: JsonObject): JsonObject {
  const copy = { ...own };
  for (const [bound, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    if (typeof copy[exclusive] !== 'boolean') continue;
    if (copy[exclusive] === true) {
      copy[exclusive] = copy[bound];
      delete copy[bound];
    } else delete copy[exclusive];
  }
  return copy;
}

type Join = (own: Json, added: Json) => Json;

const both: Join = (own, added) => ({ allOf: [own, added] });
const larger: Join = (own, added) => Math.max(Number(own), Number(added));
const smaller: Join = (own, added) => Math.min(Number(own), Number(added));
const either: Join = (own, added) => own === true || added === true;

/** Merge functions by keyword. For other keywords the outer schema takes precedence. */
const joins: Readonly<Record<string, Join>> = {
  type: (own, added) => {
    const added_ = [added].flat();
    const common = [own].flat().flatMap((type) => {
      if (added_.includes(type)) return [type];
      if (type === 'number' && added_.includes('integer')) return ['integer'];
      return type === 'integer' && added_.includes('number') ? ['integer'] : [];
    });
    return common.length === 1 ? (common[0] ?? null) : common;
  },
  enum: (own, added) => {
    const texts = new Set([added].flat().map((value) => JSON.stringify(value)));
    return [own].flat().filter((value) => texts.has(JSON.stringify(value)));
  },
  required: (own, added) => [...new Set([own, added].flat())],
  properties: (own, added) => {
    const joined: JsonObject = { ...(own as JsonObject) };
    for (const [name, schema] of Object.entries(added as JsonObject)) {
      const there = Object.hasOwn(joined, name) ? joined[name] : undefined;
      joined[name] = there === undefined || schema === undefined ? schema : both(there, schema);
    }
    return joined;
  },
  items: both,
  contains: (own) => own,
  additionalProperties: (own, added) => {
    if (own === false || added === false) return false;
    if (!isObject(own)) return added;
    return isObject(added) ? both(own, added) : own;
  },
  uniqueItems: either,
  nullable: either,
  readOnly: either,
  writeOnly: either,
  minimum: larger,
  exclusiveMinimum: larger,
  minLength: larger,
  minItems: larger,
  minProperties: larger,
  maximum: smaller,
  exclusiveMaximum: smaller,
  maxLength: smaller,
  maxItems: smaller,
  maxProperties: smaller,
};

function join(own: JsonObject, added: JsonObject): void {
  for (const [word, value] of Object.entries(added)) {
    if (value === undefined) continue;
    const there = own[word];
    own[word] = there === undefined ? value : (joins[word]?.(there, value) ?? there);
  }
}
