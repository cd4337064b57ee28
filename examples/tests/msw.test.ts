import { createMock, type Mock } from 'chatpact';
import { createHandlers } from 'chatpact/msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test } from 'vitest';

// For code with a fixed server address. The mock needs no port.

const address = 'https://chat.example';
let mock: Mock;
let server: ReturnType<typeof setupServer>;

beforeAll(async () => {
  mock = await createMock({ port: null, scale: 0.1 });
  server = setupServer(...createHandlers(mock, address));
  server.listen({ onUnhandledRequest: 'error' });
});

afterAll(async () => {
  server.close();
  await mock.close();
});

test('lists the agents of an account', async () => {
  const headers = mock.headers('chatwoot', 'administrator', 1);
  const response = await fetch(`${address}/api/v1/accounts/1/agents`, { headers });
  const agents = (await response.json()) as { role: string }[];
  expect(new Set(agents.map(({ role }) => role))).toEqual(new Set(['administrator', 'agent']));
});
