import type { Json, JsonObject } from '../json/json.ts';
import { branchMark, discriminatorWord } from '../schemas/normalize.ts';
import type { Naming } from './branches.ts';

/** What applies to an object whose discriminator selects no branch. */
type Fallback =
  /** The value must match one of these. */
  | { alternatives: Json[] }
  /** The schema that the branches extend, and the values that select it. */
  | { own: JsonObject; values: readonly string[] };

/**
 * Creates a schema that validates a value only against the branch that its discriminator selects. A value that selects no branch
 * is invalid if `mapping` has a value for each branch, if the fallback does not match, and always in the closed form.
 */
export function toDispatch({ propertyName, branches }: Naming, otherwise: Fallback): JsonObject {
  const own = 'own' in otherwise ? otherwise.values : [];
  const values = [...new Set([...branches.flatMap((each) => each.values), ...own])];
  const fault = (isOpen: boolean): JsonObject => ({ [discriminatorWord]: { propertyName, values, isOpen } });
  const unknown = fault(!branches.every(({ isMapped }) => isMapped));
  const last =
    'own' in otherwise
      ? when(isNamed(propertyName, own), otherwise.own, { allOf: [otherwise.own, unknown] })
      : toUnnamed(otherwise.alternatives, { unknown, unfit: fault(false) });
  return branches
    .filter((branch) => branch.values.length > 0)
    .reduceRight(
      (rest, { reference, values: named }) => when(isNamed(propertyName, named), { $ref: reference }, rest),
      last,
    );
}

/** The schema for values that select no branch. Values that are not objects cannot select one. */
function toUnnamed(alternatives: Json[], { unknown, unfit }: Record<'unknown' | 'unfit', JsonObject>): JsonObject {
  const any: JsonObject = { anyOf: alternatives };
  return when({ type: 'object' }, when(any, unknown, unfit), any);
}

const when = (condition: JsonObject, right: JsonObject, wrong: JsonObject): JsonObject =>
  Object.fromEntries<Json>([
    [branchMark, true],
    ['if', condition],
    ['then', right],
    ['else', wrong],
  ]);

/** A schema for objects whose property has one of these values. Names are strings, but a value may be a number or a boolean. */
function isNamed(propertyName: string, values: readonly string[]): JsonObject {
  const spelt = values.flatMap((value): Json[] =>
    /^(true|false|0|-?[1-9]\d{0,14})$/.test(value) ? [value, JSON.parse(value) as Json] : [value],
  );
  return { type: 'object', required: [propertyName], properties: { [propertyName]: { enum: spelt } } };
}
