import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../specs/json/json.ts';
import { closeSchema, toJsonSchema } from '../../specs/schemas/normalize.ts';

/** Whether a value satisfies an OpenAPI schema after the conversion to JSON Schema. */
function accepts(schema: JsonObject, value: unknown): boolean {
  return new Ajv2020({ strict: false }).compile(toJsonSchema(schema))(value);
}

function acceptsClosed(schema: JsonObject, value: unknown): boolean {
  return new Ajv2020({ strict: false }).compile(closeSchema(toJsonSchema(schema)))(value);
}

test.each<[what: string, schema: JsonObject, accepted: unknown[], refused: unknown[]]>([
  ['a type', { type: 'string', nullable: true }, ['a', null], [1]],
  ['an enumeration', { type: 'string', enum: ['a'], nullable: true }, ['a', null], ['b']],
  ['an enumeration without a type', { enum: ['a', 1], nullable: true }, ['a', 1, null], ['b']],
  ['a composition', { allOf: [{ type: 'string' }], nullable: true }, ['a', null], [1]],
  ['an object', { type: 'object', required: ['a'], nullable: true }, [{ a: 1 }, null], [{}]],
  ['3.1 types', { type: ['string', 'number'], nullable: true }, ['a', 1, null], [true]],
  ['items', { type: 'array', items: { type: 'number', nullable: true } }, [[1, null]], [['a']]],
  ['nullable: false', { type: 'string', nullable: false }, ['a'], [null]],
])('nullable of 3.0: %s', (_, schema, accepted, refused) => {
  for (const value of accepted) expect(accepts(schema, value), JSON.stringify(value)).toBe(true);
  for (const value of refused) expect(accepts(schema, value), JSON.stringify(value)).toBe(false);
});

test.each<[schema: JsonObject, accepted: number[], refused: number[]]>([
  [{ minimum: 1, exclusiveMinimum: true }, [1.1], [1]],
  [{ minimum: 1, exclusiveMinimum: false }, [1], [0]],
  [{ maximum: 9, exclusiveMaximum: true }, [8.9], [9]],
  [{ maximum: 9, exclusiveMaximum: false, minimum: 1, exclusiveMinimum: true }, [9], [1, 9.1]],
  [{ exclusiveMinimum: 1, exclusiveMaximum: 9 }, [1.1], [1, 9]],
  [{ exclusiveMinimum: true }, [-1], []],
])('bounds of either version: %j', (schema, accepted, refused) => {
  for (const value of accepted) expect(accepts(schema, value), String(value)).toBe(true);
  for (const value of refused) expect(accepts(schema, value), String(value)).toBe(false);
});

test('removes documentation keywords at every depth, but no properties with the same names', () => {
  const schema = {
    type: 'object',
    example: 1,
    xml: {},
    'x-internal': true,
    properties: { example: { type: 'string', example: 'a', discriminator: {} }, 'x-id': { type: 'number' } },
    anyOf: [{ externalDocs: { url: 'x' } }],
  };
  expect(toJsonSchema(schema)).toEqual({
    type: 'object',
    properties: { example: { type: 'string' }, 'x-id': { type: 'number' } },
    anyOf: [{}],
  });
});

test('converts references to components to references to definitions at every place', () => {
  const ref = { $ref: '#/components/schemas/User' };
  const schema = { items: ref, properties: { a: ref }, allOf: [ref], additionalProperties: ref, not: ref, if: ref };
  expect(JSON.stringify(toJsonSchema(schema))).not.toContain('components');
  expect(JSON.stringify(toJsonSchema(schema)).split('#/$defs/User')).toHaveLength(7);
});

test('does not change its input', () => {
  const schema = { type: 'string', nullable: true, minimum: 1, exclusiveMinimum: true };
  toJsonSchema(schema);
  expect(schema).toEqual({ type: 'string', nullable: true, minimum: 1, exclusiveMinimum: true });
});

const person = { type: 'object', properties: { name: { type: 'string' }, age: { type: 'number' } } };

test('closed: requires every listed property and allows no other, at every depth', () => {
  expect(acceptsClosed(person, { name: 'a', age: 1 })).toBe(true);
  expect(acceptsClosed(person, { name: 'a' })).toBe(false);
  expect(acceptsClosed(person, { name: 'a', age: 1, more: 1 })).toBe(false);
  const nested = { type: 'array', items: { properties: { who: person } } };
  expect(acceptsClosed(nested, [{ who: { name: 'a', age: 1 } }])).toBe(true);
  expect(acceptsClosed(nested, [{ who: { name: 'a', age: 1, more: 1 } }])).toBe(false);
  expect(acceptsClosed(nested, [{}])).toBe(false);
});

test('closed: a property marked optional may be missing, but must have its type', () => {
  const schema = { properties: { a: { type: 'string' }, b: { type: 'string', 'x-chatpact-optional': true } } };
  expect(acceptsClosed(schema, { a: '' })).toBe(true);
  expect(acceptsClosed(schema, { a: '', b: '' })).toBe(true);
  expect(acceptsClosed(schema, { a: '', b: 1 })).toBe(false);
  expect(acceptsClosed(schema, { b: '' })).toBe(false);
});

test('closed: a map of additional properties stays a map with closed values', () => {
  const map = { type: 'object', additionalProperties: person };
  expect(acceptsClosed(map, {})).toBe(true);
  expect(acceptsClosed(map, { x: { name: 'a', age: 1 }, y: { name: 'b', age: 2 } })).toBe(true);
  expect(acceptsClosed(map, { x: { name: 'a' } })).toBe(false);
  const both = { properties: { total: { type: 'number' } }, additionalProperties: { type: 'string' } };
  expect(acceptsClosed(both, { total: 1, more: 'x' })).toBe(true);
  expect(acceptsClosed(both, { total: 1, more: 1 })).toBe(false);
});

test('closed: the members of an allOf are closed together', () => {
  const schema = {
    allOf: [person, { properties: { role: { type: 'string' } } }],
    properties: { id: { type: 'number' } },
  };
  expect(acceptsClosed(schema, { name: 'a', age: 1, role: 'x', id: 1 })).toBe(true);
  expect(acceptsClosed(schema, { name: 'a', age: 1, role: 'x' })).toBe(false);
  expect(acceptsClosed(schema, { name: 'a', role: 'x', id: 1 })).toBe(false);
  expect(acceptsClosed(schema, { name: 'a', age: 1, role: 'x', id: 1, more: 1 })).toBe(false);
});

test('closed: the branches of an anyOf are closed separately, unless they add to properties next to them', () => {
  const either = { anyOf: [person, { properties: { error: { type: 'string' } } }] };
  expect(acceptsClosed(either, { name: 'a', age: 1 })).toBe(true);
  expect(acceptsClosed(either, { error: 'x' })).toBe(true);
  expect(acceptsClosed(either, { name: 'a', age: 1, error: 'x' })).toBe(false);
  const beside = {
    properties: { id: { type: 'number' } },
    oneOf: [{ properties: { a: {} } }, { properties: { b: {} } }],
  };
  expect(acceptsClosed(beside, { id: 1, a: 1 })).toBe(true);
  expect(acceptsClosed(beside, { id: 1, b: 1 })).toBe(true);
  expect(acceptsClosed(beside, { id: 1 })).toBe(false);
  expect(acceptsClosed(beside, { id: 1, a: 1, c: 1 })).toBe(false);
});

test('closed: published required properties stay required, without duplicates', () => {
  const schema = { ...person, required: ['name', 'token'] };
  expect(closeSchema(schema).required).toEqual(['name', 'token', 'age']);
  expect(acceptsClosed({ required: ['token'] }, {})).toBe(false);
});

test('closed: a schema without properties accepts the same values as before', () => {
  for (const schema of [{}, { type: 'object' }, { type: 'string' }]) expect(closeSchema(schema)).toEqual(schema);
});
