import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { sendRaw } from '../pipeline/raw-request.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';

test('GET /health returns version, time and seed, and GET /state returns row counts', async () => {
  const mock = await startMock({ seed: 7, now: '2026-02-01T12:00:00.000Z' });
  expect((await ask(mock, '/__admin/health')).body).toEqual({
    status: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    now: '2026-02-01T12:00:00.000Z',
    seed: 7,
  });
  const { body } = await ask(mock, '/__admin/state');
  expect(body).toMatchObject({ chatwoot: { accounts: 2, bots: 1 }, rocketchat: { users: expect.any(Number) } });
});

test('returns working headers for every identity', async () => {
  const mock = await startMock({ scale: 0 });
  const { body } = await ask(mock, '/__admin/identities');
  const identities = body as Mock['identities'];
  expect(identities).toEqual(mock.identities);
  const statuses = new Map<string, Set<number>>();
  for (const { vendor, role, account_id: account, headers } of identities) {
    const path =
      vendor === 'chatwoot'
        ? `/api/v2/accounts/${account}/summary_reports/channel`
        : '/api/v1/engagement-dashboard/messages/messages-sent?start=2026-01-01T00:00:00.000Z&end=2026-01-02T00:00:00.000Z';
    const seen = statuses.get(`${vendor} ${role}`) ?? new Set();
    statuses.set(`${vendor} ${role}`, seen.add((await ask(mock, path, { headers })).status));
  }
  // 401 would mean that the credentials are unknown, 403 that they are known and the role is not sufficient.
  expect(Object.fromEntries([...statuses].map(([who, seen]) => [who, [...seen]]))).toEqual({
    'chatwoot administrator': [200],
    'chatwoot agent': [403],
    'chatwoot bot': [403],
    'rocketchat admin': [200],
    'rocketchat user': [403],
  });
});

test('refuses requests without the admin token if one is set', async () => {
  const mock = await startMock({ scale: 0, adminToken: 'open sesame' });
  const statusFor = async (authorization?: string, path = '/__admin/health') =>
    (await ask(mock, path, { headers: authorization === undefined ? {} : { authorization } })).status;
  expect(await statusFor()).toBe(401);
  expect(await statusFor('Bearer open')).toBe(401);
  expect(await statusFor('Basic open sesame')).toBe(401);
  expect(await statusFor('Bearer open sesame ')).toBe(200);
  expect(await statusFor('bearer open sesame')).toBe(200);
  expect(await statusFor(undefined, '/__admin/nothing')).toBe(401);
  expect(await statusFor(undefined, '/api')).toBe(200);
  expect((await ask(mock, '/__admin/health')).headers.get('www-authenticate')).toBe('Bearer');
});

const elsewhere = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')?.address;

test.skipIf(elsewhere === undefined)('accepts only requests from this machine without an admin token', async () => {
  const mock = await startMock({ scale: 0, host: '0.0.0.0' });
  const from = (address: string, path: string) => fetch(`http://${address}:${mock.port}${path}`);
  expect((await from('127.0.0.1', '/__admin/identities')).status).toBe(200);
  const refused = await from(elsewhere ?? '', '/__admin/identities');
  expect([refused.status, await refused.json()]).toEqual([403, { error: expect.stringContaining('--admin-token') }]);
  expect((await from(elsewhere ?? '', '/api')).status).toBe(200);
});

test('names the allowed methods for a wrong method, and all routes for an unknown path', async () => {
  const mock = await startMock({ scale: 0 });
  const wrong = await ask(mock, '/__admin/reset');
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
  const stream = await ask(mock, '/__admin/requests/stream', { method: 'DELETE' });
  expect([stream.status, stream.headers.get('allow')]).toEqual([405, 'GET']);
  const unknown = await ask(mock, '/__admin/nothing');
  expect(unknown.status).toBe(404);
  expect(unknown.body).toMatchObject({
    routes: expect.arrayContaining(['GET /__admin/health', 'POST /__admin/reset', 'GET /__admin/requests/stream']),
  });
});

interface Entry {
  number: number;
  method: string;
  url: string;
  status: number;
  operation?: string;
  deviations?: string[];
}

async function readJournal(mock: Mock): Promise<Entry[]> {
  return (await ask(mock, '/__admin/requests')).body as Entry[];
}

test('the journal lists requests and responses, newest first, without requests to the admin API', async () => {
  const mock = await startMock({ scale: 0, profile: 'observed' });
  await ask(mock, '/api?x=1');
  await ask(mock, '/__admin/health');
  await ask(mock, '/api/v2/accounts/1/summary_reports/channel', { method: 'HEAD' });
  expect(await readJournal(mock)).toMatchObject([
    {
      number: 2,
      method: 'HEAD',
      url: '/api/v2/accounts/1/summary_reports/channel',
      status: 401,
      vendor: 'chatwoot',
      operation: 'get-channel-summary-report',
      deviations: ['chatwoot-unauthenticated-body'],
    },
    {
      number: 1,
      method: 'GET',
      url: '/api?x=1',
      status: 200,
      operation: 'get-instance-version',
      at: expect.any(String),
    },
  ]);
});

test('the journal keeps the latest thousand requests', async () => {
  const mock = await startMock({ scale: 0 });
  for (let sent = 0; sent < 2100; sent += 50) {
    await Promise.all(Array.from({ length: 50 }, () => ask(mock, '/api/info')));
  }
  const numbers = (await readJournal(mock)).map(({ number }) => number);
  expect(numbers).toHaveLength(1000);
  expect([numbers[0], numbers.at(-1)]).toEqual([2100, 1101]);
});

test('keeps tokens and passwords out of the journal, wherever they are sent', async () => {
  const mock = await startMock({ scale: 0 });
  const canary = 'canary-7f3a';
  const query = (name: string) => `/api/v2/accounts/1/reports?metric=x&${name}=${canary}&type=account`;
  const names = [
    'api_access_token',
    'token',
    'password',
    'X-Auth-Token',
    'Authorization',
    'apiKey',
    'api-key',
    'secret',
  ];
  for (const name of [...names, 'resume', 'user[password]', 'api%5Faccess%5Ftoken', 'p%61ssword', '%74oken']) {
    await ask(mock, query(name));
  }
  await ask(mock, `/api?a=b?token=${canary}`);
  await ask(mock, `/api?a=b;token=${canary}`);
  await ask(mock, '/api', {
    headers: { api_access_token: canary, authorization: `Bearer ${canary}`, 'x-auth-token': canary },
  });
  const body = JSON.stringify({ user: canary, password: canary });
  await ask(mock, '/api/v1/login', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  await sendRaw(mock.port, { method: 'GET', target: `http://user:${canary}@127.0.0.1/api`, headers: [], body: '' });

  const journal = await readJournal(mock);
  expect(journal).toHaveLength(names.length + 5 + 5);
  expect(JSON.stringify(journal)).not.toContain(canary);
  // Other values are kept, since the journal would be useless without them.
  expect(journal.at(-1)?.url).toBe('/api/v2/accounts/1/reports?metric=x&api_access_token=…&type=account');
  const headers = headersOf(mock, 'chatwoot', 'administrator');
  await ask(mock, '/api/v2/accounts/1/summary_reports/channel?since=1', { headers });
  expect((await readJournal(mock))[0]?.url).toBe('/api/v2/accounts/1/summary_reports/channel?since=1');
});

test('refuses pages of other origins and unknown host names', async () => {
  const mock = await startMock({ scale: 0 });
  const at = `127.0.0.1:${mock.port}`;
  const statusFor = (headers: Record<string, string>) =>
    new Promise((resolve, reject) => {
      // node:http can send any Host header, unlike fetch.
      const sent = request(`${mock.url}/__admin/clock`, { method: 'POST', headers: { host: at, ...headers } });
      sent.on('response', (response) => resolve(response.resume().statusCode));
      sent.on('error', reject);
      sent.end('{"advance":"PT1H"}');
    });
  // Requests as browsers send them for pages of other sites, including text bodies, which need no preflight.
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example', 'content-type': 'text/plain' },
    { origin: 'http://localhost:3000' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { host: `rebound.example:${mock.port}` },
    { host: `127.0.0.1.evil.example:${mock.port}` },
    // A proxy on this machine, which any client may use.
    { forwarded: 'for=192.0.2.1' },
    { 'x-forwarded-for': '192.0.2.1' },
    { 'x-forwarded-host': 'localhost' },
    { 'x-real-ip': '192.0.2.1' },
    { via: '1.1 gateway' },
  ];
  for (const headers of foreign) {
    expect([headers, await statusFor(headers)]).toEqual([headers, 403]);
  }
  expect((await ask(mock, '/__admin/clock')).body).toMatchObject({ now: new Date(mock.now()).toISOString() });
  const before = mock.now();
  const own: Record<string, string>[] = [
    {},
    { origin: `http://${at}`, 'sec-fetch-site': 'same-origin' },
    { host: `localhost:${mock.port}`, 'sec-fetch-site': 'none' },
    { host: `[::1]:${mock.port}` },
  ];
  for (const headers of own) {
    expect([headers, await statusFor(headers)]).toEqual([headers, 200]);
  }
  expect(mock.now() - before).toBe(4 * 3_600_000);
});

test('serves the admin API on a separate port, or not at all', async () => {
  const apart = await startMock({ scale: 0, admin: { port: 0 } });
  const admin = { ...apart, url: apart.adminUrl ?? '' };
  expect(apart.adminUrl).not.toBe(apart.url);
  expect((await ask(apart, '/__admin/health')).status).toBe(404);
  expect((await ask(admin, '/__admin/health')).status).toBe(200);
  expect((await ask(admin, '/api')).status).toBe(404);
  expect((await ask(admin, '/@w/__admin/clock', { method: 'POST', body: '{"advance":"PT1H"}' })).status).toBe(200);
  const made = await ask(admin, '/__admin/workspaces', { method: 'POST', body: '{"name":"w2"}' });
  expect(made.body).toMatchObject({ url: `${apart.url}/@w2` });

  const without = await startMock({ scale: 0, admin: false });
  expect(without.adminUrl).toBeUndefined();
  expect((await ask(without, '/__admin/health')).status).toBe(404);
  expect((await ask(without, '/')).body).not.toHaveProperty('admin');
});
