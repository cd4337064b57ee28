import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { createProxy } from '../../../contracts/index.ts';
import { answerAdmin, isAdmin } from '../../../contracts/proxy/admin.ts';
import { createGuard } from '../../../contracts/proxy/guard.ts';
import { listen } from '../../../contracts/proxy/listen.ts';
import { createMock } from '../../../mock/server.ts';
import { ask, closeKept, keep } from './passing.ts';

afterEach(closeKept);

describe('The findings endpoint', () => {
  const state = { target: 'http://desk.example', findings: [] } as never;
  const url = async () => {
    const server = createServer((incoming, outgoing) =>
      isAdmin(incoming) ? answerAdmin(incoming, outgoing, state) : outgoing.writeHead(204).end(),
    );
    return keep(await listen(server, 0, '127.0.0.1')).url;
  };

  test('returns the state to GET requests from this machine, uncacheable', async () => {
    const at = await url();
    const answer = await ask(`${at}/__admin/findings?x`);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, state]);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store' });
    const posted = await ask(`${at}/__admin/findings`, { method: 'POST' });
    expect([posted.status, posted.text]).toEqual([
      ...[405, '{"error":"chatpact proxy: /__admin/findings supports only GET"}'],
    ]);
    for (const path of ['/__admin/findings/x', '/x/__admin/findings', '/']) {
      expect((await ask(at + path)).status).toBe(204);
    }
  });

  test.each<[host: string, status: number]>([
    ['localhost', 200],
    ['LOCALHOST:4020', 200],
    ['127.0.0.1:4020', 200],
    ['127.1.2.3', 200],
    ['[::1]:4020', 200],
    ['evil.example', 403],
    ['localhost.evil.example', 403],
    ['evil.example:127', 403],
    ['xlocalhost', 403],
    ['127.0.0.1.evil.example', 403],
  ])('for the Host header %s returns %s', async (host, status) => {
    const answer = await ask(`${await url()}/__admin/findings`, { headers: { host } });
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.text).toContain('/__admin/findings is only available from this machine');
  });
});

describe('A request to the findings endpoint', () => {
  function statusFor(remoteAddress: string | undefined, host: string | undefined): number {
    let status = 0;
    const outgoing = {
      writeHead(code: number) {
        status = code;
      },
      end: () => undefined,
    };
    const incoming = { method: 'GET', socket: { remoteAddress }, headers: { host } };
    answerAdmin(incoming as unknown as IncomingMessage, outgoing as unknown as ServerResponse, {} as never);
    return status;
  }

  test.each<[address: string | undefined, host: string | undefined, status: number]>([
    ['127.0.0.1', 'localhost', 200],
    ['127.10.20.30', '127.10.20.30', 200],
    ['::1', '[::1]:4020', 200],
    ['::ffff:127.0.0.1', 'localhost', 200],
    ['192.168.0.7', 'localhost', 403],
    ['::ffff:192.168.0.7', 'localhost', 403],
    ['fe80::1', 'localhost', 403],
    ['::1:2', 'localhost', 403],
    ['127.0.0.1', undefined, 403],
    ['127.0.0.1', '10.127.0.0.1', 403],
    [undefined, 'localhost', 403],
  ])('from %s with the host %s gets %i', (address, host, status) => {
    expect(statusFor(address, host)).toBe(status);
  });
});

describe('listen', () => {
  test('listens on an address of this machine and on a free port', async () => {
    const first = keep(await listen(createServer(), 0, '127.0.0.1'));
    const port = Number(new URL(first.url).port);
    expect(first.url).toBe(`http://127.0.0.1:${port}`);
    await expect(listen(createServer(), port, '127.0.0.1')).rejects.toMatchObject({
      ...{ code: 'PORT_IN_USE', message: `Port ${port} is in use. Choose another with --port; 0 picks a free one.` },
    });
    expect(keep(await listen(createServer(), 0, '::1')).url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    await expect(listen(createServer(), 0, '192.0.2.1')).rejects.toMatchObject({
      ...{
        code: 'UNAVAILABLE_ADDRESS',
        message: 'This machine has no address 192.0.2.1. Use 127.0.0.1, or 0.0.0.0 for all.',
      },
    });
  });

  test('close() waits for open requests', async () => {
    const server = createServer((_, outgoing) => void setTimeout(() => outgoing.end('done'), 50));
    const { url, close } = await listen(server, 0, '127.0.0.1');
    const asked = ask(url);
    await new Promise((resolve) => server.once('request', resolve));
    await Promise.all([close(), expect(asked).resolves.toMatchObject({ text: 'done' })]);
    await expect(ask(url)).rejects.toThrow();
  });
});

describe('A request to the target', () => {
  const reasonOn = (listening: string, url: string, host?: string) =>
    createGuard(listening)({ url, headers: { host } } as IncomingMessage);

  test.each(['/api', '/api/v1/__administrators', '/api?next=/__admin/', '/%zz/api', '/@ann/api'])(
    'is forwarded to %s',
    (url) => expect(reasonOn('127.0.0.1', url, 'localhost:4020')).toBeUndefined(),
  );

  test.each([
    '/__admin',
    '/__admin/state',
    '/__ADMIN/state?x',
    '/%5f%5fadmin/state',
    '/@ann/__admin/reset',
    '//__admin/state',
    'http://127.0.0.1:4010/__admin/state',
  ])('is not forwarded to %s on any address', (url) => {
    for (const listening of ['127.0.0.1', '0.0.0.0'])
      expect(reasonOn(listening, url, 'localhost')).toBe('paths below /__admin are not forwarded');
  });

  test.each<[listening: string, host: string | undefined, isForwarded: boolean]>([
    ['127.0.0.1', '127.0.0.1:4020', true],
    ['127.0.0.1', 'desk.localhost:4020', true],
    ['127.0.0.1', undefined, true],
    ['127.0.0.1', 'evil.example:4020', false],
    ['localhost', 'evil.example', false],
    ['::1', 'evil.example', false],
    ['0.0.0.0', 'desk.example', true],
    ['192.168.0.7', '192.168.0.7:4020', true],
  ])('on %s with the host %s is forwarded: %s', (listening, host, isForwarded) => {
    expect(reasonOn(listening, '/api', host) === undefined).toBe(isForwarded);
  });

  test('cannot reach the admin API of a mock', async () => {
    const mock = keep(await createMock({ scale: 0 }));
    const proxy = keep(await createProxy({ target: mock.url, vendor: 'chatwoot' }));
    const before = mock.now();
    const asked = { method: 'POST', body: '{"advance":"PT1H"}' };
    expect((await ask(`${proxy.url}/__admin/clock`, asked)).status).toBe(403);
    expect((await ask(`${proxy.url}/@default/__admin/clock`, asked)).status).toBe(403);
    expect((await ask(`${proxy.url}/api`, { headers: { host: 'evil.example' } })).status).toBe(403);
    expect(mock.now()).toBe(before);
    expect((await ask(`${proxy.url}/api`)).status).toBe(200);
  });
});
