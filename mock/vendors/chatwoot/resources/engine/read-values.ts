import type { JsonObject } from '../../../../../specs/json/json.ts';
import { type BodyProblem, refuseBody, refuseOrFail } from '../../refusals.ts';
import { type Field, type RuleContext, toStored, UnknownName } from './field.ts';

type Fields = Readonly<Record<string, Field>>;

/**
 * Reads the fields that a request has, and those that follow from the caller.
 *
 * @param caller The id of the user who writes the record.
 * @param deviates Whether the profile includes a ledger entry.
 * @throws ApiError `invalid`, or `crashed` in the observed profile, for a value that is not in an enumeration.
 */
export function readValues(
  fields: Fields,
  params: Readonly<Record<string, unknown>>,
  caller: number,
  deviates: (id: string) => boolean,
): JsonObject {
  const values: JsonObject = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field.isWriter) values[name] = caller;
    if (field.isWriter || !Object.hasOwn(params, name)) continue;
    try {
      const value = toStored(field, params[name]);
      if (value !== undefined) values[name] = value;
    } catch (error) {
      if (!(error instanceof UnknownName)) throw error;
      const message = `must be one of ${field.names?.join(', ')}`;
      throw refuseOrFail(deviates, { name, message, keyword: 'enum' });
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
export function assertValues(fields: Fields, context: RuleContext, deviates: (id: string) => boolean): void {
  const problems = findProblems(fields, context);
  if (problems.length > 0) throw refuseBody(...problems);
  for (const [name, { isNeverNull }] of Object.entries(fields)) {
    const isMissing = isNeverNull && (context.values[name] ?? null) === null;
    if (isMissing) throw refuseOrFail(deviates, { name, message: "can't be blank" });
  }
}

/** Returns every rule that a value breaks, in the order of the server's validations. */
export function findProblems(fields: Fields, context: RuleContext): BodyProblem[] {
  return Object.entries(fields).flatMap(([name, { rules = [] }]) =>
    rules.flatMap((rule) => {
      const message = rule(context.values[name] ?? null, context);
      return message === undefined ? [] : [{ name, message }];
    }),
  );
}
