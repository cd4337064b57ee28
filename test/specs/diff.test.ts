import { expect, test } from 'vitest';
import { diffDocuments } from '../../specs/diff/diff-documents.ts';
import { fitOverlays } from '../../specs/diff/overlay-fit.ts';
import { loadOwnDocument } from '../../specs/documents/own-documents.ts';
import { getVendor } from '../../specs/get-vendor.ts';
import type { Json, JsonObject } from '../../specs/json/json.ts';
import { vendorNames } from '../../specs/vendors.ts';

/** A document with one operation, which the tables below change. */
function write({ query, body, answer, ...operation }: JsonObject = {}): JsonObject {
  return {
    openapi: '3.1.0',
    info: { title: 'Desk', version: '1' },
    paths: {
      '/rooms/{id}': {
        post: {
          operationId: 'room',
          parameters: [
            { in: 'path', name: 'id', required: true, schema: { type: 'string' } },
            { in: 'query', name: 'since', schema: { type: 'string' }, ...(query as JsonObject) },
          ],
          requestBody: { content: { 'application/json': { schema: { ...schema, ...(body as JsonObject) } } } },
          responses: {
            200: {
              description: 'OK',
              content: { 'application/json': { schema: { ...schema, ...(answer as JsonObject) } } },
            },
          },
          ...operation,
        },
      },
    },
  };
}

const schema = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string' },
    count: { type: 'integer' },
    size: { type: 'number', minimum: 1 },
    state: { type: 'string', enum: ['open', 'closed'] },
    rows: { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } } } },
    extra: { type: 'object', additionalProperties: { type: 'integer' } },
    either: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
  },
} satisfies JsonObject;

const withField = (name: keyof typeof schema.properties, words: JsonObject): JsonObject => ({
  properties: { ...schema.properties, [name]: { ...schema.properties[name], ...words } },
});
const replaced = (name: string, words: JsonObject): JsonObject => ({
  properties: { ...schema.properties, [name]: words },
});
const without = (name: keyof typeof schema.properties): JsonObject => {
  const { [name]: _, ...properties } = schema.properties;
  return { properties };
};

const diff = (after: JsonObject, before: JsonObject = write()) =>
  diffDocuments(before, after).map(({ severity, at, what }) => `${severity} ${at}: ${what}`);

test.each<[fault: string, schema: JsonObject, answer: string[], body: string[]]>([
  ['a removed field', without('count'), ['breaking .count: was removed'], ['breaking .count: was removed']],
  ['a new field', replaced('note', { type: 'string' }), ['additive .note: is new'], ['additive .note: is new']],
  [
    'a new required field',
    { ...replaced('note', { type: 'string' }), required: ['name', 'note'] },
    ['additive .note: is new'],
    ['breaking .note: is new and required'],
  ],
  [
    'a field that is now required',
    { required: ['name', 'count'] },
    ['additive .count: is now required'],
    ['breaking .count: is now required'],
  ],
  [
    'a field that is now optional',
    { required: [] },
    ['breaking .name: is no longer required'],
    ['additive .name: is no longer required'],
  ],
  [
    'a wider type',
    withField('count', { type: ['integer', 'null'] }),
    ['breaking .count: is integer or null (was integer)'],
    ['additive .count: is integer or null (was integer)'],
  ],
  [
    'a narrower type',
    withField('size', { type: 'integer' }),
    ['additive .size: is integer (was number)'],
    ['breaking .size: is integer (was number)'],
  ],
  [
    'another type',
    withField('count', { type: 'string' }),
    ['breaking .count: is string (was integer)'],
    ['breaking .count: is string (was integer)'],
  ],
  [
    'a removed type',
    replaced('name', {}),
    ['breaking .name: is anything (was string)'],
    ['additive .name: is anything (was string)'],
  ],
  [
    'a new value',
    withField('state', { enum: ['open', 'closed', 'snoozed'] }),
    ['additive .state: has new values: "snoozed"'],
    ['additive .state: has new values: "snoozed"'],
  ],
  [
    'a removed value',
    withField('state', { enum: ['open'] }),
    ['additive .state: no longer has the values "closed"'],
    ['breaking .state: no longer has the values "closed"'],
  ],
  [
    'a tighter bound',
    withField('size', { minimum: 2 }),
    ['additive .size: has the minimum 2 (was 1)'],
    ['breaking .size: has the minimum 2 (was 1)'],
  ],
  [
    'a new format',
    withField('name', { format: 'uuid' }),
    ['additive .name: has the format "uuid" (was none)'],
    ['breaking .name: has the format "uuid" (was none)'],
  ],
  [
    'a removed field of a row',
    withField('rows', { items: { type: 'object', properties: {} } }),
    ['breaking .rows[].id: was removed'],
    ['breaking .rows[].id: was removed'],
  ],
  [
    'another type of additional fields',
    withField('extra', { additionalProperties: { type: 'string' } }),
    ['breaking .extra.*: is string (was integer)'],
    ['breaking .extra.*: is string (was integer)'],
  ],
  [
    'an added alternative',
    withField('either', { anyOf: [{ type: 'integer' }, { type: 'string' }, { type: 'boolean' }] }),
    ['breaking .either: has more alternatives: 1 added'],
    ['additive .either: has more alternatives: 1 added'],
  ],
  [
    'a removed alternative',
    withField('either', { anyOf: [{ type: 'integer' }] }),
    ['additive .either: has fewer alternatives: 1 removed'],
    ['breaking .either: has fewer alternatives: 1 removed'],
  ],
  [
    'a changed alternative',
    withField('either', { anyOf: [{ type: 'boolean' }, { type: 'integer' }] }),
    ['breaking .either(1): is boolean (was string)'],
    ['breaking .either(1): is boolean (was string)'],
  ],
  [
    'an object that became one of several alternatives',
    replaced('extra', { oneOf: [schema.properties.extra, { type: 'object', properties: { id: { type: 'string' } } }] }),
    [
      'additive .extra: is one of 2 alternatives (was a single schema)',
      'additive .extra.id: is new',
      'breaking .extra.*: now allows any value',
    ],
    [
      'additive .extra: is one of 2 alternatives (was a single schema)',
      'additive .extra.id: is new',
      'additive .extra.*: now allows any value',
    ],
  ],
  [
    'an object that moved into alternatives and lost a field',
    replaced('rows', {
      type: 'array',
      items: {
        oneOf: [
          { type: 'object', properties: {} },
          { type: 'object', properties: { name: {} } },
        ],
      },
    }),
    [
      'additive .rows[]: is one of 2 alternatives (was a single schema)',
      'breaking .rows[].id: was removed',
      'additive .rows[].name: is new',
    ],
    [
      'additive .rows[]: is one of 2 alternatives (was a single schema)',
      'breaking .rows[].id: was removed',
      'additive .rows[].name: is new',
    ],
  ],
  [
    'alternatives that became one schema',
    replaced('either', { type: ['string', 'integer'] }),
    ['additive .either: is a single schema (was one of 2 alternatives)'],
    ['additive .either: is a single schema (was one of 2 alternatives)'],
  ],
  [
    'other words',
    withField('name', { description: 'how it is called', example: 'x' }),
    ['prose .name: has a different description'],
    ['prose .name: has a different description'],
  ],
])('severity of %s depends on the direction', (_, fault, answer, body) => {
  expect(diff(write({ answer: fault }))).toEqual(answer.map((line) => line.replace(' .', ' 200 .')));
  expect(diff(write({ body: fault }))).toEqual(body.map((line) => line.replace(' .', ' body .')));
});

test.each<[what: string, after: JsonObject, said: string[]]>([
  ['a parameter that is now required', write({ query: { required: true } }), ['breaking query since: is now required']],
  [
    'a parameter of another type',
    write({ query: { schema: { type: 'integer' } } }),
    ['breaking query since: is integer (was string)'],
  ],
  [
    'a parameter with another description',
    write({ query: { description: 'from' } }),
    ['prose query since: has a different description'],
  ],
  [
    'a parameter of another name',
    write({ query: { name: 'from' } }),
    ['breaking query since: was removed', 'additive query from: is new'],
  ],
  [
    'a body that is now required',
    write({ requestBody: { required: true, content: bodyOf(write()) } }),
    ['breaking body: is now required'],
  ],
  ['a removed media type', write({ requestBody: { content: {} } }), ['breaking body: application/json was removed']],
  [
    'a removed status and an added one',
    write({ responses: { 404: { description: 'None' } } }),
    ['breaking 200: the status was removed', 'additive 404: the status is new'],
  ],
  ['another summary of the operation', write({ summary: 'A room' }), ['prose : the summary changed']],
  ['an operation that is deprecated', write({ deprecated: true }), ['additive : the operation is deprecated']],
])('reports %s', (_, after, said) => {
  expect(diff(after)).toEqual(said);
});

function bodyOf(document: JsonObject): Json {
  const { paths } = document as { paths: Record<string, { post: { requestBody: { content: Json } } }> };
  return paths['/rooms/{id}']?.post.requestBody.content ?? null;
}

test('reports a removed operation as breaking and ignores a new one', () => {
  const { paths } = write();
  const [item] = Object.values(paths as JsonObject);
  expect(diff({ ...write(), paths: { '/rooms': item } })).toEqual(['breaking : the operation was removed']);
  expect(diff({ ...write(), paths: { ...(paths as JsonObject), '/rooms': item } })).toEqual([]);
});

test('ignores names of path parameters', () => {
  const text = JSON.stringify(write())
    .replace('/rooms/{id}', '/rooms/{room_id}')
    .replace('"name":"id"', '"name":"room_id"');
  expect(diff(JSON.parse(text))).toEqual([]);
});

test('compares credentials regardless of the names of their schemes', () => {
  const secure = (scheme: string, name: string): JsonObject => ({
    ...write(),
    security: [{ [scheme]: [] }],
    components: { securitySchemes: { [scheme]: { type: 'apiKey', in: 'header', name } } },
  });
  expect(diff(secure('other', 'Token'), secure('one', 'token'))).toEqual([]);
  expect(diff(secure('one', 'Key'), secure('one', 'Token'))).toEqual([
    'breaking : no longer accepts header token as credentials',
    'additive : now accepts header key as credentials',
  ]);
});

test('reports no change for equivalent schemas: references, allOf, nullable, exclusive bounds', () => {
  const one = write({ answer: { properties: { a: { type: ['string', 'null'], exclusiveMinimum: 3 } }, required: [] } });
  const other = {
    ...write({
      answer: { properties: undefined, required: [], allOf: [{ $ref: '#/components/schemas/Part' }] } as never,
    }),
    components: {
      schemas: { Part: { properties: { a: { type: 'string', nullable: true, minimum: 3, exclusiveMinimum: true } } } },
    },
  };
  expect(diff(other, one)).toEqual([]);
});

test('comparison terminates for circular schemas and exponential references', () => {
  const levels = 40;
  const fan: JsonObject = { Leaf: { type: 'object', properties: { child: { $ref: '#/components/schemas/Leaf' } } } };
  for (let level = 0; level < levels; level++) {
    const next = { $ref: `#/components/schemas/${level === 0 ? 'Leaf' : `L${level - 1}`}` };
    fan[`L${level}`] = { properties: { a: next, b: next }, allOf: [next, next] };
  }
  const document = (type: string) => ({
    ...write({ answer: { properties: { top: { $ref: `#/components/schemas/L${levels - 1}` } }, required: [] } }),
    components: { schemas: { ...fan, Leaf: { ...(fan.Leaf as JsonObject), type } } },
  });
  expect(diff(document('object'), document('object'))).toEqual([]);
  expect(diff(document('array'), document('object')).length).toBeGreaterThan(0);
});

test.each(vendorNames)('the document of %s does not differ from itself, and every overlay applies', async (vendor) => {
  const { json } = await loadOwnDocument(getVendor(vendor), 'openapi');
  expect(diffDocuments(json, structuredClone(json))).toEqual([]);
  const { actions, stale } = await fitOverlays(getVendor(vendor), json);
  expect(actions).toBeGreaterThan(50);
  expect(stale).toEqual([]);
});
