import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../mock/server.ts';
import { createHandlers } from '../../testing/msw.ts';
import { startMock } from '../mock/start-mock.ts';

const server = setupServer();
let mock: Mock;

beforeAll(async () => {
  mock = await startMock({ port: null });
  server.listen({ onUnhandledRequest: 'error' });
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const labels = '/api/v1/accounts/1/labels';
const asAgent = () => ({ headers: mock.headers('chatwoot', 'agent', 1) });

test('answers requests to the base URLs with the mock', async () => {
  server.use(...createHandlers(mock, 'https://chat.example', 'https://example.com/rocket/'));
  const answered = await fetch(`https://chat.example${labels}`, asAgent());
  expect([answered.status, await answered.json()]).toEqual([200, { payload: expect.any(Array) }]);
  expect((await fetch(`https://chat.example${labels}`)).status).toBe(401);
  const login = await fetch('https://example.com/rocket/api/v1/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'unknown', password: 'wrong' }),
  });
  expect([login.status, await login.json()]).toEqual([401, expect.objectContaining({ status: 'error' })]);
});

test('answers with a workspace of the mock', async () => {
  const workspace = await mock.workspace('msw');
  server.use(...createHandlers(workspace, 'https://chat.example'));
  const say = (content: string) =>
    fetch('https://chat.example/api/v1/accounts/1/conversations/1/messages', {
      method: 'POST',
      headers: { ...workspace.headers('chatwoot', 'administrator', 1), 'content-type': 'application/json' },
      body: JSON.stringify({ content }),
    });
  expect((await say('Written here.')).status).toBe(200);
  expect(workspace.requests()).toHaveLength(1);
  expect(mock.requests().filter(({ method }) => method === 'POST')).not.toContainEqual(
    expect.objectContaining({ operation: 'create-a-new-message-in-a-conversation' }),
  );
});

test('passes a path with invalid escapes to the mock', async () => {
  server.use(...createHandlers(mock, 'https://chat.example'));
  const answered = await fetch('https://chat.example/api/v1/accounts/1/%E0%A4%A', asAgent());
  expect(answered.status).toBe(400);
});

test('ignores URLs that only share a prefix with a base URL', async () => {
  server.use(...createHandlers(mock, 'https://chat.example/a.b'));
  for (const url of ['https://chat.example.org/a.b/api', 'https://chat.example/a-b/api', 'https://chat.example/a.bc']) {
    await expect(fetch(url), url).rejects.toThrow();
  }
  expect((await fetch('https://chat.example/a.b/api')).status).toBe(200);
});

test('rejects when an injected fault breaks the connection', async () => {
  server.use(...createHandlers(mock, 'https://chat.example'));
  await mock.injectFault({ effect: { type: 'reset' }, count: 1 });
  await expect(fetch(`https://chat.example${labels}`, asAgent())).rejects.toThrow(TypeError);
  expect((await fetch(`https://chat.example${labels}`, asAgent())).status).toBe(200);
});
