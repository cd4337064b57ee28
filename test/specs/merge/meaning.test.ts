import { expect, test } from 'vitest';
import type { JsonObject } from '../../../specs/json/json.ts';
import { mergeDocuments, mergeWithSources } from '../../../specs/merge/merge-documents.ts';
import { listOperations } from '../../../specs/operations.ts';

const answer = (schema: JsonObject, more: JsonObject = {}): JsonObject => ({
  responses: { 200: { description: 'OK', content: { 'application/json': { schema, ...more } } } },
});
const ref = (name: string, kind = 'schemas') => ({ $ref: `#/components/${kind}/${name}` });
const toDocument = (
  path: string,
  operation: JsonObject,
  components: JsonObject,
  more: JsonObject = {},
): JsonObject => ({
  openapi: '3.1.0',
  info: { title: path, version: '1' },
  paths: { [path]: { get: operation } },
  components,
  ...more,
});
/** A document with different parts under the same names as in the second document of each test. */
const first = toDocument('/first', answer(ref('Cat')), {
  schemas: { Cat: { type: 'string' }, Pet: { type: 'string' }, Dog: { type: 'string' } },
  examples: { Tom: { value: 'first' } },
  securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-First' } },
});
const schemasOf = ({ components }: JsonObject) => (components as JsonObject).schemas as JsonObject;

test('keeps the schemas of a discriminator without a mapping', () => {
  const schemas = {
    Cat: { type: 'object', properties: { kind: { type: 'string' } } },
    Bird: { type: 'object' },
    Pet: { oneOf: [ref('Cat'), ref('Bird')], discriminator: { propertyName: 'kind' } },
  };
  const merged = mergeDocuments([first, toDocument('/b', answer(ref('Pet')), { schemas })]);
  expect(schemasOf(merged)['Pet-2']).toEqual({
    oneOf: [ref('Cat-2'), ref('Bird')],
    discriminator: { propertyName: 'kind', mapping: { Cat: '#/components/schemas/Cat-2' } },
  });
});

test('renames names and references in the mapping of a discriminator, and children by allOf', () => {
  const schemas = {
    Cat: { allOf: [ref('Animal')] },
    Dog: { allOf: [ref('Animal')] },
    Animal: {
      type: 'object',
      discriminator: { propertyName: 'kind', mapping: { feline: 'Cat', self: '#/components/schemas/Animal' } },
    },
  };
  const merged = mergeDocuments([first, toDocument('/b', answer(ref('Animal')), { schemas })]);
  expect(schemasOf(merged).Animal).toMatchObject({
    discriminator: {
      mapping: {
        feline: '#/components/schemas/Cat-2',
        self: '#/components/schemas/Animal',
        Dog: '#/components/schemas/Dog-2',
      },
    },
  });
});

test('renames references into components, to examples and in links, but no data that looks like a reference', () => {
  const schemas = { Cat: { type: 'object', properties: { name: { type: 'string' } } } };
  const operation = {
    ...answer(
      { $ref: '#/components/schemas/Cat/properties/name' },
      { examples: { tom: ref('Tom', 'examples'), data: { value: ref('Cat') } } },
    ),
  };
  const merged = mergeDocuments([
    first,
    toDocument('/b', operation, { schemas, examples: { Tom: { value: 'second' } } }),
  ]);
  const [, second] = listOperations(merged);
  const content = second?.responses[200]?.content['application/json'];
  expect(content?.schema).toEqual({ $ref: '#/components/schemas/Cat-2/properties/name' });
  expect(content?.examples).toEqual({ tom: 'second', data: ref('Cat') });
});

test('renames security schemes, and applies the security of a document only to its own operations', () => {
  const open = toDocument('/open', answer(true as never), {});
  const securitySchemes = { key: { type: 'apiKey', in: 'header', name: 'X-Second' } };
  const closed = toDocument('/closed', answer({}), { securitySchemes }, { security: [{ key: [] }] });
  const own = { ...first, security: [{ key: [] }] };
  const security = Object.fromEntries(
    listOperations(mergeDocuments([own, open, closed])).map((each) => [each.path, each.security.flat()]),
  );
  expect(security).toEqual({
    '/first': [{ scheme: 'key', in: 'header', name: 'X-First' }],
    '/open': [],
    '/closed': [{ scheme: 'key-2', in: 'header', name: 'X-Second' }],
  });
});

test('applies the servers of a document only to its own operations', () => {
  const second = toDocument('/b', answer({}), {}, { servers: [{ url: '/two' }] });
  const merged = mergeDocuments([{ ...first, servers: [{ url: '/one' }] }, second]);
  expect(merged.servers).toBeUndefined();
  expect(merged.paths).toMatchObject({
    '/first': { get: { servers: [{ url: '/one' }] } },
    '/b': { get: { servers: [{ url: '/two' }] } },
  });
});

test('adds a number to a duplicate operation id, also in links', () => {
  const link = { links: { next: { operationId: 'list' } } };
  const one = toDocument('/a', { operationId: 'list', ...answer({}) }, {});
  const two = toDocument('/b', { operationId: 'list', responses: { 200: { description: 'OK', ...link } } }, {});
  const merged = mergeDocuments([one, two]);
  expect(listOperations(merged).map(({ id }) => id)).toEqual(['list', 'list-2']);
  expect(merged).toHaveProperty(['paths', '/b', 'get', 'responses', '200', 'links', 'next', 'operationId'], 'list-2');
});

test('applies the parameters of a path only to operations of the same document', () => {
  const item = (method: string, name: string): JsonObject => ({
    ...toDocument('/', {}, {}),
    paths: {
      '/a': { parameters: [{ name, in: 'query', schema: {} }], [method]: answer({}) },
    },
  });
  const merged = mergeDocuments([item('get', 'one'), item('post', 'two')]);
  expect(listOperations(merged).map(({ method, parameters }) => [method, parameters.map(({ name }) => name)])).toEqual([
    ['get', ['one']],
    ['post', ['two']],
  ]);
});

test('separates definitions outside of components', () => {
  const withDefinitions = (path: string, type: string): JsonObject => ({
    ...toDocument(path, answer({ $ref: '#/definitions/Body' }), {}),
    definitions: { Body: { type } },
  });
  const merged = mergeDocuments([withDefinitions('/a', 'string'), withDefinitions('/b', 'integer')]);
  expect(merged).toMatchObject({
    definitions: { Body: { type: 'string' } },
    'definitions-2': { Body: { type: 'integer' } },
  });
  expect(listOperations(merged)[1]?.responses[200]?.content['application/json']?.schema).toEqual({
    $ref: '#/definitions-2/Body',
  });
});

test('keeps document and position of each part', () => {
  const second = toDocument('/b', answer(ref('Cat')), { schemas: { Cat: { type: 'integer' } } });
  const { findSource } = mergeWithSources([first, second]);
  expect([
    findSource('/components/schemas/Cat-2/type'),
    findSource('/components/schemas/Cat'),
    findSource('/paths/~1b/get/responses'),
    findSource('/info'),
  ]).toEqual([
    { index: 1, pointer: '/components/schemas/Cat/type' },
    { index: 0, pointer: '/components/schemas/Cat' },
    { index: 1, pointer: '/paths/~1b/get/responses' },
    { index: 0, pointer: '/info' },
  ]);
});

test('keeps equal parts once, also renamed ones', () => {
  const part = (path: string, type: string) =>
    toDocument(path, answer(ref('Cat')), { schemas: { Cat: { type }, Same: { type: 'object' } } });
  const merged = mergeDocuments([first, part('/b', 'integer'), part('/c', 'integer'), part('/d', 'boolean')]);
  expect(Object.keys(schemasOf(merged)).sort()).toEqual(['Cat', 'Cat-2', 'Cat-3', 'Dog', 'Pet', 'Same']);
});
