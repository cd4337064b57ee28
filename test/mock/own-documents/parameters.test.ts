import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { ask, startMock } from '../start-mock.ts';

const integer = { type: 'integer' };
const integers = { type: 'array', items: integer };
const filter = {
  type: 'object',
  required: ['status'],
  properties: { status: { type: 'string', enum: ['open', 'closed'] }, page: integer, ids: integers },
};
const page = { type: 'object', required: ['limit'], properties: { offset: integer, limit: integer } };
const either = {
  anyOf: [
    { type: 'array', items: { type: 'string', enum: ['1', '2'] } },
    { type: 'string', enum: ['none'] },
  ],
};
const json = { 'application/json': { schema: { type: 'object', required: ['n'], properties: { n: integer } } } };

type Parameter = { name: string; in?: string } & Record<string, unknown>;

/** The parameter of each path. */
const operations: Record<string, Parameter> = {
  '/q/csv': { name: 'ids', style: 'form', explode: false, schema: integers },
  '/q/many': { name: 'ids', schema: { ...integers, minItems: 2 } },
  '/q/pipe': { name: 'ids', style: 'pipeDelimited', explode: false, schema: integers },
  '/q/space': { name: 'ids', style: 'spaceDelimited', explode: false, schema: integers },
  '/q/brackets': { name: 'ids[]', schema: integers },
  '/q/deep': { name: 'filter', style: 'deepObject', explode: true, schema: filter },
  '/q/exploded': { name: 'page', schema: page },
  '/q/object': { name: 'page', explode: false, schema: page },
  '/q/bracket-name': { name: 'filter[user_id]', schema: integer },
  '/q/content': { name: 'where', content: json },
  '/q/either': { name: 'id', schema: either },
  '/q/reference': { name: 'ids', schema: { $ref: '#/components/schemas/Ids' } },
  '/q/composed': { name: 'ids', schema: { allOf: [{ $ref: '#/components/schemas/Ids' }] } },
  '/q/empty': { name: 'flag', allowEmptyValue: true, schema: integer },
  '/p/simple/{ids}': { name: 'ids', in: 'path', schema: integers },
  '/p/label/{id}': { name: 'id', in: 'path', style: 'label', schema: integer },
  '/p/matrix/{id}': { name: 'id', in: 'path', style: 'matrix', schema: integer },
  '/p/object/{point}': {
    name: 'point',
    in: 'path',
    explode: true,
    schema: { type: 'object', properties: { x: integer }, required: ['x'] },
  },
  '/h/list': { name: 'X-Ids', in: 'header', schema: integers },
  '/h/content': { name: 'X-Where', in: 'header', content: json },
  '/c/one': { name: 'session', in: 'cookie', schema: integer },
  '/c/list': { name: 'ids', in: 'cookie', explode: false, schema: integers },
};

const document = {
  openapi: '3.0.3',
  info: { title: 'Parameters', version: '1' },
  paths: Object.fromEntries(
    Object.entries(operations).map(([path, parameter]) => [
      `/api/v1${path}`,
      {
        get: {
          operationId: path,
          parameters: [{ in: 'query', required: true, ...parameter }],
          responses: { 200: { description: 'OK', content: { 'application/json': { example: { ok: true } } } } },
        },
      },
    ]),
  ),
  components: { schemas: { Ids: integers } },
};

let folder: string;
let mock: Mock;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-'));
  const file = join(folder, 'parameters.json');
  await writeFile(file, JSON.stringify(document));
  mock = await startMock({ scale: 0, specs: { rocketchat: file } });
});

afterAll(() => rm(folder, { recursive: true }));

describe.each<[what: string, path: string, taken: string[], refused: string[]]>([
  ['a comma-separated list', '/q/csv', ['ids=1,2', 'ids=1', 'ids=1%2C2'], ['ids=1,x', 'ids=x', '']],
  ['a list with a repeated name', '/q/many', ['ids=1&ids=2', 'ids[]=1&ids[]=2'], ['ids=1', 'ids=1&ids=x', '']],
  ['a pipe-separated list', '/q/pipe', ['ids=1|2', 'ids=1%7C2'], ['ids=1|x', 'ids=1,2']],
  ['a space-separated list', '/q/space', ['ids=1%202', 'ids=1+2'], ['ids=1%20x', 'ids=1,2']],
  [
    'a list whose name has brackets',
    '/q/brackets',
    ['ids[]=1&ids[]=2', 'ids%5B%5D=1'],
    ['ids[]=1&ids[]=x&ids[]=2', 'ids=1'],
  ],
  [
    'a deepObject',
    '/q/deep',
    [
      'filter[status]=open&filter[page]=2',
      'filter[status]=open&filter[ids][]=1',
      'filter[status]=open&filter[ids]=1&filter[ids]=2',
    ],
    [
      'filter[status]=lost',
      'filter[page]=2',
      'filter[status]=open&filter[page]=x',
      'filter[status]=open&filter[ids]=x',
      '',
    ],
  ],
  ['an exploded object', '/q/exploded', ['limit=2', 'limit=2&offset=1'], ['offset=1', 'limit=x', '']],
  [
    'an object in one parameter',
    '/q/object',
    ['page=limit,2,offset,1'],
    ['page=offset,1', 'page=limit', 'page=limit,x'],
  ],
  ['a name that contains brackets', '/q/bracket-name', ['filter[user_id]=3'], ['filter[user_id]=x', 'filter=3']],
  ['JSON', '/q/content', ['where={"n":1}'], ['where={"n":"1"}', 'where={}', 'where=n', '']],
  ['a list or a string', '/q/either', ['id=1', 'id=1&id=2', 'id=none'], ['id=3', 'id=none&id=1']],
  ['a list by reference', '/q/reference', ['ids=1&ids=2', 'ids=1'], ['ids=x', 'ids=x&ids=1']],
  ['a list under allOf', '/q/composed', ['ids=1&ids=2', 'ids=1'], ['ids=x', 'ids=x&ids=1']],
  ['an empty value', '/q/empty', ['flag=', 'flag', 'flag=1'], ['flag=x', '']],
])('In a query, %s', (_, path, taken, refused) => {
  test.each(taken)('accepts ?%s', async (query) => {
    expect((await ask(mock, `/api/v1${path}?${query}`)).status).toBe(200);
  });

  test.each(refused)("refuses ?%s in the vendor's format", async (query) => {
    const { status, body } = await ask(mock, `/api/v1${path}?${query}`);
    expect([status, body]).toMatchObject([400, { success: false, error: expect.any(String) }]);
  });
});

test.each([
  ['/p/simple/1,2', 200],
  ['/p/simple/1,x', 400],
  ['/p/label/.5', 200],
  ['/p/label/.x', 400],
  ['/p/label/5', 400],
  ['/p/matrix/;id=5', 200],
  ['/p/matrix/;id=x', 400],
  ['/p/matrix/5', 400],
  ['/p/object/x=1', 200],
  ['/p/object/x=y', 400],
  ['/p/object/y=1', 400],
])('A path %s gets %i', async (path, status) => {
  expect((await ask(mock, `/api/v1${path}`)).status).toBe(status);
});

test.each<[string, Record<string, string>, number]>([
  ['/h/list', { 'X-Ids': '1, 2' }, 200],
  ['/h/list', { 'X-Ids': '1,x' }, 400],
  ['/h/list', {}, 400],
  ['/h/content', { 'X-Where': '{"n":1}' }, 200],
  ['/h/content', { 'X-Where': '{"n":"1"}' }, 400],
  ['/c/one', { Cookie: 'other=1; session=5' }, 200],
  ['/c/one', { Cookie: 'session=x' }, 400],
  ['/c/one', { Cookie: 'other=5' }, 400],
  ['/c/list', { Cookie: 'ids=1,2' }, 200],
  ['/c/list', { Cookie: 'ids=1,x' }, 400],
])('%s with the headers %o gets %i', async (path, headers, status) => {
  expect((await ask(mock, `/api/v1${path}`, { headers })).status).toBe(status);
});

test('reports the location of a problem inside a value', async () => {
  const { body } = await ask(mock, '/api/v1/q/deep?filter[status]=open&filter[page]=x');
  expect(body).toMatchObject({ error: expect.stringMatching(/filter.*page must be integer/) });
});
