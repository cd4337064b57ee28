import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { answering, json, toDocument } from '../document-responses/serve-document.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';

const ref = { $ref: '#/components/schemas/Body' };
/** Two documents with schemas of the same name and different server paths. */
const documents = [
  {
    ...toDocument(
      { '/v1/ping': { get: answering({ 200: json(ref) }) } },
      { schemas: { Body: { type: 'string', enum: ['one'] } } },
    ),
    servers: [{ url: 'https://{host}.example/team/api', variables: { host: { default: 'chat' } } }],
  },
  {
    ...toDocument(
      {
        '/v2/ping': { get: answering({ 200: json(ref) }) },
        '/api/v1/channels.list': { get: { operationId: 'get-api-v1-channels.list', ...answering({ 200: json({}) }) } },
      },
      { schemas: { Body: { type: 'string', enum: ['two'] } } },
    ),
    servers: [{ url: '/team' }],
  },
];

let folder: string;
let mock: Mock;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-'));
  const paths = documents.map((_, index) => join(folder, `${index}.json`));
  for (const [index, path] of paths.entries()) await writeFile(path, JSON.stringify(documents[index]));
  mock = await startMock({ scale: 0, specs: { rocketchat: paths } });
});
afterAll(() => rm(folder, { recursive: true }));

test.each<[path: string, status: number, body?: string]>([
  ['/team/api/v1/ping', 200, 'one'],
  ['/v1/ping', 200, 'one'],
  ['/team/v2/ping', 200, 'two'],
  ['/v2/ping', 200, 'two'],
  ['/team/api/v2/ping', 404],
  ['/team/v1/ping', 404],
])('serves each document with and without its server path: %s', async (path, status, body) => {
  const answer = await ask(mock, path);
  expect(answer.status).toBe(status);
  if (body !== undefined) expect(answer.body).toBe(body);
});

test("keeps the vendor's operations at their paths with their handlers", async () => {
  const headers = headersOf(mock, 'rocketchat', 'admin');
  const answer = await ask(mock, '/api/v1/channels.list', { headers });
  expect([answer.status, answer.headers.get('x-chatpact-source')]).toEqual([200, null]);
  expect((await ask(mock, '/team/api/v1/channels.list', { headers })).status).toBe(404);
  expect((await ask(mock, '/api/info')).status).toBe(200);
});
