import type { ErrorObject } from 'ajv/dist/2020.js';
import { findAt, fromPointer, isObject, type Json, toPointer } from '../json/json.ts';
import { suggest } from '../suggest.ts';
import { toExpected } from './problems.ts';
import { describeShape, toExpectation, toRequirement, withArticle } from './sentence.ts';

/** A mistake in a user's file. */
export interface FileMistake {
  /** JSON Pointer to the wrong value; for a missing key, to the object that lacks it. */
  pointer: string;
  /** One or two sentences that include the place. A value is quoted only where `isPublic` allows it, since it may be a secret. */
  sentence: string;
}

/**
 * Converts Ajv's errors to sentences: what was expected, what was found, and similar names as a hint.
 *
 * @param errors Errors of a validator with the option `verbose`, which the hints need.
 * @param isPublic Whether the value at a JSON Pointer is known to be no secret. A wrong choice is then quoted.
 * @example
 * listMistakes(validate.errors ?? [], content)[0]?.sentence; // 'Expected an integer for targets.a.workers. Got a string.'
 */
export function listMistakes(
  errors: readonly ErrorObject[],
  content: unknown,
  isPublic: (pointer: string) => boolean = () => false,
): FileMistake[] {
  const kept = dropSummaries(errors);
  const mistakes = kept.map((error) => toMistake(error, content, kept, isPublic));
  return [...new Map(mistakes.map((mistake) => [`${mistake.pointer} ${mistake.sentence}`, mistake])).values()];
}

/** An error of Ajv, for a response that names the field separately. */
export interface Requirement {
  /** JSON Pointer to the field, even if it is missing or unknown. */
  pointer: string;
  keyword: string;
  /** "must be an integer", "is missing". */
  requirement: string;
}

/** Like {@link listMistakes}, but as predicates to follow the name of the field. */
export function listRequirements(errors: readonly ErrorObject[]): Requirement[] {
  return dropSummaries(errors).map(({ keyword, instancePath, params }) => {
    const property = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
    const pointer = property === undefined ? instancePath : instancePath + toPointer([String(property)]);
    return { pointer, keyword, requirement: toRequirement({ keyword, expected: toExpected(keyword, params) }) };
  });
}

const summaries: readonly string[] = ['anyOf', 'oneOf', 'if', 'propertyNames'];

/** Removes summarising errors, and errors of alternatives that were not meant: a user who writes a list does not mean a string. */
function dropSummaries(errors: readonly ErrorObject[]): ErrorObject[] {
  const isDeeper = (pointer: string) => errors.some(({ instancePath }) => instancePath.startsWith(`${pointer}/`));
  const hasAlternatives = (pointer: string) =>
    errors.some(({ keyword, instancePath }) => /^(any|one)Of$/.test(keyword) && instancePath === pointer);
  const own = errors.filter(({ keyword, instancePath }) => {
    if (summaries.includes(keyword)) return false;
    return !(keyword === 'type' && hasAlternatives(instancePath) && isDeeper(instancePath));
  });
  return own.length > 0 ? own : [...errors];
}

function toMistake(
  error: ErrorObject,
  content: unknown,
  all: readonly ErrorObject[],
  isPublic: (pointer: string) => boolean,
): FileMistake {
  const { keyword, instancePath: pointer, params } = error;
  const surplus = params.additionalProperty ?? params.unevaluatedProperty;
  if (surplus !== undefined) {
    const own = pointer + toPointer([String(surplus)]);
    return { pointer: own, sentence: `${toName(own)} is not known here.${toHint(String(surplus), error)}` };
  }
  if (keyword === 'required') {
    const missing = pointer + toPointer([String(params.missingProperty)]);
    return { pointer, sentence: `Expected ${toName(missing)}. It is missing.` };
  }
  if (error.propertyName !== undefined) {
    const own = pointer + toPointer([error.propertyName]);
    const due = toExpectation(keyword, toExpected(keyword, params));
    return { pointer: own, sentence: `Expected ${due} as the name of ${toName(own)}.` };
  }
  const value = findAt(content, pointer);
  const hint = keyword === 'enum' ? toHintOf(String(value), (params.allowedValues ?? []) as unknown[]) : '';
  const isQuoted =
    keyword === 'enum' && typeof value === 'string' && /^[\w .-]{1,40}$/.test(value) && isPublic(pointer);
  const due = toDue(error, all);
  const place = pointer === '' ? 'as the whole file' : `for ${toName(pointer)}`;
  return {
    pointer,
    sentence: `Expected ${due} ${place}. Got ${isQuoted ? JSON.stringify(value) : toGot(keyword, value)}.${hint}`,
  };
}

/** The expectation at a place. For alternatives, all of their types. */
function toDue({ keyword, params, instancePath }: ErrorObject, all: readonly ErrorObject[]): string {
  if (keyword !== 'type') return toExpectation(keyword, toExpected(keyword, params));
  const types = all
    .filter((each) => each.keyword === 'type' && each.instancePath === instancePath)
    .flatMap((each) => [each.params.type].flat().map(String));
  return toExpectation('type', [...new Set(types)] as Json);
}

const limits: readonly string[] = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];

/** The received value for a message: an out-of-range number, else only the shape, since the value may be a secret. */
function toGot(keyword: string, value: unknown): string {
  if (limits.includes(keyword) && typeof value === 'number') return String(value);
  const shape = withArticle(describeShape(value));
  return keyword === 'type' || typeof value !== 'string' ? shape : 'another string';
}

const toName = (pointer: string) => fromPointer(pointer).join('.') || 'the whole file';

/** Names of known properties that are similar to a misspelt one. */
function toHint(written: string, { parentSchema }: ErrorObject): string {
  const known = isObject(parentSchema) && isObject(parentSchema.properties) ? Object.keys(parentSchema.properties) : [];
  return toHintOf(written, known);
}

function toHintOf(written: string, known: readonly unknown[]): string {
  const meant = suggest(written, known.map(String));
  return meant.length === 0 ? '' : ` Did you mean ${meant.join(' or ')}?`;
}
