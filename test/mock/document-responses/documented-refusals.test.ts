import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { ask, headersOf } from '../start-mock.ts';
import { answering, json, serveDocument, toDocument } from './serve-document.ts';

const number = { type: 'number' };
const text = { type: 'string' };
const success = json({ type: 'object', properties: { id: { type: 'integer' } } });
const age = { name: 'age', in: 'query', required: true, schema: { type: 'integer' } };
const ours = { type: 'object', properties: { code: text, reason: text }, required: ['code'] };
const vendors = { type: 'object', properties: { success: { type: 'boolean' }, error: text } };
const named = { name: 'name', in: 'path', required: true, schema: { type: 'string', pattern: '^[A-Z]+$' } };

const get = (answers: object, more: object = {}) => ({ get: { ...answering({ 200: success, ...answers }), ...more } });
const post = (answers: object, more: object = {}) => ({
  post: { ...answering({ 200: success, ...answers }), ...more },
});
const withAge = { parameters: [age] };
const byKey = { security: [{ key: [] }] };
const body = { content: { 'application/json': { schema: { type: 'object' } } } };

const document = toDocument(
  {
    '/bare': get({}, withAge),
    '/own': get({ 400: json(ours) }, withAge),
    '/unprocessable': get({ 422: json(ours) }, withAge),
    '/example': get({ 422: { content: { 'application/json': { example: 'abc' } } } }, withAge),
    '/vendors': get({ 400: json(vendors) }, withAge),
    '/vendors-unprocessable': get({ 422: json(vendors) }, withAge),
    '/any-error': get({ default: json(ours) }, withAge),
    '/closed': get({ 401: json(number) }, byKey),
    '/open': post({ 415: { content: { 'text/plain': { example: 'no body' } } } }),
    '/typed': post({ 415: json(ours) }, { requestBody: body }),
    '/untyped': post({}),
    '/named/{name}': get({}, { parameters: [named] }),
    '/absent/{name}': get({ 404: json(ours) }, { parameters: [named] }),
  },
  { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'key' } } },
);

let mock: Mock;
let observed: Mock;
beforeAll(async () => {
  mock = await serveDocument(document);
  observed = await serveDocument(document, 'rocketchat', { profile: 'observed' });
});

const send = (path: string, type: string, content: string) =>
  ask(mock, path, { method: 'POST', headers: { 'content-type': type }, body: content });

test.each([
  ['/own', 400],
  ['/unprocessable', 422],
  ['/any-error', 400],
])('%s returns the documented body with %d, and a header with the reason', async (path, status) => {
  const answer = await ask(mock, `${path}?age=young`);
  expect(answer.status).toBe(status);
  expect(answer.body).toEqual({ code: expect.any(String), reason: expect.any(String) });
  expect(answer.headers.get('x-chatpact-refusal')).toMatch(/^invalid: age must be/);
  expect((await ask(mock, `${path}?age=7`)).status).toBe(200);
});

test('sends the example of a refusal that has no schema', async () => {
  expect(await ask(mock, '/example')).toMatchObject({ status: 422, body: 'abc' });
});

test.each([
  ['/bare', 400],
  ['/vendors', 400],
  ['/vendors-unprocessable', 422],
])("%s refuses in the vendor's own format with %d", async (path, status) => {
  const answer = await ask(mock, `${path}?age=young`);
  expect(answer).toMatchObject({ status, body: { success: false, error: expect.stringContaining('age') } });
  expect(answer.headers.get('x-chatpact-refusal')).toBeNull();
});

test('refuses missing credentials with the documented body', async () => {
  const answer = await ask(mock, '/closed');
  expect(answer).toMatchObject({ status: 401, body: expect.any(Number) });
  const token = headersOf(mock, 'rocketchat', 'admin')['X-Auth-Token'];
  expect((await ask(mock, `/closed?key=${token}`)).status).toBe(200);
});

test('returns 415 for a body of an undocumented media type, whether or not 415 is documented', async () => {
  expect(await send('/open', 'text/plain', 'hello')).toMatchObject({ status: 415, text: 'no body' });
  expect((await ask(mock, '/open', { method: 'POST' })).status).toBe(200);
  expect(await send('/typed', 'text/plain', 'hello')).toMatchObject({
    status: 415,
    body: { code: expect.any(String) },
  });
  expect((await send('/typed', 'application/json', '{}')).status).toBe(200);
  expect((await send('/untyped', 'text/plain', 'hello')).status).toBe(200);
});

test('returns 400 for an invalid path parameter if no 404 is documented', async () => {
  expect((await ask(mock, '/named/ANN')).status).toBe(200);
  expect(await ask(mock, '/named/ann')).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('name') },
  });
  expect(await ask(mock, '/absent/ann')).toMatchObject({ status: 404, body: { code: expect.any(String) } });
});

test('refuses like real servers in the observed profile', async () => {
  expect(await ask(observed, '/unprocessable')).toMatchObject({ status: 400, body: { success: false } });
});
