import type { ErrorObject } from 'ajv/dist/2020.js';
import { type Json, toPointer } from '../json/json.ts';
import { discriminatorWord } from './normalize.ts';
import type { SchemaProblem } from './validator.ts';

/**
 * Converts Ajv's errors to problems. Ajv reports every branch of a failed anyOf. The first branch is the documented one, because the
 * ledger appends branches, so only its errors are kept, without the summarising "must match a schema in anyOf". If an object's
 * discriminator selects no schema, errors about its properties are dropped.
 */
export function toProblems(errors: ErrorObject[]): SchemaProblem[] {
  const kept = errors.filter(
    (error) => !/\/(anyOf|oneOf)\/(?!0\/)\d+\//.test(error.schemaPath) && !/^(anyOf|oneOf|if)$/.test(error.keyword),
  );
  const all = kept.length > 0 ? kept : errors;
  const unnamed = new Set(all.filter(isOfDiscriminator).map(({ instancePath }) => instancePath));
  const problems = all.filter((error) => !isUnknown(error, unnamed)).map(toProblem);
  // Several members of a composition may report the same problem.
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

const isOfDiscriminator = ({ keyword }: ErrorObject) => keyword === discriminatorWord;

/** Whether an error is about a property of an object whose discriminator selects no schema. */
const isUnknown = ({ keyword, instancePath }: ErrorObject, unnamed: ReadonlySet<string>) =>
  unnamed.has(instancePath) && ['required', 'unevaluatedProperties', 'additionalProperties'].includes(keyword);

function toProblem(error: ErrorObject): SchemaProblem {
  const params = error.params as Record<string, unknown>;
  const property = params.missingProperty ?? params.unevaluatedProperty ?? params.additionalProperty ?? params.property;
  const suffix = property === undefined ? '' : toPointer([String(property)]);
  return {
    pointer: error.instancePath + suffix,
    keyword: isOfDiscriminator(error) ? 'discriminator' : error.keyword,
    message: toMessage(error),
    expected: toExpected(error.keyword, params),
  };
}

const messages: Record<string, string> = {
  required: 'is missing',
  unevaluatedProperties: 'is not documented',
  additionalProperties: 'is not documented',
};

function toMessage(error: ErrorObject): string {
  if (error.keyword === 'enum' || isOfDiscriminator(error))
    return `must be one of ${(error.params.allowedValues as unknown[]).join(', ')}`;
  return messages[error.keyword] ?? error.message ?? error.keyword;
}

/** The expectation of a keyword, from the parameters of its error. */
export function toExpected(keyword: string, params: Record<string, unknown>): Json {
  const value =
    params.type ??
    params.allowedValues ??
    params.allowedValue ??
    params.format ??
    params.limit ??
    params.missingProperty ??
    params.pattern;
  return (value as Json | undefined) ?? keyword;
}
