import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getVendor } from '../../specs/get-vendor.ts';
import type { JsonObject } from '../../specs/json/json.ts';
import { lintVendor } from '../../specs/lint/lint-vendor.ts';
import { vendorNames } from '../../specs/vendors.ts';

let folder: string;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The broken rules of a document, with messages. */
async function lint(document: JsonObject): Promise<{ rule: string; at: string; message: string }[]> {
  count += 1;
  const path = join(folder, `${count}.json`);
  await writeFile(path, JSON.stringify(document, undefined, 1));
  return lintVendor(getVendor('rocketchat'), [path]);
}

const ok = (content: JsonObject): JsonObject => ({
  200: { description: 'OK', content: { 'application/json': content } },
});
const toDocument = (responses: JsonObject, components: JsonObject = {}, more: JsonObject = {}): JsonObject => ({
  openapi: '3.0.0',
  info: { title: 'Mine', version: '1' },
  paths: { '/a': { get: { operationId: 'a', responses, ...more } } },
  ...(Object.keys(components).length > 0 && { components }),
});
const user = { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } };
const refersToUser = ok({ schema: { $ref: '#/components/schemas/User' }, example: { id: 1, name: 'a' } });

test.each(vendorNames)('%s: the built-in document and the examples of overlays have no problems', async (vendor) => {
  expect(await lintVendor(getVendor(vendor))).toEqual([]);
});

test('reports no problem for a valid document', async () => {
  expect(
    await lint(toDocument(refersToUser, { schemas: { User: { ...user, example: { id: 1, name: 'a' } } } })),
  ).toEqual([]);
});

test.each<[what: string, document: JsonObject]>([
  ['examples without a property, or with one more', toDocument(ok({ schema: user, example: { id: 1, x: 1 } }))],
  [
    'a component with a reference to a part of it',
    toDocument(ok({ schema: { $ref: '#/components/schemas/User/properties/id' } }), { schemas: { User: user } }),
  ],
  [
    'a component with an encoded name',
    toDocument(ok({ schema: { $ref: '#/components/schemas/Map%20of' } }), { schemas: { 'Map of': user } }),
  ],
  [
    'additions of overlays to an operation',
    {
      ...toDocument({}),
      paths: { '/api/v1/logout': { post: { operationId: 'mine', responses: ok({ schema: user }) } } },
    },
  ],
])('reports no problem for %s', async (_, document) => {
  const problems = await lint(document);
  expect(problems.filter(({ rule }) => rule !== 'openapi')).toEqual([]);
});

test('accepts an operation in two documents and reports two operations with one id', async () => {
  const write = async (paths: JsonObject) => {
    count += 1;
    const path = join(folder, `${count}.json`);
    await writeFile(path, JSON.stringify({ ...toDocument({}), paths }, undefined, 1));
    return path;
  };
  const get = { operationId: 'a', responses: ok({}) };
  const [one, same, other] = [
    await write({ '/a': { get } }),
    await write({ '/a': { get } }),
    await write({ '/b': { get } }),
  ];
  expect(await lintVendor(getVendor('rocketchat'), [one, same])).toEqual([]);
  expect(await lintVendor(getVendor('rocketchat'), [one, other])).toEqual([
    { rule: 'duplicate-operation-id', at: `${other}:9`, message: `the operationId "a" is also used at ${one}:9` },
  ]);
});

test.each<[fault: string, document: JsonObject, rule: string, message: RegExp]>([
  [
    'an example that violates its schema',
    toDocument(ok({ schema: user, example: { id: 'one', name: 'a' } })),
    'example',
    /\/id must be an integer/,
  ],
  [
    'an example without a field',
    toDocument(ok({ schema: { ...user, required: ['name'] }, examples: { x: { value: { id: 1 } } } })),
    'example',
    /\/name is missing/,
  ],
  [
    'an example with an undocumented field',
    toDocument(ok({ schema: { ...user, additionalProperties: false }, example: { id: 1, name: 'a', x: 1 } })),
    'example',
    /\/x is not documented/,
  ],
  [
    "a schema's own example",
    toDocument(refersToUser, { schemas: { User: { ...user, example: { id: 'one' } } } }),
    'example',
    /\/id must be an integer/,
  ],
  [
    'an operationId that another operation has',
    {
      ...toDocument(ok({})),
      paths: { '/a': { get: { operationId: 'a', responses: ok({}) }, put: { operationId: 'a', responses: ok({}) } } },
    },
    'duplicate-operation-id',
    /^the operationId "a" is also used at .*:\d+$/,
  ],
  ['an example without a schema', toDocument(ok({ example: 1 })), 'example', /has no schema/],
  [
    'an unused schema',
    toDocument(refersToUser, { schemas: { User: user, Ghost: user } }),
    'unused-component',
    /schemas\/Ghost/,
  ],
  [
    'an unused parameter',
    toDocument(ok({}), { parameters: { Ghost: { name: 'g', in: 'query', schema: { type: 'string' } } } }),
    'unused-component',
    /parameters\/Ghost/,
  ],
  [
    'an unused response',
    toDocument(ok({}), { responses: { Ghost: { description: 'x' } } }),
    'unused-component',
    /responses\/Ghost/,
  ],
  ['an unknown key of OpenAPI', toDocument(ok({}), {}, { sumary: 'x' }), 'openapi', /"sumary" is not an OpenAPI key/],
  ['an unknown type of JSON Schema', toDocument(ok({ schema: { type: 'any' } })), 'openapi', /type must be one of/],
  ['a reference without a target', toDocument({ 200: { $ref: '#/nowhere' } }), 'refused', /"#\/nowhere" has no target/],
])('reports %s', async (_, document, rule, message) => {
  const problems = await lint(document);
  expect(problems).toEqual([{ rule, at: expect.stringMatching(/^.+:\d+$/), message: expect.stringMatching(message) }]);
});
