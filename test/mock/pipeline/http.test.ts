import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';
import { sendRaw } from './raw-request.ts';

let mock: Mock;
let closed: Mock;

beforeAll(async () => {
  mock = await startMock({ now: '2026-01-30T15:00:00.000Z' });
  closed = await startMock({ cors: false, scale: 0 });
});

const channels = '/api/v2/accounts/1/summary_reports/channel?since=1767225600&until=1769904000';
const login = '/api/v1/login';
const preflight = {
  method: 'OPTIONS',
  headers: {
    origin: 'https://dashboard.example',
    'access-control-request-method': 'GET',
    'access-control-request-headers': 'api_access_token,x-auth-token,x-user-id',
  },
};

test('sends CORS headers to any origin, also with refusals', async () => {
  const headers = { ...headersOf(mock, 'chatwoot', 'administrator'), origin: 'https://dashboard.example' };
  for (const [path, init] of [
    [channels, { headers }],
    [channels, { headers: { origin: 'null' } }],
    [login, { method: 'POST', headers: { origin: 'https://dashboard.example' } }],
    ['/api/v2/nothing', {}],
  ] as const) {
    expect((await ask(mock, path, init)).headers.get('access-control-allow-origin'), path).toBe('*');
  }
});

test('answers a preflight without credentials, and allows the requested headers', async () => {
  const { status, headers, text } = await ask(mock, channels, preflight);
  expect([status, text]).toEqual([204, '']);
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(headers.get('access-control-allow-headers')).toBe('api_access_token,x-auth-token,x-user-id');
  expect(headers.get('access-control-allow-methods')).toContain('GET');
});

test("exposes the mock's own headers to pages", async () => {
  const { headers } = await ask(mock, channels, { headers: { origin: 'https://dashboard.example' } });
  const exposed = headers.get('access-control-expose-headers')?.toLowerCase().split(',') ?? [];
  expect(exposed).toEqual(expect.arrayContaining(['x-chatpact-deviation', 'x-chatpact-source', 'preference-applied']));
});

test('sends no CORS headers from the admin API', async () => {
  const { status, headers } = await ask(mock, '/__admin/identities', {
    headers: { origin: 'https://dashboard.example' },
  });
  expect(status).toBe(403);
  expect(headers.get('access-control-allow-origin')).toBeNull();
  expect((await ask(mock, '/__admin/identities', preflight)).headers.get('access-control-allow-origin')).toBeNull();
});

test('sends no CORS headers if CORS is disabled', async () => {
  for (const init of [preflight, { headers: { origin: 'https://dashboard.example' } }, { method: 'OPTIONS' }]) {
    expect((await ask(closed, channels, init)).headers.get('access-control-allow-origin')).toBeNull();
  }
});

test.each([
  [channels, 200],
  ['/api', 200],
  ['/api/v2/nothing', 404],
])('HEAD %s returns the headers of GET without the body', async (path, status) => {
  const headers = headersOf(mock, 'chatwoot', 'administrator');
  const [get, head] = [await ask(mock, path, { headers }), await ask(mock, path, { method: 'HEAD', headers })];
  expect([get.status, head.status]).toEqual([status, status]);
  expect(head.text).toBe('');
  for (const name of ['content-type', 'content-length', 'etag', 'date']) {
    expect(head.headers.get(name), name).toBe(get.headers.get(name));
  }
  expect(Number(head.headers.get('content-length'))).toBe(get.text.length);
});

test('refuses HEAD like GET', async () => {
  expect((await ask(mock, channels, { method: 'HEAD' })).status).toBe(401);
});

test.each([
  [channels, 'GET, HEAD, OPTIONS'],
  ['/api/v2/accounts/2/reports', 'GET, HEAD, OPTIONS'],
  [login, 'POST, OPTIONS', 200],
] as [path: string, allowed: string, status?: number][])(
  'OPTIONS %s allows %s',
  async (path, allowed, expected = 204) => {
    for (const each of [mock, closed]) {
      const { status, headers } = await ask(each, path, { method: 'OPTIONS' });
      expect([status, headers.get('allow')]).toEqual([expected, allowed]);
    }
  },
);

test.each([
  ['GET', '/api/v2/nothing', { description: 'No operation matches this method and path', errors: [expect.anything()] }],
  [
    'POST',
    '/api/v2/accounts/1/reports',
    { description: 'No operation matches this method and path', errors: [expect.anything()] },
  ],
  ['GET', '/api/v1/nothing', { success: false, error: 'There is no such API endpoint' }],
  ['GET', '/nothing', { error: 'No route matches this path.' }],
])('%s %s returns a 404 in the error format of the path’s vendor', async (method, path, body) => {
  const answer = await ask(mock, path, { method });
  expect([answer.status, answer.body]).toEqual([404, body]);
});

test('GET / lists what is served', async () => {
  expect((await ask(mock, '/')).body).toEqual({
    name: 'chatpact',
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    vendors: ['chatwoot', 'rocketchat'],
    console: '/__admin/',
    admin: '/__admin/health',
  });
});

test("the Date header contains the workspace's time, not the machine's", async () => {
  for (const path of ['/api', channels, '/nothing', '/__admin/health']) {
    expect((await ask(mock, path)).headers.get('date'), path).toBe('Fri, 30 Jan 2026 15:00:00 GMT');
  }
  expect((await ask(mock, '/api')).body).toMatchObject({ timestamp: '2026-01-30 15:00:00' });
});

test('returns a 304 if the client already has the response', async () => {
  const credentials = Object.entries(headersOf(mock, 'chatwoot', 'administrator'));
  // fetch() would add Cache-Control: no-cache.
  const get = (tag: string) =>
    sendRaw(mock.port, {
      method: 'GET',
      target: channels,
      headers: [...credentials, ['If-None-Match', tag]],
      body: '',
    });
  const first = await get('"other"');
  expect(first.status).toBe(200);
  const again = await get(first.headers.get('etag') ?? '');
  expect([again.status, again.text]).toEqual([304, '']);
});

test('does not reveal the server software', async () => {
  expect((await ask(mock, '/api')).headers.get('x-powered-by')).toBeNull();
});

test('refuses a body over the limit in the vendor’s error format', async () => {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const body = JSON.stringify({ user: 'x'.repeat(1_100_000) });
  const answer = await ask(mock, login, { ...init, body });
  expect([answer.status, answer.body]).toEqual([413, { success: false, error: expect.any(String) }]);
});
