import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import type { InjectedFault } from '../../mock/faults/injected-fault.ts';
import type { MockWorkspace } from '../../mock/library/workspace.ts';
import { createMock, type MockOptions } from '../../mock/server.ts';
import { ask, headersOf, startMock } from './start-mock.ts';

test('throws PORT_IN_USE for a port that is in use', async () => {
  const { port } = await startMock({ scale: 0 });
  await expect(createMock({ scale: 0, port })).rejects.toMatchObject({
    name: 'UsageError',
    code: 'PORT_IN_USE',
    message: expect.stringContaining(`${port}`),
  });
});

test.each<[mistake: string, options: MockOptions, code: string]>([
  ['an invalid port', { port: 65_536 }, 'INVALID_PORT'],
  ['an address of another machine', { host: '203.0.113.1' }, 'UNAVAILABLE_ADDRESS'],
  ['an invalid time', { now: 'soon' }, 'INVALID_TIME'],
  ['a fractional seed', { seed: 1.5 }, 'INVALID_SEED'],
  ['a negative scale', { scale: -1 }, 'INVALID_SCALE'],
  ['an infinite scale', { scale: Number.POSITIVE_INFINITY }, 'INVALID_SCALE'],
  ['a scale above the maximum', { scale: 171 }, 'INVALID_SCALE'],
  ['no workspace at all', { maxWorkspaces: 0 }, 'INVALID_MAX_WORKSPACES'],
  ['a negative idle time', { workspaceIdleSeconds: -1 }, 'INVALID_WORKSPACE_IDLE'],
  ['an empty fixture', { fixture: '' }, 'INVALID_FIXTURE'],
  ['a misspelt option', { prot: 1 } as never, 'UNKNOWN_OPTION'],
  ['an unknown vendor', { vendors: ['zammad' as never] }, 'UNKNOWN_VENDOR'],
  ['a missing document', { specs: { chatwoot: './nowhere.yaml' } }, 'UNREADABLE_FILE'],
  [
    'a token for a user that the seed does not have',
    { tokens: { CHATPACT_ROCKETCHAT_TOKEN: 't', CHATPACT_ROCKETCHAT_USER_ID: 'x' } },
    'UNKNOWN_USER',
  ],
])('refuses %s before serving anything', async (_, options, code) => {
  await expect(createMock({ scale: 0, ...options })).rejects.toMatchObject({ name: 'UsageError', code });
});

test('serves one vendor only, and returns a plain 404 for the other one’s paths', async () => {
  const mock = await startMock({ scale: 0, vendors: ['rocketchat'] });
  expect((await ask(mock, '/')).body).toMatchObject({ vendors: ['rocketchat'] });
  expect((await ask(mock, '/api/info')).status).toBe(200);
  const other = await ask(mock, '/api/v2/accounts/1/reports');
  expect([other.status, other.body]).toEqual([404, { error: 'No route matches this path.' }]);
  expect(new Set(mock.identities.map(({ vendor }) => vendor))).toEqual(new Set(['rocketchat']));
  expect(Object.keys(mock.samples)).toEqual(['rocketchat']);
});

test('every sample path returns 200 for an administrator', async () => {
  const mock = await startMock();
  for (const [vendor, role] of [
    ['chatwoot', 'administrator'],
    ['rocketchat', 'admin'],
  ] as const) {
    for (const path of mock.samples[vendor] ?? []) {
      const { status, text } = await ask(mock, path, { headers: headersOf(mock, vendor, role) });
      expect(status, path).toBe(200);
      expect(text.length, path).toBeGreaterThan(60);
    }
  }
});

test("the user's own tokens replace the seeded ones, also after a reset", async () => {
  const tokens = {
    CHATPACT_CHATWOOT_TOKEN: 'mine',
    CHATPACT_CHATWOOT_LOW_TOKEN: 'low',
    CHATPACT_CHATWOOT_OTHER_TOKEN: 'other',
    CHATPACT_ROCKETCHAT_TOKEN: 'rocket',
  };
  const mock = await startMock({ scale: 0, tokens });
  const path = (account: number) =>
    `/api/v2/accounts/${account}/summary_reports/channel?since=1767225600&until=1769904000`;
  const statusOf = async (account: number, token: string) =>
    (await ask(mock, path(account), { headers: { api_access_token: token } })).status;
  for (const round of ['at first', 'after the reset']) {
    expect([await statusOf(1, 'mine'), await statusOf(1, 'low'), await statusOf(1, 'other')], round).toEqual([
      200, 403, 403,
    ]);
    expect(await statusOf(2, 'other'), round).toBe(200);
    expect(headersOf(mock, 'chatwoot', 'administrator', 1), round).toEqual({ api_access_token: 'mine' });
    expect(
      mock.identities.some(({ headers }) => headers['X-Auth-Token'] === 'rocket'),
      round,
    ).toBe(true);
    await mock.reset();
  }
});

/** A keep-alive connection that collects what it receives. */
function open(port: number): Promise<{ socket: Socket; received(): string; until(text: string): Promise<void> }> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () =>
      resolve({
        socket,
        received: () => text,
        until: (wanted) =>
          new Promise((resolve) => {
            const look = () => (text.includes(wanted) ? resolve() : undefined);
            socket.on('data', look);
            look();
          }),
      }),
    );
    socket.on('data', (chunk) => {
      text += String(chunk);
    });
    socket.on('error', reject);
  });
}

test('closing finishes requests in flight, accepts no new ones, and does not wait for idle connections', async () => {
  const mock = await createMock({ scale: 0 });
  const idle = await open(mock.port);
  idle.socket.write('GET /api HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n');
  await idle.until('4.13.0');

  const busy = await open(mock.port);
  const body = '{"user":"a","password":"b"}';
  const head = `POST /api/v1/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
  busy.socket.write(head + body.slice(0, 5));
  // A response on another connection proves that the server has read what was sent earlier on this one.
  await fetch(`${mock.url}/api`);

  const started = performance.now();
  const closed = mock.close();
  await expect(open(mock.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  busy.socket.write(body.slice(5));
  await busy.until('"message":"Unauthorized"');
  await closed;
  expect(busy.received()).toMatch(/^HTTP\/1\.1 401 /);
  expect(performance.now() - started).toBeLessThan(4000);

  const again = await createMock({ scale: 0, port: mock.port });
  expect(again.port).toBe(mock.port);
  await again.close();
});

test('closing twice has no further effect', async () => {
  const mock = await createMock({ scale: 0 });
  await Promise.all([mock.close(), mock.close()]);
  await mock.close();
});

test.each<[what: string, effect: InjectedFault]>([
  ['a latency', { type: 'latency', ms: 60_000 }],
  ['a slow response', { type: 'drip', bytesPerSecond: 1 }],
])('closing ends %s that was injected, and sends the response', async (_, effect) => {
  const mock = await createMock({ scale: 0 });
  await mock.injectFault({ effect, count: 1 });
  const pending = fetch(`${mock.url}/api`).then((response) => response.json());
  // The request is in flight when the rule was applied.
  await expect.poll(async () => (await ask(mock, '/__admin/faults')).body).toEqual([]);
  const started = performance.now();
  await mock.close();
  expect(performance.now() - started).toBeLessThan(4000);
  await expect(pending).resolves.toMatchObject({ version: '4.13.0' });
});

test('closing waits at most a second for an incomplete request', async () => {
  const mock = await createMock({ scale: 0 });
  const busy = await open(mock.port);
  busy.socket.write('POST /api/v1/login HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
  await fetch(`${mock.url}/api`);
  const started = performance.now();
  await mock.close();
  expect(performance.now() - started).toBeGreaterThan(900);
  expect(performance.now() - started).toBeLessThan(4000);
});

test('a closed mock throws for calls that respond or change anything', async () => {
  const mock = await createMock({ scale: 0, port: null });
  const workspace = await mock.workspace('mine');
  const event = { type: 'contact.created', at: mock.now(), account: 1, name: 'X' };
  await mock.close();
  const calls = (one: MockWorkspace) => [
    () => one.handle(new Request('http://localhost/api')),
    () => one.append('chatwoot', event),
    () => one.clock.advance('PT1H'),
    () => one.injectFault({ effect: { type: 'reset' } }),
    () => one.clearFaults(),
    () => one.reset(),
  ];
  for (const call of [
    ...calls(mock),
    ...calls(workspace),
    () => mock.workspace('mine'),
    () => mock.workspace('x', { seed: 2 }),
  ]) {
    await expect(call()).rejects.toMatchObject({
      code: 'MOCK_CLOSED',
      message: 'The mock was closed. Create another one with createMock().',
    });
  }
  // The state can still be read and disposed.
  expect(mock.requests()).toEqual([]);
  await workspace.drop();
});
