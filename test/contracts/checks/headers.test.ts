import { expect, test } from 'vitest';
import { judgeAnswer } from '../../../contracts/checks/index.ts';
import type { Exchange } from '../../../contracts/exchanges/exchange.ts';
import { judgeByStatus } from '../../../contracts/judge/judge-observed.ts';
import { loadDocumentOf, toExchange } from '../run/small-world.ts';

const schema = { type: 'object', properties: { figure: { type: 'integer' } } };
const content = { 'application/json': { schema } };
const integer = { type: 'integer' };

/** The findings about a response of an operation that documents these headers. */
async function judge(headers: object, answer: Partial<Exchange> = {}, isObserved = false) {
  const responses = Object.fromEntries(['200', '404'].map((status) => [status, { description: '', headers, content }]));
  const more = { components: { headers: { Total: { required: true, schema: integer } } } };
  const contract = await loadDocumentOf({ '/list': { get: { operationId: 'list', responses } } }, more);
  const operation = contract.findOperation('list');
  if (!operation) throw new Error('The contract lacks the operation list.');
  const exchange = toExchange({ body: { kind: 'json', value: { figure: 1 } }, ...answer });
  const drafts = isObserved
    ? judgeByStatus({ operation, exchange, url: '/list' }, contract)
    : judgeAnswer({ contract, operation, expect: { kind: 'success' }, exchange });
  return drafts.map(({ check, keyword, message }) => [check, keyword, message].join(' | '));
}

const missing = 'headers | missing:X-Total | Expected the header X-Total. It is missing.';

test('reports a missing required header as a violation of the check "headers"', async () => {
  const headers = { 'X-Total': { required: true, schema: integer }, 'X-More': { schema: integer } };
  expect(await judge(headers)).toEqual([missing]);
  expect(await judge(headers, { headers: { 'x-total': '12' } })).toEqual([]);
  expect(await judge({ 'X-Total': { $ref: '#/components/headers/Total' } })).toEqual([missing]);
});

test('reports problems of the body as well', async () => {
  const headers = { 'X-Total': { required: true, schema: integer } };
  const wrong = await judge(headers, { body: { kind: 'json', value: { figure: 'x' } } });
  expect(wrong).toEqual([missing, 'schema | type | Expected an integer at /figure. Got a string.']);
});

test.each([
  [integer, '12', 'twelve', 'type:X | Expected an integer'],
  [{ type: 'boolean' }, 'true', 'yes', 'type:X | Expected a boolean'],
  [{ type: 'string', enum: ['hit', 'miss'] }, 'hit', 'maybe', 'enum:X | Expected one of hit, miss'],
  [{ type: 'array', items: integer }, '1,2', '1,b', 'type:X | Expected an integer'],
  [{ type: 'object', properties: { page: integer } }, 'page,2', 'page,x', 'type:X | Expected an integer'],
  [{ type: 'integer', minimum: 1 }, '1', '0', 'minimum:X | Expected at least 1'],
])('judges a documented header by its schema: %j', async (schema, right, wrong, words) => {
  expect(await judge({ X: { schema } }, { headers: { x: right } })).toEqual([]);
  const found = await judge({ X: { schema } }, { headers: { x: wrong } });
  expect(found).toEqual([`headers | ${words} in the header X. Got another value.`]);
  expect(await judge({ X: { schema } })).toEqual([]);
});

test('judges a header that contains JSON', async () => {
  const headers = { X: { content: { 'application/json': { schema } } } };
  expect(await judge(headers, { headers: { x: '{"figure":1}' } })).toEqual([]);
  expect(await judge(headers, { headers: { x: '{"figure":"a"}' } })).toHaveLength(1);
});

test('judges headers of refusals and of observed traffic', async () => {
  const headers = { 'X-Total': { required: true, schema: integer } };
  expect(await judge(headers, { status: 404 }, true)).toEqual([missing]);
  expect(await judge(headers, { status: 200 }, true)).toEqual([missing]);
});

test('does not judge headers that OpenAPI, a proxy or a recording omits', async () => {
  const required = { required: true, schema: integer };
  expect(await judge({ 'Content-Type': required, 'Content-Length': required, 'Set-Cookie': required })).toEqual([]);
  expect(await judge({ X: required }, { isSanitized: true })).toEqual([]);
  expect(await judge({ X: required }, { hasFewHeaders: true })).toEqual([]);
  expect(await judge({ X: required }, { hasFewHeaders: true, headers: { x: 'a' } })).toHaveLength(1);
  expect(await judge({ X: required }, { isEchoing: true, headers: { x: '8 characters of digits' } })).toEqual([]);
});
