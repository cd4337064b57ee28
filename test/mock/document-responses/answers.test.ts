import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { ask } from '../start-mock.ts';
import { answering, json, serveDocument, toDocument } from './serve-document.ts';

const get = (responses: Record<string, object>) => ({ get: answering(responses) });
const content = (types: object) => ({ content: types });
const number = { type: 'object', required: ['n'], properties: { n: { type: 'integer', example: 5 } } };
const file = { schema: { type: 'string', format: 'binary' } };

const document = toDocument({
  '/api/v1/a/range': get({
    '2XX': json(number),
    '4XX': content({ 'application/json': { example: { bad: true } } }),
    default: content({ 'application/json': { example: { any: true } } }),
  }),
  '/api/v1/a/default': get({ default: content({ 'application/json': { example: { any: true } } }) }),
  '/api/v1/a/error-only': get({ 405: {} }),
  '/api/v1/a/lowest': get({ 204: {}, 210: {}, 202: content({ 'application/json': { example: 'ok' } }) }),
  '/api/v1/a/created': {
    post: answering({
      201: {
        headers: {
          Location: { schema: { type: 'string' } },
          'X-Total': { required: true, schema: { type: 'integer', example: 3 } },
          'X-Note': { schema: { type: 'string', enum: ['grün'] } },
          'Content-Type': { schema: { type: 'string', enum: ['text/plain'] } },
        },
        ...content({ 'application/json': { example: { id: 1 } } }),
      },
    }),
  },
  '/api/v1/a/empty': { delete: answering({ 204: {} }) },
  '/api/v1/a/empty-with-content': {
    delete: answering({ 204: content({ 'application/json': { example: { a: 1 } } }) }),
  },
  '/api/v1/a/unchanged': get({ 200: content({ 'text/plain': { example: 'x' } }), 304: {} }),
  '/api/v1/a/redirect': get({
    302: { headers: { Location: { schema: { type: 'string', example: '/api/v1/a/range' } } } },
  }),
  '/api/v1/a/slow': get({
    200: json(number),
    429: {
      headers: { 'Retry-After': { schema: { type: 'integer' } } },
      ...content({ 'application/json': { example: { error: 'slow' } } }),
    },
  }),
  '/api/v1/a/any': get({ 200: content({ '*/*': { schema: number } }) }),
  '/api/v1/a/app-any': get({ 200: content({ 'application/*': { schema: number } }) }),
  '/api/v1/a/charset': get({ 200: content({ 'application/json; charset=utf-8': { schema: number } }) }),
  '/api/v1/a/vnd': get({ 200: content({ 'application/vnd.api+json': { schema: number } }) }),
  '/api/v1/a/text': get({ 200: content({ 'text/plain': { schema: { type: 'string', example: 'pong' } } }) }),
  '/api/v1/a/csv': get({ 200: content({ 'text/csv': { schema: { type: 'string' }, example: 'a,b\n1,2\n' } }) }),
  '/api/v1/a/csv-rows': get({
    200: content({
      'text/csv': {
        schema: {
          type: 'array',
          items: {
            type: 'object',
            properties: { id: { type: 'integer' }, note: { type: 'string', example: 'a, "b"' } },
          },
        },
      },
    }),
  }),
  '/api/v1/a/xml': get({
    200: content({
      'application/xml': {
        schema: {
          type: 'object',
          xml: { name: 'a' },
          properties: {
            id: { type: 'integer', example: 7, xml: { attribute: true } },
            b: { type: 'string', example: '1 < 2 & 3' },
            c: {
              type: 'array',
              example: ['x', 'y'],
              items: { type: 'string', xml: { name: 'each' } },
              xml: { wrapped: true },
            },
          },
        },
      },
    }),
  }),
  '/api/v1/a/pdf': get({ 200: content({ 'application/pdf': file }) }),
  '/api/v1/a/png': get({ 200: content({ 'image/png': file }) }),
  '/api/v1/a/octets': get({ 200: content({ 'application/octet-stream': file }) }),
  '/api/v1/a/two': get({
    200: content({
      'text/csv': { example: 'a,b\n' },
      'application/json': { example: { a: 1 } },
      'application/xml': { example: '<a>1</a>' },
    }),
  }),
  '/api/v1/a/string': get({ 200: content({ 'application/json': { example: 'plain' } }) }),
  '/api/v1/a/null': get({ 200: json({ type: 'string', nullable: true }, { example: null }) }),
  '/api/v1/a/broken-example': get({ 200: json(number, { example: { n: 'five' } }) }),
  '/api/v1/a/examples': get({
    200: json({ type: 'object' }, { examples: { cat: { value: { name: 'cat' } }, dog: { value: { name: 'dog' } } } }),
    404: content({ 'application/json': { examples: { gone: { value: { error: 'gone' } } } } }),
  }),
  '/api/v1/a/strict': {
    get: {
      parameters: [{ name: 'size', in: 'query', required: true, schema: { type: 'integer' } }],
      ...answering({
        200: json(number),
        422: content({ 'application/json': { examples: { small: { value: { error: 'too small' } } } } }),
      }),
    },
  },
});

let mock: Mock;
beforeAll(async () => {
  mock = await serveDocument(document);
});

const call = (name: string, headers: Record<string, string> = {}, method = 'GET') =>
  ask(mock, `/api/v1/a/${name}`, { method, headers, redirect: 'manual' });
const typeOf = ({ headers }: { headers: Headers }) => headers.get('content-type');

test.each([
  ['range', 200, { n: 5 }],
  ['default', 200, { any: true }],
  ['error-only', 405, undefined],
  ['lowest', 202, 'ok'],
  ['string', 200, 'plain'],
  ['null', 200, null],
  ['examples', 200, { name: 'cat' }],
])('returns for a valid request to %s status %d, the lowest success or its replacement', async (name, status, body) => {
  const answer = await call(name);
  expect([answer.status, answer.body]).toEqual([status, body]);
});

test.each([
  ['range', 201, { n: 5 }],
  ['range', 418, { bad: true }],
  ['range', 503, { any: true }],
  ['default', 500, { any: true }],
])('%s returns a preferred %d from its status range or its default response', async (name, code, body) => {
  const answer = await call(name, { prefer: `code=${code}` });
  expect([answer.status, answer.body]).toEqual([code, body]);
});

test.each([
  ['two', 'application/json', 'application/json', '{"a":1}'],
  ['two', 'application/xml', 'application/xml', '<a>1</a>'],
  ['two', 'text/csv', 'text/csv; charset=utf-8', 'a,b\n'],
  ['two', 'application/json;q=0.5, application/xml;q=0.9', 'application/xml', '<a>1</a>'],
  ['two', 'text/html, application/*;q=0.8', 'application/json', '{"a":1}'],
  ['two', '*/*', 'text/csv; charset=utf-8', 'a,b\n'],
  ['vnd', 'application/vnd.api+json; version=1', 'application/vnd.api+json', '{"n":5}'],
  ['vnd', 'text/html,application/xhtml+xml,*/*;q=0.8', 'application/vnd.api+json', '{"n":5}'],
  ['charset', 'application/json', 'application/json; charset=utf-8', '{"n":5}'],
  ['any', 'application/json', 'application/json', '{"n":5}'],
  ['any', '*/*', 'application/json', '{"n":5}'],
  ['app-any', 'application/vnd.own+json', 'application/vnd.own+json', '{"n":5}'],
  ['text', 'text/plain', 'text/plain; charset=utf-8', 'pong'],
  ['string', 'application/json', 'application/json', '"plain"'],
])('%s for Accept: %s is %s', async (name, accept, type, text) => {
  const answer = await call(name, { accept });
  expect([answer.status, typeOf(answer), answer.text]).toEqual([200, type, text]);
});

test("returns 406 in the vendor's format if the client accepts none of the documented types", async () => {
  const answer = await call('two', { accept: 'image/png' });
  expect([answer.status, answer.body]).toEqual([406, { success: false, error: expect.stringContaining('media type') }]);
  // An error is sent even if its type is not accepted.
  expect((await call('slow', { accept: 'image/png', prefer: 'code=429' })).status).toBe(429);
});

test('negotiates the media type for each request, also for cached responses', async () => {
  for (let round = 0; round < 3; round++) {
    expect(typeOf(await call('two', { accept: 'application/xml' }))).toBe('application/xml');
    expect(typeOf(await call('two', { accept: 'application/json' }))).toBe('application/json');
  }
});

test("writes XML according to the schema's xml object", async () => {
  const { text } = await call('xml', { accept: 'application/xml' });
  expect(text).toContain('<a id="7"><b>1 &lt; 2 &amp; 3</b><c><each>x</each><each>y</each></c></a>');
});

test('writes CSV from an example of the document, or as rows with a header', async () => {
  expect((await call('csv')).text).toBe('a,b\n1,2\n');
  const rows = (await call('csv-rows')).text.trimEnd().split('\n');
  expect(rows[0]).toBe('id,note');
  expect(rows.slice(1).every((row) => /^\d+,"a, ""b"""$/.test(row))).toBe(true);
  expect(rows.length).toBeGreaterThan(2);
});

test.each([
  ['pdf', 'application/pdf', '%PDF-1.4'],
  ['png', 'image/png', '\ufffdPNG'],
  ['octets', 'application/octet-stream', 'chatpact placeholder'],
])('%s returns a small file of its media type', async (name, type, start) => {
  const answer = await call(name);
  expect([answer.status, typeOf(answer), answer.text.startsWith(start)]).toEqual([200, type, true]);
});

test.each(['empty', 'empty-with-content'])(
  '%s returns no body, no content-length and no content-type',
  async (name) => {
    const answer = await call(name, {}, 'DELETE');
    expect([answer.status, answer.text, typeOf(answer), answer.headers.get('content-length')]).toEqual([
      204,
      '',
      null,
      null,
    ]);
  },
);

test('returns no body for a preferred 304', async () => {
  const answer = await call('unchanged', { prefer: 'code=304' });
  expect([answer.status, answer.text, typeOf(answer)]).toEqual([304, '', null]);
});

test('sends documented headers with an example or a plausible value', async () => {
  const created = await call('created', {}, 'POST');
  expect(created.status).toBe(201);
  expect(created.headers.get('location')).toBe('/api/v1/a/created/1');
  expect(created.headers.get('x-total')).toBe('3');
  expect(created.headers.get('x-note')).toBe('gr%C3%BCn');
  expect(typeOf(created)).toContain('application/json');
  expect((await call('redirect')).headers.get('location')).toBe('/api/v1/a/range');
  const slow = await call('slow', { prefer: 'code=429' });
  expect([slow.status, Number(slow.headers.get('retry-after')) > 0]).toEqual([429, true]);
  expect((await call('slow')).headers.get('retry-after')).toBeNull();
});

test('serves HEAD requests and paths with a trailing slash', async () => {
  const [whole, head, slash] = [await call('range'), await call('range', {}, 'HEAD'), await call('range/')];
  expect([head.status, head.text, head.headers.get('content-length')]).toEqual([200, '', String(whole.text.length)]);
  expect([slash.status, slash.text]).toEqual([200, whole.text]);
});

test('replaces an example that violates its schema, unless the client prefers it by name', async () => {
  const answer = await call('broken-example');
  expect([answer.body, answer.headers.get('x-chatpact-source')]).toEqual([{ n: 5 }, 'schema']);
  const asked = await call('broken-example', { prefer: 'example=example' });
  expect([asked.body, asked.headers.get('x-chatpact-source')]).toEqual([{ n: 'five' }, 'example']);
});

test('refuses the name of an example that the document lacks', async () => {
  const answer = await call('examples', { prefer: 'example=misspelt' });
  expect([answer.status, answer.headers.get('preference-applied')]).toEqual([404, null]);
  expect(answer.headers.get('x-chatpact-preference-ignored')).toContain('example=misspelt');
});

test('does not change later responses after a dynamic request', async () => {
  const before = (await call('examples')).text;
  expect((await call('examples', { prefer: 'dynamic=true' })).headers.get('x-chatpact-source')).toBe('schema');
  expect((await call('examples')).text).toBe(before);
});

test('returns a preferred error for valid and invalid requests', async () => {
  expect((await call('strict')).status).toBe(422);
  const answer = await call('strict', { prefer: 'code=422, example=small' });
  expect([answer.status, answer.body]).toEqual([422, { error: 'too small' }]);
  // A preferred success does not skip validation.
  expect((await call('strict', { prefer: 'code=200' })).status).toBe(422);
});
