import type { JsonObject } from '../../../../../specs/json/json.ts';
import { type BodyProblem, refuseBody, refuseOrFail } from '../../refusals.ts';
import { type Field, type RuleContext, toStored, UnstorableValue } from './field.ts';

type Fields = Readonly<Record<string, Field>>;

/**
 * Reads the fields that a request has and may set, and those that follow from the caller.
 *
 * @param caller The id of the user who writes the record.
 * @param deviates Whether the profile includes a ledger entry.
 * @throws ApiError `invalid`, or `crashed` in the observed profile, for a value that the field cannot store.
 */
export function readValues(
  fields: Fields,
  params: Readonly<Record<string, unknown>>,
  { caller, isNew, deviates }: { caller: number; isNew: boolean; deviates: (id: string) => boolean },
): JsonObject {
  const values: JsonObject = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field.isWriter) values[name] = caller;
    const isAllowed = !field.isWriter && !field.isComputed && (isNew || !field.isFixed);
    if (!isAllowed || !Object.hasOwn(params, name)) continue;
    try {
      const value = toStored(field, params[name]);
      if (value !== undefined) values[name] = value;
    } catch (error) {
      if (!(error instanceof UnstorableValue)) throw error;
      throw refuseOrFail(deviates, { name, message: error.message, keyword: 'enum' });
    }
  }
  return values;
}

/** The values of a new record that no request has set. */
export function toInitialValues(fields: Fields): JsonObject {
  return Object.fromEntries(Object.entries(fields).map(([name, { initial = null }]) => [name, initial]));
}

/**
 * Checks the values of a record before it is stored.
 *
 * @throws ApiError `invalid` with every rule that a value breaks; `crashed` in the observed profile for a null that the
 * database refuses.
 */
export function assertValues(
  { fields, problemKeyword: keyword }: { fields: Fields; problemKeyword?: string },
  context: RuleContext,
  deviates: (id: string) => boolean,
): void {
  const problems = findProblems(fields, context);
  if (problems.length > 0) throw refuseBody(...problems.map((problem) => ({ ...problem, keyword })));
  for (const [name, { isNeverNull }] of Object.entries(fields)) {
    const isMissing = isNeverNull && (context.values[name] ?? null) === null;
    if (isMissing) throw refuseOrFail(deviates, { name, message: "can't be blank" });
  }
}

/** Returns every rule that a value breaks, in the order of the server's validations. */
export function findProblems(fields: Fields, context: RuleContext): BodyProblem[] {
  return Object.entries(fields).flatMap(([name, { rules = [] }]) =>
    rules.flatMap((rule) => {
      const found = rule(context.values[name] ?? null, context) ?? [];
      return (typeof found === 'string' ? [found] : found).map((message) => ({ name, message }));
    }),
  );
}
