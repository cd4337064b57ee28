import { expect, test } from 'vitest';
import { createMock } from '../../../mock/server.ts';
import { ask, startMock } from '../start-mock.ts';

const anywhere = 'https://chat.example';
const series = '/api/v2/accounts/1/reports?metric=conversations_count&type=account&since=1767139200&until=1769731200';
const messagesPath = '/api/v1/accounts/1/conversations/1/messages';

test('handle() returns the same bytes as a request to the port', async () => {
  const [silent, listening] = [await startMock({ port: null }), await startMock()];
  expect(silent).toMatchObject({ port: 0, url: 'http://localhost' });
  const headers = silent.headers('chatwoot', 'administrator', 1);
  for (const [path, init] of [
    [series, { headers }],
    [series, {}],
    ['/api/v2/nothing', { headers }],
    [series, { method: 'HEAD', headers }],
    [
      series,
      { method: 'OPTIONS', headers: { origin: 'https://page.example', 'access-control-request-method': 'GET' } },
    ],
    [
      messagesPath,
      { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: '{"content":"é日"}' },
    ],
    [messagesPath, { headers }],
    ['/api/v1/login', { method: 'POST', body: 'x'.repeat(2_000_000), headers: { 'content-type': 'application/json' } }],
  ] as [string, RequestInit][]) {
    const answer = await silent.handle(new Request(anywhere + path, init));
    const expected = await ask(listening, path, init);
    expect([answer.status, await answer.text()], path).toEqual([expected.status, expected.text]);
    const { date: _, connection: __, ...others } = Object.fromEntries(answer.headers);
    expect(Object.fromEntries(expected.headers), path).toMatchObject(others);
  }
});

test('handle() returns a 304 without a body', async () => {
  const mock = await startMock({ port: null });
  const headers = mock.headers('chatwoot', 'administrator', 1);
  const first = await mock.handle(new Request(anywhere + series, { headers }));
  const condition = { ...headers, 'if-none-match': first.headers.get('etag') ?? '' };
  const second = await mock.handle(new Request(anywhere + series, { headers: condition }));
  expect([second.status, await second.text()]).toEqual([304, '']);
});

test.each(['reset', 'truncate'] as const)(
  'handle() rejects like fetch when the connection breaks (%s)',
  async (type) => {
    const mock = await startMock({ port: null });
    await mock.injectFault({ effect: { type }, count: 1 });
    const request = () => new Request(anywhere + series, { headers: mock.headers('chatwoot', 'administrator', 1) });
    await expect(mock.handle(request())).rejects.toThrow(new TypeError('fetch failed'));
    expect((await mock.handle(request())).status).toBe(200);
  },
);

test('a request can be aborted', async () => {
  const mock = await startMock({ port: null });
  await mock.injectFault({ effect: { type: 'latency', ms: 60_000 } });
  const signal = AbortSignal.timeout(50);
  const headers = mock.headers('chatwoot', 'administrator', 1);
  const waiting = mock.handle(new Request(anywhere + series, { headers, signal }));
  await expect(waiting).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('answers many concurrent requests separately', async () => {
  const mock = await startMock({ port: null });
  const headers = mock.headers('chatwoot', 'administrator', 1);
  const pages = Array.from({ length: 40 }, (_, index) => index + 1);
  const requests = pages.map(async (page) => {
    const path = `/api/v1/accounts/1/conversations?status=all&page=${page}`;
    const { data } = (await (await mock.handle(new Request(anywhere + path, { headers }))).json()) as {
      data: { payload: { id: number }[] };
    };
    return data.payload.map(({ id }) => id);
  });
  const ids = (await Promise.all(requests)).flat();
  expect(ids.length).toBeGreaterThan(100);
  expect(new Set(ids).size).toBe(ids.length);
});

test('serves the admin API only for its own host', async () => {
  const mock = await startMock({ port: null });
  expect((await mock.handle(new Request('http://localhost/__admin/health'))).status).toBe(200);
  expect((await mock.handle(new Request(`${anywhere}/__admin/health`))).status).toBe(403);
});

test('handle() throws after the mock was closed', async () => {
  const mock = await createMock({ scale: 0, port: null });
  expect((await mock.handle(new Request(`${anywhere}/api`))).status).toBe(200);
  await mock.close();
  await expect(mock.handle(new Request(`${anywhere}/api`))).rejects.toThrow('The mock was closed.');
});
