import type { Json } from './json.ts';
import type { SchemaProblem } from './validator.ts';

/**
 * What a finding about a body says: what was expected and what came, by its shape alone.
 *
 * @param place JSON Pointer as it may be shown; empty for the whole body.
 * @param actual Shape of what came, of `shapeOf`.
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
    return `Got the field ${place} (${withArticle(actual)}), which an answer must not have.`;
  if (keyword === 'discriminator') {
    const due = `Expected ${toExpectation(keyword, expected)} ${where}, the discriminator: it names the schema`;
    return actual === 'nothing'
      ? `${due}. It is missing.`
      : `${due}. Got ${actual === 'string' ? 'another value' : withArticle(actual)}.`;
  }
  return `Expected ${toExpectation(keyword, expected)} ${where}. Got ${withArticle(actual)}.`;
}

/** What a keyword of JSON Schema wants, after "Expected": "an integer", "one of a, b". */
export function toExpectation(keyword: string, expected: Json): string {
  const toWords = keywords[keyword] ?? (() => `what "${keyword}" of the schema allows`);
  return toWords(expected);
}

/**
 * The same after the name of a field: "must be an integer". Texts of the validator are never shown.
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
  email: 'an e-mail address',
  uri: 'a URL',
  uuid: 'a UUID',
};

/** More values of an enumeration than these would hide the sentence. */
const mostValues = 12;

function toChoice(values: Json): string {
  const all = [values].flat().map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  const left = all.length - mostValues;
  return `one of ${all.slice(0, mostValues).join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

/** What each keyword of JSON Schema wants, in words. */
const keywords: Readonly<Record<string, (expected: Json) => string>> = {
  type: (types) => [types].flat().map(String).map(withArticle).join(' or '),
  format: (format) => formats[String(format)] ?? `a text in the format "${String(format)}"`,
  enum: toChoice,
  discriminator: toChoice,
  const: (value) => JSON.stringify(value),
  pattern: (pattern) => `a text that matches ${String(pattern)}`,
  minimum: (limit) => `at least ${String(limit)}`,
  maximum: (limit) => `at most ${String(limit)}`,
  exclusiveMinimum: (limit) => `more than ${String(limit)}`,
  exclusiveMaximum: (limit) => `less than ${String(limit)}`,
  minLength: (limit) => `a text of at least ${toCount(limit, 'character')}`,
  maxLength: (limit) => `a text of at most ${toCount(limit, 'character')}`,
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

/** The type of a value in a word or two, without its content. */
export function shapeOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'empty array' : `array of ${value.length}`;
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'empty object' : 'object';
  return typeof value;
}
