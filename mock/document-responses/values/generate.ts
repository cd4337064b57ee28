import { isObject, type Json, type JsonObject } from '../../../specs/json/json.ts';
import {
  type BranchChoice,
  type FlatSchema,
  flatten,
  toConstSchema,
  toDiscriminatorValue,
  withBranch,
} from './flatten.ts';
import {
  countValue,
  type GeneratedValue,
  type GenerationContext,
  unsatisfiable,
  type ValueLocation,
} from './generation-context.ts';
import { makeList } from './lists.ts';
import { makeNumber } from './numbers.ts';
import { makeObject } from './objects.ts';
import { makeText } from './texts.ts';
import { toSingular, toWords } from './to-words.ts';

/** Maximum depth of a recursive schema. */
const maxRecursion = 2;

/**
 * Generates a value for a schema. The caller validates it.
 *
 * @returns `unmakeable` if only infinite values satisfy the schema.
 * @throws TooManyValues
 */
export function generateValue(
  making: GenerationContext,
  schema: Json | undefined,
  spot: ValueLocation,
): GeneratedValue {
  countValue(making);
  const flat = flatten(making.document, schema);
  return decide(making, flat, enter(spot, flat, 0));
}

/** The location after following references. The name of the component becomes the owner of its properties. */
function enter(spot: ValueLocation, { references }: FlatSchema, known: number): ValueLocation {
  const fresh = references.slice(known);
  if (fresh.length === 0) return spot;
  // A recursive schema reaches its first reference again.
  const [first = ''] = fresh;
  return { ...spot, references: [...spot.references, first], owner: spot.owner || toOwner(first) };
}

function toOwner(reference: string): string {
  return toSingular(toWords(decodeURIComponent(reference.slice(reference.lastIndexOf('/') + 1))));
}

/** Chooses branches until the schema has no choices left. */
function decide(making: GenerationContext, flat: FlatSchema, spot: ValueLocation): GeneratedValue {
  if (flat.isImpossible) return unsatisfiable;
  if (isEndless(spot.references)) return allowsNull(flat) ? null : unsatisfiable;
  const stated = findStated(making, flat.own, spot);
  if (stated !== undefined) return stated;
  const [choice, ...rest] = flat.choices;
  if (!choice) return makeByType(making, flat, spot);
  for (const branch of inOrder(making, choice, spot)) {
    const { discriminator } = choice;
    let whole = withBranch(making.document, flat, branch, rest);
    const reference = isObject(branch) && typeof branch.$ref === 'string' ? branch.$ref : undefined;
    if (discriminator && reference && typeof discriminator.propertyName === 'string') {
      const named = {
        required: [discriminator.propertyName],
        properties: {
          [discriminator.propertyName]: toConstSchema(toDiscriminatorValue(reference, discriminator.mapping)),
        },
      };
      whole = withBranch(making.document, whole, named, whole.choices);
    }
    const made = decide(making, whole, enter(spot, whole, flat.references.length));
    if (made !== unsatisfiable) return made;
  }
  return unsatisfiable;
}

/** Whether the last reference was followed too often. */
function isEndless(references: readonly string[]): boolean {
  const latest = references.at(-1);
  return latest !== undefined && references.filter((each) => each === latest).length > maxRecursion;
}

/** A value that the schema contains: an example, `default`, `const` or a value of `enum`. */
function findStated(making: GenerationContext, own: JsonObject, { pointer }: ValueLocation): Json | undefined {
  if (making.usesExamples && making.countProblemsAt(pointer) === 0) {
    if (own.example !== undefined) return own.example;
    if (Array.isArray(own.examples) && own.examples.length > 0) return own.examples[0];
    if (own.default !== undefined) return own.default;
  }
  const values = Array.isArray(own.enum) ? own.enum : undefined;
  if (own.const !== undefined && (!values || values.includes(own.const))) return own.const;
  if (!values || values.length === 0) return undefined;
  const filled = values.filter((value) => value !== null);
  return making.faker.helpers.arrayElement(filled.length > 0 ? filled : values);
}

/** Branches in the order to try: non-null ones first, rotated by the number of failed validations. */
function inOrder(making: GenerationContext, { branches }: BranchChoice, { pointer }: ValueLocation): readonly Json[] {
  const filled = branches.filter((branch) => !isNull(branch));
  const others = branches.filter(isNull);
  const offset = filled.length === 0 ? 0 : making.countProblemsAt(pointer) % filled.length;
  return [...filled.slice(offset), ...filled.slice(0, offset), ...others];
}

const isNull = (branch: Json) => isObject(branch) && (branch.type === 'null' || branch.const === null);

function allowsNull({ own, choices }: FlatSchema): boolean {
  if (own.nullable === true || [own.type].flat().includes('null')) return true;
  return own.type === undefined && choices.some(({ branches }) => branches.some(isNull));
}

function makeByType(making: GenerationContext, flat: FlatSchema, spot: ValueLocation): GeneratedValue {
  const { own } = flat;
  const type = findType(own, spot);
  const inner = { ...spot, depth: spot.depth + 1 };
  const made = makers[type]?.(making, own, inner) ?? null;
  return made === unsatisfiable && allowsNull(flat) ? null : made;
}

type Maker = (making: GenerationContext, schema: JsonObject, spot: ValueLocation) => GeneratedValue;

const makers: Readonly<Record<string, Maker>> = {
  object: (making, schema, spot) => makeObject(making, schema, spot, generateValue),
  array: (making, schema, spot) => makeList(making, schema, spot, generateValue),
  string: makeText,
  integer: makeNumber,
  number: makeNumber,
  boolean: (making, _, spot) => makeFlag(making, spot),
  null: () => null,
};

/** Keywords that imply a type for schemas without `type`. */
const typeWords: readonly [type: string, words: readonly string[]][] = [
  ['object', ['properties', 'additionalProperties', 'patternProperties', 'required', 'minProperties', 'maxProperties']],
  ['array', ['items', 'prefixItems', 'contains', 'minItems', 'maxItems', 'uniqueItems']],
  ['string', ['format', 'pattern', 'minLength', 'maxLength']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
];

function findType(own: JsonObject, { words }: ValueLocation): string {
  const types = [own.type].flat().filter((type): type is string => typeof type === 'string');
  const declared = types.find((type) => type !== 'null') ?? types[0];
  if (declared !== undefined && Object.hasOwn(makers, declared)) return declared;
  const implied = typeWords.find(([, known]) => known.some((word) => own[word] !== undefined));
  // Any type is valid: a string for a named property, an object for a whole body.
  return implied?.[0] ?? (words === '' ? 'object' : 'string');
}

const falseWords =
  /\b(error|failed|deleted|archived|blocked|muted|hidden|disabled|expired|closed|banned|private|suspended)$/;
const trueWords = /\b(success|ok|enabled|active|available|valid|verified|visible|has|can|is)\b/;

function makeFlag({ faker }: GenerationContext, { words }: ValueLocation): boolean {
  if (falseWords.test(words)) return false;
  return trueWords.test(words) || faker.datatype.boolean();
}

export type Generate = typeof generateValue;
