import { expect, test } from 'vitest';
import type { JsonObject } from '../../specs/json/json.ts';
import { findResponse, listOperations, type Operation } from '../../specs/operations.ts';

const document: JsonObject = {
  openapi: '3.0.0',
  security: [{ token: [] }],
  components: {
    securitySchemes: {
      token: { type: 'apiKey', in: 'header', name: 'X-Auth-Token' },
      user: { type: 'apiKey', in: 'header', name: 'X-User-Id' },
      bearer: { type: 'http', scheme: 'bearer' },
    },
    parameters: {
      token: { name: 'x-auth-token', in: 'header', required: true, schema: { type: 'string' } },
      page: { name: 'page', in: 'query', schema: { type: 'integer' }, description: 'Which page' },
    },
    schemas: { Size: { type: 'integer', nullable: true } },
    responses: {
      Bad: { description: 'Bad', content: { 'application/json': { schema: { type: 'object' }, example: { a: 1 } } } },
    },
    examples: { Some: { value: [1] } },
  },
  paths: {
    '/things/{id}': {
      'x-internal': true,
      summary: 'Things',
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
        { name: 'size', in: 'query', schema: { type: 'string' } },
        { $ref: '#/components/parameters/page' },
      ],
      get: {
        operationId: 'list-things',
        parameters: [
          { $ref: '#/components/parameters/token' },
          { name: 'X-User-Id', in: 'header', schema: { type: 'string' } },
          { name: 'X-Other', in: 'header', schema: { type: 'string' } },
          { name: 'size', in: 'query', required: true, schema: { $ref: '#/components/schemas/Size' } },
          { name: 'size', in: 'header', schema: { type: 'boolean' } },
        ],
        responses: {
          200: {
            description: 'OK',
            content: {
              'application/json': {
                schema: { type: 'array' },
                examples: { some: { $ref: '#/components/examples/Some' }, none: {} },
              },
            },
          },
          400: { $ref: '#/components/responses/Bad' },
          '4XX': { description: 'Some 4XX' },
          default: { description: 'Anything' },
        },
      },
      post: {
        security: [{ token: [], user: [] }, { bearer: [] }],
        requestBody: { required: true, content: {} },
        responses: {},
      },
    },
    '/open': { get: { operationId: 'open', security: [], responses: {} } },
  },
};

const operations = new Map(listOperations(document).map((operation) => [operation.id, operation]));

function get(id: string): Operation {
  const found = operations.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

test('lists an operation for every method of every path, with its id or method and path as name', () => {
  expect([...operations.keys()]).toEqual(['list-things', 'post /things/{id}', 'open']);
  expect(get('list-things')).toMatchObject({
    method: 'get',
    path: '/things/{id}',
    pointer: '/paths/~1things~1{id}/get',
  });
});

test("the operation's own parameters come after the path's, and replace those of the same name and place", () => {
  const { parameters } = get('list-things');
  expect(parameters.map(({ in: place, name, required }) => `${place} ${name} ${required}`)).toEqual([
    'path id true',
    'query size true',
    'query page false',
    'header X-User-Id false',
    'header X-Other false',
    'header size false',
  ]);
  expect(parameters[1]?.schema).toEqual({ type: ['integer', 'null'] });
  expect(parameters[2]?.description).toBe('Which page');
});

test('a header with a credential is not a parameter, regardless of case', () => {
  expect(get('list-things').parameters.map(({ name }) => name.toLowerCase())).not.toContain('x-auth-token');
  const withUser = listOperations({ ...document, security: [{ token: [], user: [] }] })[0];
  expect(withUser?.parameters.map(({ name }) => name)).not.toContain('X-User-Id');
  expect(listOperations({ ...document, security: [] })[0]?.parameters.map(({ name }) => name)).toContain(
    'x-auth-token',
  );
});

test("an operation without security uses the document's; with an empty list, it is public", () => {
  const token = { scheme: 'token', in: 'header', name: 'X-Auth-Token' };
  expect(get('list-things').security).toEqual([[token]]);
  expect(get('post /things/{id}').security).toEqual([
    [token, { scheme: 'user', in: 'header', name: 'X-User-Id' }],
    [{ scheme: 'bearer', in: 'header', name: 'Authorization', as: 'bearer' }],
  ]);
  expect(get('open').security).toEqual([]);
});

test('finds the response by exact status, then class, then default', () => {
  const operation = get('list-things');
  expect([200, 400, 404, 418, 500, 302].map((status) => findResponse(operation, status)?.description)).toEqual([
    'OK',
    'Bad',
    'Some 4XX',
    'Some 4XX',
    'Anything',
    'Anything',
  ]);
  expect(findResponse(get('open'), 200)).toBeUndefined();
});

test('collects examples by name, resolves references, and ignores examples without a value', () => {
  const { responses } = get('list-things');
  expect(responses['200']?.content['application/json']?.examples).toEqual({ some: [1] });
  expect(responses['400']?.content['application/json']?.examples).toEqual({ example: { a: 1 } });
});

test('a body is required if the document says so', () => {
  expect(get('post /things/{id}').body).toEqual({ required: true, content: {} });
  expect(get('open').body).toBeUndefined();
});

test('circular and dangling references are empty', () => {
  const circle = {
    paths: { '/a': { get: { responses: { 200: { $ref: '#/x' }, 404: { $ref: '#/nowhere' } } } } },
    x: { $ref: '#/x' },
  };
  const [operation] = listOperations(circle);
  expect(operation?.responses['200']).toEqual({ description: '', headers: [], content: {} });
  expect(operation?.responses['404']).toEqual({ description: '', headers: [], content: {} });
});

test.each([
  ['an unknown key', { 'x-chatpact': { sinse: '1.0.0' } }, /unknown key "sinse"/],
  ['an unknown refusal', { 'x-chatpact': { refusals: { forbiden: 403 } } }, /unknown kind of refusal "forbiden"/],
  ['text', { 'x-chatpact': 'since 1.0' }, /must be a mapping/],
])('reports %s under x-chatpact with its place', (_, operation, reason) => {
  const list = () =>
    listOperations({ paths: { '/a': { get: { ...operation, responses: {} } } } }, (at) => `file:${at}`);
  expect(list).toThrow(expect.objectContaining({ name: 'UsageError', code: 'INVALID_DOCUMENT' }));
  expect(list).toThrow(/^file:\/paths\/~1a\/get: /);
  expect(list).toThrow(reason);
});

test('a refusal may be narrowed to a parameter', () => {
  const refusals = { invalid: 400, 'invalid:group_by': 422 };
  const [operation] = listOperations({ paths: { '/a': { get: { 'x-chatpact': { refusals }, responses: {} } } } });
  expect(operation?.behaviour.refusals).toEqual(refusals);
});
