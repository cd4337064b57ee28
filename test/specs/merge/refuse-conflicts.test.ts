import { expect, test } from 'vitest';
import { parseSource } from '../../../specs/documents/load.ts';
import type { JsonObject } from '../../../specs/json/json.ts';
import { refuseConflicts } from '../../../specs/merge/refuse-conflicts.ts';

/** A document with an operation that uses a schema. */
const toSource = (name: string, schema: JsonObject, more: JsonObject = {}, path = '/a/{id}') => {
  const parameters = [{ name: /\{(.*)\}/.exec(path)?.[1], in: 'path', required: true, schema: { type: 'string' } }];
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Body' } } };
  const operation = { parameters, responses: { 200: { description: name, content } }, ...more };
  const document = {
    openapi: '3.0.0',
    paths: { [path]: { get: operation } },
    components: { schemas: { Body: schema } },
  };
  return parseSource(`${name}.json`, JSON.stringify(document, undefined, 1));
};
const tree = {
  type: 'object',
  properties: { description: { type: 'string' }, next: { $ref: '#/components/schemas/Body' } },
};

test.each<[what: string, schema: JsonObject, more: JsonObject, path?: string]>([
  ['everything', tree, {}],
  ['everything except prose', { ...tree, title: 'Tree', description: 'A tree.', example: {} }, { summary: 'Trees' }],
  ['everything except the name of a path parameter', tree, {}, '/a/{key}'],
])('accepts an operation in two documents that share %s', (_, schema, more, path) => {
  expect(() => refuseConflicts([toSource('one', tree), toSource('two', schema, more, path)])).not.toThrow();
});

test.each<[what: string, schema: JsonObject, more: JsonObject]>([
  ['a schema behind a reference', { ...tree, properties: { next: { type: 'string' } } }, {}],
  ['a property with the name of a prose keyword', { ...tree, properties: { next: tree.properties.next } }, {}],
  ['a default', { ...tree, default: {} }, {}],
  ['a status', tree, { responses: { 201: { description: 'Made' } } }],
  ['a parameter', tree, { parameters: [] }],
  ['the servers', tree, { servers: [{ url: '/v2' }] }],
])('refuses documents that differ in %s, and states both places', (_, schema, more) => {
  expect(() => refuseConflicts([toSource('one', tree), toSource('two', schema, more)])).toThrow(
    expect.objectContaining({
      code: 'CONFLICTING_DOCUMENTS',
      message: expect.stringMatching(
        /^two\.json:5: GET \/a\/\{id\} is another operation at one\.json:5\.\n.*Remove one/,
      ),
    }),
  );
});

test('refuses documents that require different credentials', () => {
  const withScheme = (name: string) => {
    const { json, ...source } = toSource(name, tree, { security: [{ key: [] }] });
    const securitySchemes = { key: { type: 'apiKey', in: 'header', name: `X-${name}` } };
    return { ...source, json: { ...json, components: { ...(json.components as JsonObject), securitySchemes } } };
  };
  expect(() => refuseConflicts([withScheme('one'), withScheme('two')])).toThrow(/another operation/);
  expect(() => refuseConflicts([withScheme('one'), withScheme('one')])).not.toThrow();
});
