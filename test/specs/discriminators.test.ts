import { expect, test } from 'vitest';
import type { JsonObject } from '../../specs/json/json.ts';
import { toSchemaSentence } from '../../specs/schemas/sentence.ts';
import { createValidator } from '../../specs/schemas/validator.ts';
import { inspectDocument } from '../../specs/user-documents/inspect-document.ts';

const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: JsonObject, required = Object.keys(properties)): JsonObject => ({
  ...{ type: 'object', properties, required },
});
const text = { type: 'string' };
const Cat = object({ kind: text, meows: { type: 'boolean' } });
const Dog = object({ kind: text, barks: { type: 'integer' } });

/** Validates a value against the component `Pet` of a document with the given components. */
function judge(schemas: JsonObject, form: 'published' | 'closed' = 'published') {
  const document = { openapi: '3.0.3', info: {}, paths: {}, components: { schemas } };
  const validator = createValidator(document);
  return (value: unknown, schema: JsonObject = to('Pet')) =>
    validator.checkSchema(schema, value, form).map(({ pointer, keyword }) => `${pointer} ${keyword}`);
}

const choice = (mapping?: Record<string, string>, word = 'oneOf') => ({
  Cat,
  Dog,
  Pet: { [word]: [to('Cat'), to('Dog')], discriminator: { propertyName: 'kind', ...(mapping && { mapping }) } },
});

test('validates only the branch that the discriminator selects', () => {
  for (const word of ['oneOf', 'anyOf']) {
    const check = judge(choice(undefined, word));
    expect(check({ kind: 'Cat', meows: true })).toEqual([]);
    expect(check({ kind: 'Dog', barks: 3 })).toEqual([]);
    expect(check({ kind: 'Dog', barks: 'loud' })).toEqual(['/barks type']);
    // The value is a valid cat.
    expect(check({ kind: 'Dog', meows: true })).toEqual(['/barks required']);
  }
});

test('validates a value that matches two branches against the selected one', () => {
  const loose = { Cat: object({ kind: text }), Dog: object({ kind: text }) };
  const check = judge({ ...choice(), ...loose });
  expect(check({ kind: 'Dog' })).toEqual([]);
});

test.each([
  ['a name', 'Cat', 'Dog'],
  ['a reference', '#/components/schemas/Cat', '#/components/schemas/Dog'],
  ['a file that was merged with others', './pets/Cat.yaml', 'Dog.yaml#/components/schemas/Dog'],
])('mapping selects branches by %s', (_, cat, dog) => {
  const check = judge(choice({ meower: cat, barker: dog, hound: dog }));
  expect(check({ kind: 'meower', meows: true })).toEqual([]);
  expect(check({ kind: 'barker', barks: 'x' })).toEqual(['/barks type']);
  expect(check({ kind: 'hound', barks: 'x' })).toEqual(['/barks type']);
  // The name of the schema still selects it.
  expect(check({ kind: 'Dog', barks: 'x' })).toEqual(['/barks type']);
});

test('mapping may use the name of one schema for another', () => {
  const check = judge(choice({ Cat: 'Dog' }));
  expect(check({ kind: 'Cat', barks: 1 })).toEqual([]);
});

test('mapping may select unlisted schemas and non-string values', () => {
  const check = judge({ ...choice({ 1: 'Cat', true: 'Dog', fish: 'Fish' }), Fish: object({ fins: text }) });
  expect(check({ kind: 1, meows: 2 })).toEqual(['/kind type', '/meows type']);
  expect(check({ kind: true, barks: '' })).toEqual(['/kind type', '/barks type']);
  expect(check({ kind: 'fish', fins: 2 })).toEqual(['/fins type']);
});

test('reports an unknown or missing discriminator if no branch matches', () => {
  const check = judge(choice());
  expect(check({ kind: 'Horse' })).toEqual(['/kind discriminator']);
  expect(check({ kind: 7, meows: 1 })).toEqual(['/kind discriminator']);
  expect(check({ meows: true })).toEqual(['/kind discriminator']);
  expect(check('a cat')).toEqual([' type']);
});

test('an unknown value is invalid if mapping covers every branch, else only in the closed form', () => {
  const sloppy = { kind: 'cat', meows: true };
  expect(judge(choice({ C: 'Cat' }))(sloppy)).toEqual([]);
  expect(judge(choice())(sloppy)).toEqual([]);
  expect(judge(choice(), 'closed')(sloppy)).toEqual(['/kind discriminator']);
  expect(judge(choice({ C: 'Cat', D: 'Dog' }))(sloppy)).toEqual(['/kind discriminator']);
});

test('closed form reports fields of other branches as undocumented', () => {
  const check = judge(choice(), 'closed');
  expect(check({ kind: 'Cat', meows: true })).toEqual([]);
  expect(check({ kind: 'Cat', meows: true, barks: 1 })).toEqual(['/barks unevaluatedProperties']);
  expect(check({ kind: 'Cat', meows: 1 })).toEqual(['/meows type']);
});

test('accepts null if a branch allows null', () => {
  const Pet = { oneOf: [to('Cat'), { type: 'null' }], discriminator: { propertyName: 'kind' } };
  const check = judge({ Cat, Pet });
  expect(check(null)).toEqual([]);
  expect(check({ kind: 'Cat', meows: 1 })).toEqual(['/meows type']);
  const nullable = judge({ ...choice(), Pet: { ...choice().Pet, nullable: true } });
  expect(nullable(null)).toEqual([]);
  expect(nullable({ kind: 'Dog', barks: '' })).toEqual(['/barks type']);
});

const parent = object({ kind: text, name: text }, ['kind']);
const inherited = (mapping?: JsonObject) => ({
  Pet: { ...parent, discriminator: { propertyName: 'kind', ...(mapping && { mapping }) } },
  Cat: { allOf: [to('Pet'), object({ meows: { type: 'boolean' } })] },
  Kitten: { allOf: [to('Cat'), object({ weeks: { type: 'integer' } })] },
});

test('validates a parent against the selected descendant', () => {
  const check = judge(inherited());
  expect(check({ kind: 'Pet', name: 1 })).toEqual(['/name type']);
  expect(check({ kind: 'Cat', meows: 1 })).toEqual(['/meows type']);
  expect(check({ kind: 'Kitten', meows: true, weeks: 'x' })).toEqual(['/weeks type']);
  // Also where a cat is expected.
  expect(check({ kind: 'Kitten', meows: true, weeks: 'x' }, to('Cat'))).toEqual(['/weeks type']);
  expect(check({ kind: 'Cat', meows: true }, to('Cat'))).toEqual([]);
});

test('validates an unselected value against the parent', () => {
  expect(judge(inherited())({ kind: 'Horse', name: 1 })).toEqual(['/name type']);
  expect(judge(inherited())({ kind: 'Horse' })).toEqual([]);
  expect(judge(inherited({ c: 'Cat', k: 'Kitten' }))({ kind: 'Horse' })).toEqual(['/kind discriminator']);
  expect(judge(inherited({ c: 'Cat', k: 'Kitten' }))({ kind: 'c', meows: 1 })).toEqual(['/meows type']);
});

test("closed form accepts a child's fields where its parent is referenced", () => {
  const check = judge(inherited(), 'closed');
  const kitten = { kind: 'Kitten', name: 'a', meows: true, weeks: 2 };
  for (const schema of [to('Pet'), to('Kitten'), { allOf: [to('Pet')], description: 'Its pet' }]) {
    expect(check(kitten, schema)).toEqual([]);
    expect(check({ ...kitten, more: 1 }, schema)).toEqual(['/more unevaluatedProperties']);
  }
});

test('validation terminates for a parent that lists its own children, in any order', async () => {
  const Pet = { ...parent, oneOf: [to('Cat'), to('Dog')], discriminator: { propertyName: 'kind' } };
  const child = (own: JsonObject) => ({ allOf: [to('Pet'), object(own)] });
  const [cat, dog] = [child({ meows: { type: 'boolean' } }), child({ barks: { type: 'integer' } })];
  for (const schemas of [
    { Pet, Cat: cat, Dog: dog },
    { Cat: cat, Dog: dog, Pet },
  ]) {
    const paths = {
      '/p': {
        get: { responses: { 200: { description: '', content: { 'application/json': { schema: to('Pet') } } } } },
      },
    };
    const json = { openapi: '3.0.3', info: { title: '', version: '' }, paths, components: { schemas } };
    const read = await inspectDocument({ name: 'pets', json, locate: String } as never);
    expect(read.problems).toEqual([]);
    const given = judge((read.json.components as JsonObject).schemas as JsonObject);
    for (const check of [judge(schemas), given]) {
      expect(check({ kind: 'Dog', barks: 1 })).toEqual([]);
      expect(check({ kind: 'Dog', barks: '' })).toEqual(['/barks type']);
      expect(check({ kind: 'Dog', barks: 1, name: 1 })).toEqual(['/name type']);
      expect(check({ kind: 'Cat', barks: 1 })).toEqual(['/meows required']);
    }
  }
});

test('states the expected discriminator without the received value', () => {
  const validator = createValidator({ components: { schemas: choice() } } as never);
  const say = (value: object, actual: string) =>
    validator.checkSchema(to('Pet'), value).map((problem) => toSchemaSentence(problem, problem.pointer, actual));
  const due = 'Expected one of Cat, Dog at /kind, the discriminator: it names the schema.';
  expect(say({ kind: 'a-secret' }, 'string')).toEqual([`${due} Got another value.`]);
  expect(say({}, 'nothing')).toEqual([`${due} It is missing.`]);
});
