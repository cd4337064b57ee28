import type { ErrorObject } from 'ajv/dist/2020.js';
import { type Json, toPointer } from './json.ts';
import { discriminatorWord } from './normalize.ts';
import type { SchemaProblem } from './validator.ts';

/**
 * AJV reports every branch of a failed anyOf. The first branch is the documented one (the ledger appends to it), so
 * only its errors are kept, and the "must match a schema in anyOf" that sums them up goes. Where an object does not say
 * by its discriminator what it is, nothing else is known of its properties.
 */
export function toProblems(errors: ErrorObject[]): SchemaProblem[] {
  const kept = errors.filter(
    (error) => !/\/(anyOf|oneOf)\/(?!0\/)\d+\//.test(error.schemaPath) && !/^(anyOf|oneOf|if)$/.test(error.keyword),
  );
  const all = kept.length > 0 ? kept : errors;
  const unnamed = new Set(all.filter(isOfDiscriminator).map(({ instancePath }) => instancePath));
  const problems = all.filter((error) => !isUnknown(error, unnamed)).map(toProblem);
  // What several members of a composition say of one place is wrong once.
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

const isOfDiscriminator = ({ keyword }: ErrorObject) => keyword === discriminatorWord;

/** Whether an error is about a property of an object of which it is not known what it is. */
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

/** What a keyword wanted, by the parameters of the error that it gave. */
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
