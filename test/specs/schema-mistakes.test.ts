import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { listMistakes, listRequirements } from '../../specs/schemas/mistakes.ts';

const text = { type: 'string' };
const schema = {
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  properties: {
    name: text,
    format: { const: 'x/1' },
    kind: { enum: ['open', 'resolved'] },
    workers: { type: 'integer', minimum: 1, maximum: 9 },
    reports: { anyOf: [text, { type: 'array', items: text }] },
    env: { type: 'object', propertyNames: { pattern: '^[A-Z]+$' }, additionalProperties: text },
  },
};

function errorsOf(content: unknown) {
  const validate = new Ajv2020({ allErrors: true, verbose: true }).compile(schema);
  validate(content);
  return validate.errors ?? [];
}
const say = (content: unknown) => listMistakes(errorsOf(content), content).map(({ sentence }) => sentence);

describe('A mistake in a file', () => {
  test.each<[what: string, content: unknown, sentences: string[]]>([
    ['none', { name: 'a', reports: ['b'], env: { A: 'b' } }, []],
    ['a list', [], ['Expected an object as the whole file. Got an empty array.']],
    ['a missing field', {}, ['Expected name. It is missing.']],
    ['a misspelt field', { name: 'a', wrokers: 1 }, ['wrokers is not known here. Did you mean workers?']],
    ['a field without a similar name', { name: 'a', zz: 1 }, ['zz is not known here.']],
    ['another type', { name: 7 }, ['Expected a string for name. Got an integer.']],
    ['a number beyond its limit', { name: 'a', workers: 12 }, ['Expected at most 9 for workers. Got 12.']],
    [
      'a misspelt value',
      { name: 'a', kind: 'resovled' },
      ['Expected one of open, resolved for kind. Got another string. Did you mean resolved?'],
    ],
    ['another constant', { name: 'a', format: 'y/1' }, ['Expected "x/1" for format. Got another string.']],
    ['neither alternative', { name: 'a', reports: 7 }, ['Expected a string or an array for reports. Got an integer.']],
    ['a wrong item', { name: 'a', reports: ['b', 7] }, ['Expected a string for reports.1. Got an integer.']],
    [
      'a wrong name',
      { name: 'a', env: { 'p w': 'b' } },
      ['Expected a string that matches ^[A-Z]+$ as the name of env.p w.'],
    ],
  ])('with %s', (_, content, sentences) => {
    expect(say(content)).toEqual(sentences);
  });

  test("quotes neither values nor the validator's messages", () => {
    const everything = {
      name: ['hunter22'],
      workers: 'hunter22',
      kind: 'hunter22',
      env: { A: 22, b: 'hunter22' },
      x: 'hunter22',
    };
    const said = say(everything).join('\n');
    expect(said.split('\n').length).toBeGreaterThan(4);
    expect(said).not.toMatch(/hunter22|must |NOT/);
  });
});

test('A requirement names its field, also if it is missing', () => {
  expect(listRequirements(errorsOf({ wrokers: 1, workers: 'x' }))).toEqual([
    { pointer: '/name', keyword: 'required', requirement: 'is missing' },
    { pointer: '/wrokers', keyword: 'additionalProperties', requirement: 'is not documented' },
    { pointer: '/workers', keyword: 'type', requirement: 'must be an integer' },
  ]);
});
