import type { Json, JsonObject } from '../json.ts';
import { branchMark, discriminatorWord } from '../normalize.ts';
import type { Naming } from './branches.ts';

/** What judges a value that no branch is named by. */
type Otherwise =
  /** One of these has to fit. */
  | { alternatives: Json[] }
  /** The schema that the branches build on, and the values that mean it. */
  | { own: JsonObject; values: readonly string[] };

/**
 * A schema by which the branch that a discriminator names judges a value, and no other. A value that names none is wrong
 * where `mapping` has a value for each branch, and where nothing else fits; in the closed form it is wrong everywhere.
 */
export function toDispatch({ propertyName, branches }: Naming, otherwise: Otherwise): JsonObject {
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

/** A value that is no object has no property that could name a branch. */
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

/** True for an object whose property has one of these values. Names are text; a value may be a number or a boolean. */
function isNamed(propertyName: string, values: readonly string[]): JsonObject {
  const spelt = values.flatMap((value): Json[] =>
    /^(true|false|0|-?[1-9]\d{0,14})$/.test(value) ? [value, JSON.parse(value) as Json] : [value],
  );
  return { type: 'object', required: [propertyName], properties: { [propertyName]: { enum: spelt } } };
}
