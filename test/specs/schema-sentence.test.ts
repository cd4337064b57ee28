import { expect, test } from 'vitest';
import { toRequirement, toSchemaSentence } from '../../specs/schemas/sentence.ts';
import { createValidator, type SchemaProblem } from '../../specs/schemas/validator.ts';

const sentenceOf = (keyword: string, expected: SchemaProblem['expected'], actual = 'string', place = '/0/x') =>
  toSchemaSentence({ pointer: place, keyword, expected, message: 'must not be shown' }, place, actual);

test.each<[keyword: string, expected: SchemaProblem['expected'], sentence: string]>([
  ['type', 'number', 'Expected a number at /0/x. Got a string.'],
  ['type', ['integer', 'null'], 'Expected an integer or null at /0/x. Got a string.'],
  ['format', 'unix-seconds', 'Expected Unix seconds, e.g. 1767225600, at /0/x. Got a string.'],
  ['format', 'colour', 'Expected a string in the format "colour" at /0/x. Got a string.'],
  ['enum', ['a', 1, null], 'Expected one of a, 1, null at /0/x. Got a string.'],
  ['minimum', 0, 'Expected at least 0 at /0/x. Got a string.'],
  ['maxItems', 1, 'Expected an array of at most 1 item at /0/x. Got a string.'],
  ['required', 'x', 'Expected the field /0/x. It is missing.'],
  ['unevaluatedProperties', 'x', 'Got the field /0/x (a string), which is not documented.'],
  ['dependentRequired', 'x', 'Expected a value that the schema\'s "dependentRequired" allows at /0/x. Got a string.'],
])('%s %j results in the sentence: %s', (keyword, expected, sentence) => {
  expect(sentenceOf(keyword, expected)).toBe(sentence);
});

test('names the body, and shapes with their article', () => {
  expect(sentenceOf('type', 'object', 'array of 3', '')).toBe('Expected an object as the body. Got an array of 3.');
  expect(sentenceOf('type', 'array', 'null', '')).toBe('Expected an array as the body. Got null.');
});

test('shows a dozen values of an enumeration, and counts the others', () => {
  const values = Array.from({ length: 30 }, (_, index) => `v${index}`);
  expect(sentenceOf('enum', values)).toContain('v11 and 18 more at /0/x');
});

test('sentences contain no messages of the validator', () => {
  const validator = createValidator({});
  const schemas = [
    { type: 'string' },
    { format: 'date' },
    { const: 1 },
    { minLength: 9 },
    { pattern: '^a' },
    { not: {} },
    { oneOf: [{ type: 'string' }, { minLength: 1 }] },
  ];
  const problems = schemas.flatMap((schema) => [7, 'x'].flatMap((value) => validator.checkSchema(schema, value)));
  expect(problems.length).toBeGreaterThan(4);
  for (const problem of problems) expect(toSchemaSentence(problem, '/x', 'string')).not.toMatch(/must /);
});

test.each<[keyword: string, expected: SchemaProblem['expected'], requirement: string]>([
  ['type', 'integer', 'must be an integer'],
  ['enum', ['open', 'resolved'], 'must be one of open, resolved'],
  ['minimum', 1, 'must be at least 1'],
  ['date-time', 'x', 'must be a value that the schema\'s "date-time" allows'],
  ['format', 'date-time', 'must be a time in ISO 8601, e.g. 2026-01-30T15:00:00Z'],
  ['required', 'x', 'is missing'],
  ['additionalProperties', 'x', 'is not documented'],
])('%s %j results in the requirement: %s', (keyword, expected, requirement) => {
  expect(toRequirement({ keyword, expected })).toBe(requirement);
});
