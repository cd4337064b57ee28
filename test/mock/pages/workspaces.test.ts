import { expect, test } from 'vitest';
import type { Mock, MockOptions } from '../../../mock/server.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';
import { sendAs } from './send-as.ts';

const event = { vendor: 'chatwoot', type: 'contact.created', at: '2026-01-30T14:00:00.000Z', account: 1, name: 'Kept' };

const listNames = async (mock: Mock) =>
  ((await callAdmin(mock, '/workspaces')).body as { name: string }[]).map(({ name }) => name);

/** Headers of a browser for a resource that a page of another site embeds. */
const embedded = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
const own = { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors', origin: 'http://localhost:3000' };

function recordLog() {
  const messages: string[] = [];
  const note = (_: object, message: string) => void messages.push(message);
  return { messages, logger: { debug: () => {}, warn: note, error: note } };
}

test('does not create or drop workspaces for embedded requests of other sites', async () => {
  const { messages, logger } = recordLog();
  const mock = await startMock({ scale: 0, maxWorkspaces: 3, logger });
  await callAdmin(mock, '/events', { workspace: 'mine', body: [event] });
  const attacks: [path: string, headers: Record<string, string>, method?: string][] = [];
  for (let number = 0; number < 6; number++) {
    attacks.push([`/@evil${number}/api`, embedded]);
    attacks.push([`/@evil${number}/x`, embedded]);
    attacks.push([`/@evil${number}/`, { ...embedded, 'sec-fetch-mode': 'navigate', 'sec-fetch-user': '?1' }]);
    attacks.push([`/@evil${number}/api/v1/login`, { ...embedded, origin: 'https://evil.example' }, 'POST']);
    attacks.push([`/@evil${number}/__admin/health`, { ...embedded, origin: 'https://evil.example' }]);
    attacks.push(['/api', { ...embedded, 'x-chatpact-workspace': `evil${number}` }]);
  }
  for (const [path, headers, method] of attacks) {
    const { status } = await sendAs(mock, path, headers, { method });
    expect([path, status]).toEqual([path, path.endsWith('/x') ? 404 : 403]);
  }
  expect(await listNames(mock)).toEqual(['default', 'mine']);
  expect(messages.filter((message) => message.includes('page of another site'))).toHaveLength(1);
  // An existing workspace still answers.
  expect((await sendAs(mock, '/@mine/api', embedded)).status).toBe(200);
  expect((await sendAs(mock, '/api', embedded)).status).toBe(200);
});

test('refuses in the format of the vendor that owns the path', async () => {
  const mock = await startMock({ scale: 0 });
  const textOf = async (path: string) => JSON.parse((await sendAs(mock, path, embedded)).text) as unknown;
  const message = expect.stringMatching(/^Workspace "new" does not exist, and a page of another site .*--cors-origin/);
  expect(await textOf('/@new/api')).toMatchObject({
    errors: [{ field: 'origin', message, code: 'untrusted' }],
  });
  expect(await textOf('/@new/api/info')).toEqual({ success: false, error: message });
  expect(await textOf('/@new/')).toEqual({ error: message });
});

test.each<[who: string, headers: Record<string, string>, options?: MockOptions]>([
  ['curl', {}],
  ['fetch of Node.js', { 'sec-fetch-mode': 'cors' }],
  ['a frontend on another port of localhost', own],
  ['the same, from an image', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }],
  ['a proxy of a development server', { origin: 'http://localhost:5173', 'sec-fetch-site': 'same-origin' }],
  ['localhost that calls 127.0.0.1', { ...own, 'sec-fetch-site': 'cross-site' }],
  ['a frontend on another host', { ...own, origin: 'https://dashboard.example', 'sec-fetch-site': 'cross-site' }],
  [
    'the same, named',
    { ...own, origin: 'https://a.example', 'sec-fetch-site': 'cross-site' },
    { cors: ['https://a.example'] },
  ],
  ['a page from a file', { ...own, origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ['a typed URL', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }],
  ['a browser that treats the address of the mock as untrustworthy', { origin: 'http://127.0.0.1:3000' }],
  ['a page on the same host if origins are listed', { origin: 'http://127.0.0.1:3000' }, { cors: [] }],
])('creates the workspace that %s uses', async (_, headers, options) => {
  const mock = await startMock({ scale: 0, ...options });
  expect((await sendAs(mock, '/@new/api', headers)).status).toBe(200);
  expect(await listNames(mock)).toEqual(['default', 'new']);
});

test.each<[who: string, origin: string, options: MockOptions]>([
  ['of another origin', 'https://evil.example', { cors: ['https://dashboard.example'] }],
  ['if CORS is disabled', 'https://dashboard.example', { cors: false }],
])('does not create a workspace for a page %s', async (_, origin, options) => {
  const mock = await startMock({ scale: 0, ...options });
  expect((await sendAs(mock, '/@new/api', { ...own, origin, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  // Browsers send no Sec-Fetch-Site to network addresses without TLS.
  expect((await sendAs(mock, '/@new/api', { origin })).status).toBe(403);
  expect(await listNames(mock)).toEqual(['default']);
});

test.each<[method: string, path: string, status: number, headers?: Record<string, string>]>([
  ['GET', '/@new/nothing', 404],
  ['GET', '/@new/api/v2/nothing', 404],
  ['POST', '/@new/api/v2/accounts/1/reports', 404],
  ['GET', '/@new/__admin/nothing', 404, {}],
  ['GET', '/@new/__admin/nothing', 403],
  ['POST', '/@new/', 404],
  ['OPTIONS', '/@new/api', 204],
  ['GET', '/@new/%zz', 400],
])('does not create a workspace for %s %s', async (method, path, status, headers = own) => {
  const mock = await startMock({ scale: 0 });
  const answer = await sendAs(mock, path, headers, { method });
  expect([answer.status, answer.headers.date]).toEqual([status, 'Fri, 30 Jan 2026 15:00:00 GMT']);
  expect(await listNames(mock)).toEqual(['default']);
  // The request after a preflight creates the workspace, and so does one to a served path.
  expect((await sendAs(mock, '/@new/', own)).status).toBe(200);
  expect(await listNames(mock)).toEqual(['default', 'new']);
});

test('allows pages to read the error of a workspace that does not exist', async () => {
  const mock = await startMock({ scale: 0 });
  const asked = { ...own, 'access-control-request-method': 'GET' };
  for (const [path, headers, method] of [
    ['/@new/nothing', own, 'GET'],
    ['/@new/api', asked, 'OPTIONS'],
  ] as const) {
    expect((await sendAs(mock, path, headers, { method })).headers['access-control-allow-origin'], path).toBe('*');
  }
});

const changes: [what: string, change: (mock: Mock, workspace: string) => Promise<unknown>][] = [
  ['an event', (mock, workspace) => callAdmin(mock, '/events', { workspace, body: [event] })],
  [
    'a write of a vendor',
    (mock, workspace) =>
      ask(mock, `/@${workspace}/api/v1/accounts/1/contacts`, {
        method: 'POST',
        headers: { ...headersOf(mock, 'chatwoot', 'administrator', 1), 'content-type': 'application/json' },
        body: '{"inbox_id":1,"name":"Kept"}',
      }),
  ],
  ['its clock', (mock, workspace) => callAdmin(mock, '/clock', { workspace, body: { advance: 'PT1H' } })],
  ['a clock that ticks', (mock, workspace) => callAdmin(mock, '/clock', { workspace, body: { tick: true } })],
  [
    'a fault',
    (mock, workspace) => callAdmin(mock, '/faults', { workspace, body: { effect: { type: 'status', status: 500 } } }),
  ],
  ['a snapshot', (mock, workspace) => callAdmin(mock, '/snapshots', { workspace, body: { name: 's' } })],
  ['a seed of its own', (mock, workspace) => callAdmin(mock, '/workspaces', { body: { name: workspace, seed: 7 } })],
];

test.each(changes)('does not drop a workspace with %s in favour of an unchanged one', async (_, change) => {
  const mock = await startMock({ scale: 0, maxWorkspaces: 2 });
  expect(await change(mock, 'mine')).toMatchObject({ status: 200 });
  for (const name of ['a', 'b', 'c']) expect((await ask(mock, `/@${name}/api`)).status).toBe(200);
  expect(await listNames(mock)).toEqual(['default', 'mine', 'c']);
});

test('refuses and logs another workspace if all existing ones were changed', async () => {
  const { messages, logger } = recordLog();
  const mock = await startMock({ scale: 0, maxWorkspaces: 2, logger });
  for (const workspace of ['a', 'b']) await callAdmin(mock, '/events', { workspace, body: [event] });
  const why = expect.stringMatching(/^All 2 workspaces that --max-workspaces allows exist.*DELETE/);
  const chatwoot = await sendAs(mock, '/@c/api', own);
  expect([chatwoot.status, JSON.parse(chatwoot.text)]).toMatchObject([
    507,
    { errors: [{ message: why, code: 'full' }] },
  ]);
  expect(chatwoot.headers['access-control-allow-origin']).toBe('*');
  const rocketchat = await sendAs(mock, '/@c/api/info', {});
  expect([rocketchat.status, JSON.parse(rocketchat.text)]).toEqual([507, { success: false, error: why }]);
  for (const [path, init] of [
    ['/events', { workspace: 'c', body: [event] }],
    ['/workspaces', { body: { name: 'c', seed: 7 } }],
  ] as const) {
    const { status, body } = await callAdmin(mock, path, init);
    expect([status, body]).toMatchObject([507, { error: 'Nothing was changed.', problems: [{ message: why }] }]);
  }
  await expect(mock.workspace('c')).rejects.toMatchObject({ code: 'TOO_MANY_WORKSPACES', message: why });
  expect(messages.filter((message) => message.includes('that --max-workspaces allows'))).toHaveLength(1);
  expect(await listNames(mock)).toEqual(['default', 'a', 'b']);
  // Existing workspaces still work, one can be recreated, and a deleted one makes room for another.
  expect((await callAdmin(mock, '/workspaces', { body: { name: 'b', seed: 7 } })).status).toBe(200);
  await callAdmin(mock, '/workspaces/a', { method: 'DELETE' });
  expect((await sendAs(mock, '/@c/api', {})).status).toBe(200);
});
