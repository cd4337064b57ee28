import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { ask } from '../start-mock.ts';
import { answering, json, serveDocument, toDocument } from './serve-document.ts';

// Headers for caches and web pages of responses that are generated from a document.

const schema = { type: 'object', properties: { id: { type: 'integer' } } };
const both = { content: { 'application/json': { schema }, 'text/csv': { example: 'id\n1' } } };
const text = { schema: { type: 'string' } };
const document = toDocument({
  '/one': { get: answering({ 200: json(schema) }) },
  '/both': { get: answering({ 200: both }) },
  '/any': { get: answering({ 200: { content: { '*/*': { schema } } } }) },
  '/varying': { get: answering({ 200: { ...both, headers: { Vary: { ...text, example: 'X-Zone' } } } }) },
  '/counted': { get: answering({ 200: { ...json(schema), headers: { 'X-Total': text, 'X-Page': text } } }) },
});

let mock: Mock;
let listed: Mock;
let closed: Mock;
beforeAll(async () => {
  mock = await serveDocument(document);
  listed = await serveDocument(document, 'rocketchat', { cors: ['http://localhost:3000'] });
  closed = await serveDocument(document, 'rocketchat', { cors: false });
});

const headersOf = async (path: string, server = mock) => (await ask(server, path)).headers;
const exposedBy = async (path: string, server = mock) =>
  (await headersOf(path, server)).get('access-control-expose-headers')?.split(',');

test.each([
  ['/one', null],
  ['/both', 'Accept'],
  ['/any', 'Accept'],
  ['/varying', 'X-Zone, Accept'],
])('%s sends Vary: %s', async (path, vary) => {
  expect((await headersOf(path)).get('vary')).toBe(vary);
});

test('adds Origin to Vary if the response depends on the origin', async () => {
  expect((await headersOf('/both', listed)).get('vary')).toBe('Origin, Accept');
});

test('exposes documented headers and the headers of the mock to pages', async () => {
  const exposed = await exposedBy('/counted');
  expect(exposed).toEqual(expect.arrayContaining(['x-total', 'x-page', 'x-chatpact-source', 'etag']));
  expect(await exposedBy('/one')).not.toContain('x-total');
  expect(await exposedBy('/counted', closed)).toBeUndefined();
});
