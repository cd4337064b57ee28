import { expect, test } from 'vitest';
import type { JsonObject } from '../../../specs/json/json.ts';
import { mergeDocuments } from '../../../specs/merge/merge-documents.ts';
import { listOperations } from '../../../specs/operations.ts';

const part = (path: string, method: string, type: string): JsonObject => ({
  openapi: '3.0.0',
  paths: {
    [path]: {
      [method]: {
        responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Body' } } } } },
      },
    },
  },
  components: { schemas: { Body: { type }, Same: { type: 'object' } } },
});

const schemasOf = (document: JsonObject) => (document.components as JsonObject).schemas;
const typesOf = (document: JsonObject) =>
  listOperations(document).map(({ id, responses }) => [id, responses[200]?.content['application/json']?.schema]);

test('merges documents, and keeps the components of each operation', () => {
  const merged = mergeDocuments([
    part('/a', 'get', 'string'),
    part('/b', 'get', 'integer'),
    part('/c', 'get', 'string'),
  ]);
  expect(schemasOf(merged)).toEqual({
    Body: { type: 'string' },
    Same: { type: 'object' },
    'Body-2': { type: 'integer' },
  });
  expect(typesOf(merged)).toEqual([
    ['get /a', { $ref: '#/components/schemas/Body' }],
    ['get /b', { $ref: '#/components/schemas/Body-2' }],
    ['get /c', { $ref: '#/components/schemas/Body' }],
  ]);
});

test('takes each method of a shared path from the first document that has it', () => {
  const merged = mergeDocuments([
    part('/a', 'get', 'string'),
    part('/a', 'get', 'integer'),
    part('/a', 'post', 'array'),
  ]);
  expect(typesOf(merged)).toEqual([
    ['get /a', { $ref: '#/components/schemas/Body' }],
    ['post /a', { $ref: '#/components/schemas/Body-3' }],
  ]);
});

test('returns a single document unchanged, and accepts documents without components', () => {
  const one = part('/a', 'get', 'string');
  expect(mergeDocuments([one])).toEqual(one);
  const { components: _, ...bare } = part('/b', 'get', 'string');
  expect(listOperations(mergeDocuments([bare, bare])).map(({ id }) => id)).toEqual(['get /b']);
});

test('keeps equal components twice if they refer to different ones', () => {
  const through = (type: string): JsonObject => ({
    ...part('/a', 'get', type),
    paths: { [`/${type}`]: { get: { responses: { 200: { $ref: '#/components/responses/Found' } } } } },
    components: {
      responses: { Found: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Outer' } } } } },
      schemas: { Outer: { items: { $ref: '#/components/schemas/Body' } }, Body: { type } },
    },
  });
  const merged = mergeDocuments([through('string'), through('integer')]);
  expect(typesOf(merged)).toEqual([
    ['get /string', { $ref: '#/components/schemas/Outer' }],
    ['get /integer', { $ref: '#/components/schemas/Outer-2' }],
  ]);
  expect(schemasOf(merged)).toMatchObject({ 'Outer-2': { items: { $ref: '#/components/schemas/Body-2' } } });
});
