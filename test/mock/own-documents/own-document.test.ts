import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';

const sisterPaths = {
  '/api/v1/canned/{shelf}': {
    get: {
      operationId: 'list-canned',
      parameters: [
        { name: 'shelf', in: 'path', required: true, schema: { type: 'integer' } },
        { name: 'order', in: 'query', required: true, schema: { type: 'string', enum: ['up', 'down'] } },
      ],
      responses: {
        200: {
          description: 'OK',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['success', 'items'],
                properties: {
                  success: { type: 'boolean' },
                  items: {
                    type: 'array',
                    items: { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } },
                  },
                },
              },
            },
          },
        },
        400: { description: 'Bad', content: { 'application/json': { schema: { type: 'object' } } } },
      },
    },
  },
};
const own30 = { openapi: '3.0.3', info: { title: 'Mine', version: '1' }, paths: sisterPaths };
const own31 = {
  openapi: '3.1.0',
  info: { title: 'Mine', version: '1' },
  paths: {
    '/api/v2/accounts/{account_id}/moods': {
      get: {
        parameters: [{ name: 'account_id', in: 'path', required: true, schema: { type: 'integer' } }],
        security: [{ userApiKey: [] }],
        responses: {
          200: {
            description: 'OK',
            content: {
              'application/json': { schema: { type: ['array', 'null'] }, examples: { calm: { value: ['calm'] } } },
            },
          },
        },
      },
    },
  },
  components: { securitySchemes: { userApiKey: { type: 'apiKey', in: 'header', name: 'api_access_token' } } },
};

let folder: string;
let mock: Mock;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-'));
  const [rocketchat, chatwoot] = [join(folder, 'own-30.json'), join(folder, 'own-31.json')];
  await writeFile(rocketchat, JSON.stringify(own30));
  await writeFile(chatwoot, JSON.stringify(own31));
  mock = await startMock({ scale: 0, specs: { rocketchat, chatwoot } });
});

afterAll(() => rm(folder, { recursive: true }));

test("answers an operation of the user's document from its schema, and marks the response", async () => {
  const answer = await ask(mock, '/api/v1/canned/3?order=up');
  expect([answer.status, answer.headers.get('x-chatpact-source')]).toEqual([200, 'schema']);
  expect(answer.body).toMatchObject({
    success: expect.any(Boolean),
    items: expect.arrayContaining([{ n: expect.any(Number) }]),
  });
});

test('validates its parameters, and refuses in the vendor’s error format', async () => {
  const answer = await ask(mock, '/api/v1/canned/3?order=sideways');
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ success: false, error: expect.stringContaining('order') });
  const named = await ask(mock, '/api/v1/canned/top?order=up');
  expect(named).toMatchObject({ status: 400, body: { success: false, error: expect.any(String) } });
});

test('checks its security requirements, and uses its examples', async () => {
  const path = '/api/v2/accounts/1/moods';
  expect((await ask(mock, path)).status).toBe(401);
  expect((await ask(mock, path, { headers: headersOf(mock, 'chatwoot', 'administrator', 2) })).status).toBe(403);
  const answer = await ask(mock, path, { headers: headersOf(mock, 'chatwoot', 'agent', 1) });
  expect([answer.status, answer.body]).toEqual([200, ['calm']]);
  expect(answer.headers.get('x-chatpact-source')).toBe('example');
});

test("still serves the vendor's operations that the user's document lacks", async () => {
  const headers = headersOf(mock, 'chatwoot', 'administrator', 1);
  const answer = await ask(mock, '/api/v2/accounts/1/summary_reports/channel', { headers });
  expect([answer.status, answer.text, answer.headers.get('x-chatpact-source')]).toEqual([200, '{}', null]);
  expect((await ask(mock, '/api/info')).body).toMatchObject({ success: true });
});

test('OPTIONS lists the allowed methods of its paths', async () => {
  const { headers } = await ask(mock, '/api/v1/canned/3', { method: 'OPTIONS' });
  // The path belongs to Rocket.Chat, so the response follows Rocket.Chat.
  expect(headers.get('allow')).toBe('GET, OPTIONS');
});
