import { pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { buildIfNeeded } from '../../build.ts';
import { resolveEntry } from '../../package-under-test.ts';
import { startMock } from '../start-mock.ts';

// Options and features that the mock for browsers does not support, and its errors for them.

type Library = typeof import('../../../mock/browser/index.ts');

const anywhere = 'https://chat.example';
const series = '/api/v2/accounts/1/reports?metric=conversations_count&type=account&since=1767139200&until=1769731200';
let library: Library;
const createMock: Library['createMock'] = (options) => library.createMock({ scale: 0, ...options });

beforeAll(async () => {
  buildIfNeeded();
  library = (await import(pathToFileURL(resolveEntry('chatpact/browser')).href)) as Library;
}, 180_000);

test.each([
  { port: 4010 },
  { host: '127.0.0.1' },
  { log: 'file:log' },
  { specs: { chatwoot: 'openapi.yaml' } },
  { headersTimeoutSeconds: 1 },
  { requestTimeoutSeconds: 1 },
  { 'admin.port': 4011 },
])('rejects an option that needs Node.js: %j', async (option) => {
  const [name] = Object.keys(option);
  const refused = expect.objectContaining({
    code: 'OPTION_NEEDS_NODE',
    message: expect.stringContaining(`"${name}" needs Node.js`),
  });
  const given = name === 'admin.port' ? { admin: { port: 4011 } } : option;
  await expect(createMock(given as object)).rejects.toEqual(refused);
  await expect(createMock(given as object)).rejects.toBeInstanceOf(library.UsageError);
});

test('applies options that work in a page', async () => {
  await using mock = await createMock({
    admin: false,
    cors: false,
    vendors: ['chatwoot'],
    now: '2026-01-05T10:00:00Z',
  });
  expect([mock.url, mock.port, mock.adminUrl, mock.now()]).toEqual([
    'http://localhost',
    0,
    undefined,
    Date.UTC(2026, 0, 5, 10),
  ]);
  expect((await mock.handle(new Request('http://localhost/__admin/health'))).status).toBe(404);
  const answer = await mock.handle(new Request(`${anywhere}/api`));
  expect(answer.headers.get('access-control-allow-origin')).toBe(null);
  expect(mock.identities.map(({ vendor }) => vendor)).not.toContain('rocketchat');
  await expect(createMock({ vendors: ['slack'] as never })).rejects.toMatchObject({ code: 'UNKNOWN_VENDOR' });
});

test('generates a preferred response as in Node.js', async () => {
  await using mock = await createMock();
  const headers = mock.headers('chatwoot', 'administrator', 1);
  const ask = (more: object) => mock.handle(new Request(anywhere + series, { headers: { ...headers, ...more } }));
  const inNode = await startMock({ scale: 0, vendors: ['chatwoot'] });
  for (const prefer of ['code=403', 'code=200', 'dynamic=true', 'example=none']) {
    const made = await ask({ prefer });
    const same = await inNode.handle(new Request(anywhere + series, { headers: { ...headers, prefer } }));
    expect([made.status, await made.text()]).toEqual([same.status, await same.text()]);
    expect(made.headers.get('x-chatpact-source')).toBe(same.headers.get('x-chatpact-source'));
  }
  expect((await ask({})).status).toBe(200);
  expect((await mock.handle(new Request(anywhere + series, { headers: { prefer: 'code=403' } }))).status).toBe(401);
});

test('serves no console, and does not mention one', async () => {
  await using mock = await createMock();
  const root = await mock.handle(new Request('http://localhost/'));
  expect(await root.json()).toEqual({
    name: 'chatpact',
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    vendors: ['chatwoot', 'rocketchat'],
    admin: '/__admin/health',
  });
  expect((await mock.handle(new Request('http://localhost/__admin/'))).status).toBe(404);
});

test('refuses a compressed request body', async () => {
  await using mock = await createMock();
  const send = (encoding: string) =>
    mock.handle(
      new Request(`${anywhere}/api/v1/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-encoding': encoding },
        body: '{}',
      }),
    );
  expect((await send('gzip')).status).toBe(400);
  expect((await send('identity')).status).not.toBe(400);
});

test('aborts a request', async () => {
  await using mock = await createMock();
  await mock.injectFault({ effect: { type: 'latency', ms: 60_000 } });
  const headers = mock.headers('chatwoot', 'administrator', 1);
  const ask = (signal: AbortSignal) => mock.handle(new Request(anywhere + series, { headers, signal }));
  await expect(ask(AbortSignal.timeout(50))).rejects.toMatchObject({ name: 'TimeoutError' });
  await expect(ask(AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
});

test('answers parallel requests separately, each in its own workspace', async () => {
  await using mock = await createMock();
  const names = Array.from({ length: 20 }, (_, index) => `w${index}`);
  const titles = await Promise.all(
    names.map(async (name) => {
      const workspace = await mock.workspace(name);
      const headers = { ...workspace.headers('chatwoot', 'administrator', 1), 'content-type': 'application/json' };
      const url = `${anywhere}/api/v1/accounts/1/labels`;
      const body = JSON.stringify({ title: name });
      await workspace.handle(new Request(url, { method: 'POST', headers, body }));
      const { payload } = (await (await workspace.handle(new Request(url, { headers }))).json()) as {
        payload: { title: string }[];
      };
      return payload.filter(({ title }) => names.includes(title)).map(({ title }) => title);
    }),
  );
  expect(titles).toEqual(names.map((name) => [name]));
});
