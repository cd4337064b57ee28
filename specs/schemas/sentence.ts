import type { Json } from '../json/json.ts';
import type { SchemaProblem } from './validator.ts';

/**
 * The sentence of a finding about a body: the expected value and the shape of the received one.
 *
 * @param place Printable JSON Pointer. Empty for the whole body.
 * @param actual Shape of the received value, from `describeShape`.
 * @example
 * toSchemaSentence(problem, '/0/value', 'integer'); // 'Expected a string at /0/value. Got an integer.'
 */
export function toSchemaSentence({ keyword, expected }: SchemaProblem, place: string, actual: string): string {
  const where = place === '' ? 'as the body' : `at ${place}`;
  if (keyword === 'required') return `Expected the field ${place}. It is missing.`;
  if (keyword === 'unevaluatedProperties' || keyword === 'additionalProperties') {
    return `Got the field ${place} (${withArticle(actual)}), which is not documented.`;
  }
  if (keyword === 'false schema')
    return `Got the field ${place} (${withArticle(actual)}), which a response must not have.`;
  if (keyword === 'discriminator') {
    const due = `Expected ${toExpectation(keyword, expected)} ${where}, the discriminator: it names the schema`;
    return actual === 'nothing'
      ? `${due}. It is missing.`
      : `${due}. Got ${actual === 'string' ? 'another value' : withArticle(actual)}.`;
  }
  return `Expected ${toExpectation(keyword, expected)} ${where}. Got ${withArticle(actual)}.`;
}

/** The expectation of a JSON Schema keyword, to follow "Expected": "an integer", "one of a, b". */
export function toExpectation(keyword: string, expected: Json): string {
  const toWords = keywords[keyword] ?? (() => `a value that the schema's "${keyword}" allows`);
  return toWords(expected);
}

/**
 * The expectation to follow the name of a field: "must be an integer". The validator's own messages are never shown.
 *
 * @example
 * toRequirement({ keyword: 'minimum', expected: 1 }); // 'must be at least 1'
 */
export function toRequirement({ keyword, expected }: Pick<SchemaProblem, 'keyword' | 'expected'>): string {
  if (keyword === 'required') return 'is missing';
  if (keyword === 'unevaluatedProperties' || keyword === 'additionalProperties') return 'is not documented';
  return `must be ${toExpectation(keyword, expected).replace(/,$/, '')}`;
}

const formats: Readonly<Record<string, string>> = {
  'unix-seconds': 'Unix seconds, e.g. 1767225600,',
  'iso-instant': 'a time in ISO 8601, e.g. 2026-01-30T15:00:00Z,',
  'date-time': 'a time in ISO 8601, e.g. 2026-01-30T15:00:00Z,',
  date: 'a date, e.g. 2026-01-30,',
  duration: 'a duration in ISO 8601, e.g. PT1H,',
  email: 'an e-mail address',
  uri: 'a URL',
  uuid: 'a UUID',
};

/** Maximum number of enumeration values in a sentence. */
const maxShownValues = 12;

function toChoice(values: Json): string {
  const all = [values].flat().map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  const left = all.length - maxShownValues;
  return `one of ${all.slice(0, maxShownValues).join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

/** The expectation of each JSON Schema keyword in words. */
const keywords: Readonly<Record<string, (expected: Json) => string>> = {
  type: (types) => [types].flat().map(String).map(withArticle).join(' or '),
  format: (format) => formats[String(format)] ?? `a string in the format "${String(format)}"`,
  enum: toChoice,
  discriminator: toChoice,
  const: (value) => JSON.stringify(value),
  pattern: (pattern) => `a string that matches ${String(pattern)}`,
  minimum: (limit) => `at least ${String(limit)}`,
  maximum: (limit) => `at most ${String(limit)}`,
  exclusiveMinimum: (limit) => `more than ${String(limit)}`,
  exclusiveMaximum: (limit) => `less than ${String(limit)}`,
  minLength: (limit) => `a string of at least ${toCount(limit, 'character')}`,
  maxLength: (limit) => `a string of at most ${toCount(limit, 'character')}`,
  minItems: (limit) => `an array of at least ${toCount(limit, 'item')}`,
  maxItems: (limit) => `an array of at most ${toCount(limit, 'item')}`,
  minProperties: (limit) => `an object of at least ${toCount(limit, 'field')}`,
  maxProperties: (limit) => `an object of at most ${toCount(limit, 'field')}`,
  uniqueItems: () => 'an array without repeated items',
  multipleOf: () => 'a multiple of the documented number',
};

const toCount = (limit: Json, noun: string) => `${String(limit)} ${noun}${limit === 1 ? '' : 's'}`;

const withoutArticle = ['null', 'nothing'];

/** "a string", "an array of 3", "null". */
export function withArticle(shape: string): string {
  if (withoutArticle.includes(shape)) return shape;
  return `${/^[aeio]/.test(shape) ? 'an' : 'a'} ${shape}`;
}

/** The type of a value in one or two words, without its content. */
export function describeShape(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'empty array' : `array of ${value.length}`;
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'empty object' : 'object';
  return typeof value;
}
