import { expect, test } from 'vitest';
import type { JsonObject } from '../../specs/json/json.ts';
import { listOperations, type Operation } from '../../specs/operations.ts';
import { createCompilers } from '../../specs/schemas/compilers.ts';
import { createValidator, type RequestParts } from '../../specs/schemas/validator.ts';

const components = {
  schemas: {
    User: { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string', nullable: true } } },
    Admin: {
      allOf: [
        { $ref: '#/components/schemas/User' },
        { type: 'object', properties: { since: { type: 'string', format: 'date' } } },
      ],
    },
    Error: { type: 'object', properties: { code: { type: 'string' } } },
    Odd: { type: 'object', properties: { message: { type: 'string' } } },
    Day: { type: 'string', enum: ['mon', 'tue'] },
  },
};

/** Creates a validator for a document with one operation, and returns both. */
function setUp(operation: JsonObject, extra: JsonObject = {}) {
  const document = { openapi: '3.0.0', paths: { '/things/{id}': { get: operation } }, components, ...extra };
  const [found] = listOperations(document);
  return { validator: createValidator(document), operation: found as Operation };
}

function setUpResponse(schema: JsonObject, extra: JsonObject = {}) {
  const { validator, operation } = setUp(
    { responses: { 200: { content: { 'application/json': { schema } } } } },
    extra,
  );
  return (body: unknown, form: 'published' | 'closed' = 'published') =>
    validator
      .checkResponse(operation, 200, 'application/json', body, form)
      ?.map(({ pointer, keyword }) => `${pointer} ${keyword}`);
}

test('the published form accepts nearly anything, the closed form reports every difference', () => {
  const check = setUpResponse({ type: 'array', items: { $ref: '#/components/schemas/User' } });
  expect(check([{ id: 1, name: null }], 'closed')).toEqual([]);
  expect(check([{ more: 1 }])).toEqual([]);
  expect(
    check(
      [
        { id: 1, name: 'a' },
        { id: '1', 'a/b': 1 },
      ],
      'closed',
    )?.sort(),
  ).toEqual(['/1/a~1b unevaluatedProperties', '/1/id type', '/1/name required']);
  expect(check([{ id: '1' }])).toEqual(['/0/id type']);
});

test('the closed form requires properties of referenced allOf members', () => {
  const check = setUpResponse({ $ref: '#/components/schemas/Admin' });
  const admin = { id: 1, name: 'a', since: '2026-01-01' };
  expect(check(admin, 'closed')).toEqual([]);
  expect(check({ since: '2026-01-01' }, 'closed')?.sort()).toEqual(['/id required', '/name required']);
  expect(check({ ...admin, more: 1 }, 'closed')).toEqual(['/more unevaluatedProperties']);
  expect(check({ since: '2026-01-01' })).toEqual([]);
});

test('reports the problems of the first branch of a failed anyOf', () => {
  const [error, odd] = [{ $ref: '#/components/schemas/Error' }, { $ref: '#/components/schemas/Odd' }];
  for (const anyOf of [
    [error, odd],
    [components.schemas.Error, components.schemas.Odd],
  ]) {
    const check = setUpResponse({ anyOf });
    expect(check({ code: 'x' }, 'closed')).toEqual([]);
    expect(check({ message: 'x' }, 'closed')).toEqual([]);
    expect(check({ code: 1 }, 'closed')).toEqual(['/code type']);
    expect(check({ other: 1 }, 'closed')?.sort()).toEqual(['/code required', '/other unevaluatedProperties']);
  }
});

test('a schema may refer to any place of the document, as in bundled documents', () => {
  const extra = {
    'x-shared': { Room: { type: 'object', properties: { name: { $ref: '#/components/schemas/Day' } } } },
  };
  const check = setUpResponse({ type: 'array', items: { $ref: '#/x-shared/Room' } }, extra);
  expect(check([{ name: 'mon' }], 'closed')).toEqual([]);
  expect(check([{ name: 'sun' }, {}], 'closed')).toEqual(['/0/name enum', '/1/name required']);
  const deep = setUpResponse({ properties: { name: { $ref: '#/components/schemas/User/properties/name' } } });
  expect([deep({ name: null }, 'closed'), deep({ name: 1 }, 'closed')]).toEqual([[], ['/name type']]);
});

test('validates a recursive schema to the depth of the value', () => {
  const tree = {
    type: 'object',
    properties: { leaf: { type: 'string' }, nodes: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
  };
  const check = setUpResponse({ $ref: '#/components/schemas/Tree' }, { components: { schemas: { Tree: tree } } });
  expect(check({ leaf: 'a', nodes: [{ leaf: 'b', nodes: [] }] }, 'closed')).toEqual([]);
  expect(check({ leaf: 'a', nodes: [{ leaf: 'b', nodes: [{}] }] }, 'closed')).toHaveLength(2);
});

test('unknown formats and keywords are ignored', () => {
  const check = setUpResponse({ type: 'string', format: 'phone', deprecated: true, 'x-order': 1 } as JsonObject);
  expect([check('1'), check(1)]).toEqual([[], [' type']]);
});

test('returns undefined for a status or content type without a schema', () => {
  const { validator, operation } = setUp({
    responses: { 200: { content: { 'application/json': {} } }, '4XX': { description: 'x' } },
  });
  expect(validator.checkResponse(operation, 200, 'application/json', {}, 'closed')).toBeUndefined();
  expect(validator.checkResponse(operation, 200, 'text/html', {}, 'closed')).toBeUndefined();
  expect(validator.checkResponse(operation, 404, 'application/json', {}, 'closed')).toBeUndefined();
});

const parameters = [
  { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
  { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1, default: 1 } },
  { name: 'since', in: 'query', schema: { type: 'string', format: 'unix-seconds' } },
  { name: 'start', in: 'query', schema: { type: 'string', format: 'iso-instant' } },
  { name: 'kind', in: 'query', required: true, schema: { type: 'string', enum: ['all', 'one'] } },
  {
    name: 'which',
    in: 'query',
    schema: { type: 'string' },
    'x-chatpact': { requiredWhen: { parameter: 'kind', values: ['one'] } },
  },
  { name: 'deep', in: 'query', schema: { type: 'boolean' } },
  { name: 'days', in: 'query', schema: { type: 'array', items: { $ref: '#/components/schemas/Day' } } },
  { name: 'a/b', in: 'query', schema: { type: 'number' } },
  { name: 'X-Trace', in: 'header', schema: { type: 'string', minLength: 3 } },
];
const requests = setUp({ parameters, responses: {} });
const good: RequestParts = { path: { id: '7' }, query: { kind: 'all' }, headers: {} };

function check(request: Partial<RequestParts>) {
  const { problems, values } = requests.validator.checkRequest(requests.operation, { ...good, ...request });
  return { problems: problems.map(({ in: place, name, keyword }) => `${place} ${name} ${keyword}`).sort(), values };
}

test('converts parameters to the types of their schemas, with defaults', () => {
  const query = { kind: 'all', page: '3', deep: 'true', since: '1767571200', unknown: 'x' };
  const { problems, values } = check({ query, headers: { 'X-TRACE': 'abc' } });
  expect(problems).toEqual([]);
  expect(values).toMatchObject({ id: 7, kind: 'all', page: 3, deep: true, since: '1767571200', 'x-trace': 'abc' });
  expect(check({}).values).toMatchObject({ id: 7, page: 1 });
});

test('reports every invalid field', () => {
  const query = { page: '0', since: 'x', start: '2026-01-01', deep: 'maybe', 'a/b': 'c' };
  expect(check({ path: { id: 'x' }, query, headers: { 'x-trace': 'ab' } }).problems).toEqual([
    'header x-trace minLength',
    'path id type',
    'query a/b type',
    'query deep type',
    'query kind required',
    'query page minimum',
    'query since format',
    'query start format',
  ]);
});

test('requires a parameter only if another one makes it necessary', () => {
  expect(check({ query: { kind: 'one' } }).problems).toEqual(['query which required']);
  expect(check({ query: { kind: 'one', which: '' } }).problems).toEqual(['query which required']);
  expect(check({ query: { kind: 'one', which: 'x' } }).problems).toEqual([]);
  expect(check({ query: { kind: 'all' } }).problems).toEqual([]);
});

test('checking does not change the request', () => {
  const query = { kind: 'all', page: '3' };
  check({ query });
  expect(query).toEqual({ kind: 'all', page: '3' });
});

test('does not convert strings in a body', () => {
  const schema = {
    type: 'object',
    required: ['user'],
    properties: { user: { type: 'string' }, age: { type: 'number' } },
  };
  const body = { content: { 'application/json': { schema } } };
  const optional = setUp({ requestBody: body, responses: {} });
  const required = setUp({ requestBody: { ...body, required: true }, responses: {} });
  const listProblems = ({ validator, operation }: typeof optional, value: unknown) =>
    validator
      .checkRequest(operation, { ...good, body: value })
      .problems.map(({ in: place, name, keyword }) => `${place} ${name} ${keyword}`);
  expect(listProblems(optional, { user: 'a', age: 1 })).toEqual([]);
  expect(listProblems(optional, { user: 'a', age: '1' })).toEqual(['body age type']);
  expect(listProblems(optional, { age: '1' }).sort()).toEqual(['body age type', 'body user required']);
  expect(listProblems(optional, undefined)).toEqual([]);
  expect(listProblems(required, undefined)).toEqual(['body  type']);
  expect(listProblems(optional, [])).toEqual(['body  type']);
});

test('does not require a read-only or write-only property in the other direction', () => {
  const schemas = {
    Account: {
      type: 'object',
      required: ['id', 'name', 'password'],
      properties: {
        id: { $ref: '#/components/schemas/Id' },
        name: { type: 'string' },
        password: { type: 'string', writeOnly: true },
      },
    },
    Id: { type: 'integer', readOnly: true },
  };
  const content = { 'application/json': { schema: { allOf: [{ $ref: '#/components/schemas/Account' }] } } };
  const { validator, operation } = setUp(
    { requestBody: { content }, responses: { 200: { content } } },
    { components: { schemas } },
  );
  const send = (body: unknown) => validator.checkRequest(operation, { ...good, body }).problems.map(({ name }) => name);
  const answer = (body: unknown, form: 'published' | 'closed') =>
    validator.checkResponse(operation, 200, 'application/json', body, form)?.map(({ pointer }) => pointer);
  expect(send({ name: 'a', password: 'b' })).toEqual([]);
  expect(send({ id: 1, name: 'a', password: 'b' })).toEqual([]);
  expect(send({ id: 1, name: 'a' })).toEqual(['password']);
  for (const form of ['published', 'closed'] as const) {
    expect(answer({ id: 1, name: 'a' }, form)).toEqual([]);
    expect(answer({ name: 'a' }, form)).toEqual(['/id']);
  }
  const leak = { id: 1, name: 'a', password: 'b' };
  expect([answer(leak, 'published'), answer(leak, 'closed')]).toEqual([[], ['/password']]);
});

test('compiles a schema of several documents once', () => {
  const { compileBody, compileParameters } = createCompilers();
  const make = () => ({ type: 'array', items: { type: 'integer' } });
  expect(compileBody(make())).toBe(compileBody(make()));
  expect(compileParameters(make())).toBe(compileParameters(make()));
  expect([compileBody(make())(['1']), compileParameters(make())(['1'])]).toEqual([false, true]);
});

test('documents with shared compilers use their own schemas', () => {
  const compilers = createCompilers();
  const judge = (type: string, value: unknown) => {
    const document = { openapi: '3.1.0', paths: {}, components: { schemas: { Name: { type } } } };
    const id = { $id: 'https://chat.example/id', type };
    const schema = { type: 'object', properties: { id, name: { $ref: '#/components/schemas/Name' } } };
    const validator = createValidator(document, undefined, compilers);
    return validator.checkSchema(schema, value).map(({ pointer }) => pointer);
  };
  for (const round of [1, 2]) {
    expect(judge('integer', { id: round, name: round })).toEqual([]);
    expect(judge('string', { id: round, name: round })).toEqual(['/id', '/name']);
    expect(judge('string', { id: 'a', name: 'b' })).toEqual([]);
    expect(judge('integer', { id: 'a', name: 'b' })).toEqual(['/id', '/name']);
  }
});

test('validates a recursive composition at every depth, also closed', () => {
  const Node = {
    allOf: [
      { $ref: '#/components/schemas/User' },
      { type: 'object', properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Node' } } } },
    ],
  };
  const check = setUpResponse(
    { $ref: '#/components/schemas/Node' },
    { components: { schemas: { ...components.schemas, Node } } },
  );
  const leaf = { id: 1, name: 'a', children: [] };
  expect(check({ ...leaf, children: [{ ...leaf, children: [leaf] }] }, 'closed')).toEqual([]);
  expect(check({ ...leaf, children: [{ ...leaf, children: [{ ...leaf, id: 'x' }] }] })).toEqual([
    '/children/0/children/0/id type',
  ]);
  expect(check({ ...leaf, children: [{ id: 1, name: 'a' }] }, 'closed')).toContain('/children/0/children required');
});
