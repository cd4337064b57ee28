import { expect, test } from 'vitest';
import { createHostGuard } from '../../../mock/pipeline/guards/host-guard.ts';
import { startMock } from '../start-mock.ts';
import { sendAs } from './send-as.ts';

type Allowed = readonly string[] | undefined;

const reasonOn = (listening: string, host: string | undefined, allowedHosts?: Allowed, url = '/api') =>
  createHostGuard({ host: listening, allowedHosts })({ url, headers: { host } } as never)?.problems[0]?.message;

test.each<[listening: string, host: string | undefined, allowed?: Allowed]>([
  ['127.0.0.1', '127.0.0.1:4010'],
  ['127.0.0.1', 'localhost:4010'],
  ['127.0.0.1', 'LOCALHOST'],
  ['localhost', 'desk.localhost:4010'],
  ['::1', '[::1]:4010'],
  ['127.0.0.1', '192.168.0.7:4010'],
  ['127.0.0.1', 'host.docker.internal:4010'],
  ['127.0.0.1', 'host.containers.internal'],
  ['127.0.0.1', 'mock:4010'],
  ['127.0.0.1', 'shop.test:4010'],
  ['127.0.0.1', undefined],
  ['127.0.0.1', 'desk.example:4010', ['desk.example']],
  ['127.0.0.1', 'Desk.Example.', ['desk.example']],
  ['127.0.0.1', 'a.b.example', ['.b.example']],
  ['127.0.0.1', 'a.b.example', ['*.b.example']],
  ['127.0.0.1', 'desk.example', ['*']],
  ['0.0.0.0', 'mock.default.svc.cluster.local:4010'],
  ['192.168.0.7', 'desk.example'],
  ['0.0.0.0', 'desk.example', ['desk.example']],
  ['0.0.0.0', '192.168.0.7:4010', ['desk.example']],
])('listening on %s, accepts a request to host %s (%j allowed)', (listening, host, allowed) => {
  expect(reasonOn(listening, host, allowed)).toBeUndefined();
});

test.each<[listening: string, host: string, allowed?: Allowed]>([
  ['127.0.0.1', 'evil.example:4010'],
  ['localhost', 'evil.example'],
  ['::1', 'evil.example'],
  ['127.0.0.1', '127.0.0.1.evil.example:4010'],
  ['127.0.0.1', 'localhost.evil.example'],
  ['127.0.0.1', 'internal.evil.example'],
  ['127.0.0.1', 'evil.example', ['desk.example']],
  ['127.0.0.1', 'evildesk.example', ['desk.example']],
  ['127.0.0.1', 'b.example', ['.b.example']],
  ['0.0.0.0', 'evil.example', ['desk.example']],
  ['0.0.0.0', 'evil.example', []],
])('listening on %s, refuses a request to host %s (%j allowed)', (listening, host, allowed) => {
  expect(reasonOn(listening, host, allowed)).toMatch(
    /^The mock does not accept requests for the host .*--allowed-host/,
  );
});

test('decides for each host anew on the same server', () => {
  const guard = createHostGuard({ host: '127.0.0.1' });
  const kinds = ['localhost', 'evil.example', 'localhost', 'evil.example'].map(
    (host) => guard({ url: '/api', headers: { host } } as never)?.kind,
  );
  expect(kinds).toEqual([undefined, 'untrusted', undefined, 'untrusted']);
});

test('refuses a page after DNS rebinding, and changes nothing', async () => {
  const mock = await startMock({ scale: 0, logger: { debug: () => {}, warn: () => {}, error: () => {} } });
  const host = `evil.example:${mock.port}`;
  const message = expect.stringContaining('does not accept requests for the host');
  // The first responses are cached; the check of the host must precede the cache.
  for (let turn = 0; turn < 3; turn++) expect((await sendAs(mock, '/api', {})).status).toBe(200);
  for (const [path, body] of [
    ['/api', { errors: [{ field: 'host', message, code: 'untrusted' }] }],
    ['/@new/api/info', { success: false, error: message }],
    ['/', { error: message }],
    ['/%zz', { error: message }],
  ] as const) {
    const answer = await sendAs(mock, path, { host });
    expect([path, answer.status, JSON.parse(answer.text)]).toMatchObject([path, 403, body]);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  }
  expect((await sendAs(mock, '/__admin/health', { host })).text).toContain('only localhost and 127.0.0.1');
  expect((await sendAs(mock, '/api', { host: `desk.localhost:${mock.port}` })).status).toBe(200);
  // Requests in memory have no host name.
  expect((await mock.handle(new Request('https://evil.example/api'))).status).toBe(200);
});

test.each(['https://desk.example', 'desk.example:4010', '', 'a b'])('rejects %j as an allowed host', async (name) => {
  await expect(startMock({ scale: 0, allowedHosts: [name] })).rejects.toMatchObject({
    code: 'INVALID_ALLOWED_HOST',
    message: expect.stringMatching(
      /^Expected a host name without scheme and port for allowedHosts \(--allowed-host\).*got "/,
    ),
  });
});
