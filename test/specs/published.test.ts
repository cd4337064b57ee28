import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { type Published, toDigests } from '../../scripts/published/digests.ts';
import { loadOwnDocument } from '../../specs/documents/own-documents.ts';
import { getVendor } from '../../specs/get-vendor.ts';
import { copyJson, type JsonObject } from '../../specs/json/json.ts';
import { vendorNames } from '../../specs/vendors.ts';
import { documentOf } from './vendor-files.ts';

const readPublished = async (vendor: string): Promise<Published> =>
  JSON.parse(await readFile(new URL(`./published/${vendor}.json`, import.meta.url), 'utf8'));

const loadOwn = async (vendor: (typeof vendorNames)[number]) =>
  (await loadOwnDocument(getVendor(vendor), 'openapi')).json;

test.each(vendorNames)('the document of %s has the structure that the vendor publishes', async (vendor) => {
  const { operations } = await readPublished(vendor);
  expect(Object.keys(operations).length).toBeGreaterThan(20);
  expect(toDigests(await loadOwn(vendor))).toEqual(operations);
});

test.each(vendorNames)('the document of %s states its revision', async (vendor) => {
  const { revision } = await readPublished(vendor);
  expect(await readFile(documentOf(vendor), 'utf8')).toContain(revision);
});

test.each<[string, (document: JsonObject) => void, string[]]>([
  [
    'another type of a property',
    (document) => (at(document, 'schemas', 'item').properties = { id: { type: 'string' } }),
    ['responses 200'],
  ],
  [
    'an added parameter',
    (document) => (operationOf(document).parameters = [{ name: 'page', in: 'query' }]),
    ['parameters'],
  ],
  ['an added body', (document) => (operationOf(document).requestBody = { content: {} }), ['requestBody']],
  ['no credentials', (document) => (operationOf(document).security = []), ['security']],
])('%s changes only the digest of its part', (_, change, expected) => {
  const changed = copyJson(small) as JsonObject;
  change(changed);
  const [before, after] = [toDigests(small), toDigests(changed)].map((digests) => digests['GET /items'] ?? {});
  expect(Object.keys(after ?? {}).filter((part) => after?.[part] !== before?.[part])).toEqual(expected);
});

test('descriptions, examples, component names and key order do not change digests', () => {
  const renamed = JSON.parse(JSON.stringify(small).replaceAll('item"', 'thing"').replaceAll('Items', 'Things'));
  const [operation] = [operationOf(renamed)];
  Object.assign(operation, { description: 'More', summary: 'Less', 'x-ours': true });
  expect(toDigests(renamed)).toEqual(toDigests(small));
});

const small: JsonObject = {
  openapi: '3.1.0',
  info: { title: 'Items', version: '1' },
  security: [{ key: [] }],
  paths: {
    '/items': {
      get: {
        summary: 'Items',
        responses: {
          200: {
            description: 'Items',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/item' } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      item: {
        type: 'object',
        properties: { id: { type: 'integer', example: 1 }, children: { items: { $ref: '#/components/schemas/item' } } },
      },
    },
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'key' } },
  },
};

const at = (document: JsonObject, kind: string, name: string) =>
  (document.components as Record<string, Record<string, JsonObject>>)[kind]?.[name] as JsonObject;

const operationOf = (document: JsonObject) =>
  (document.paths as Record<string, { get: JsonObject }>)['/items']?.get as JsonObject;
