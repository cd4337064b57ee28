import { request as requestTls } from 'node:https';
import { Agent, fetch as fetchWith } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { createMock, type Mock, type MockOptions } from '../../../mock/server.ts';
import { authority, elsewhere, server as issued, self } from '../../hostile/certificates.ts';

async function start(options: MockOptions = {}): Promise<Mock> {
  const mock = await createMock({ scale: 0, https: true, ...options });
  onTestFinished(() => mock.close());
  return mock;
}

/** Fetches with TLS verification, trusting one certificate only. */
async function get(url: string, ca: string | undefined, headers: Record<string, string> = {}) {
  const dispatcher = new Agent({ connect: { ca } });
  try {
    const response = await fetchWith(url, { dispatcher, headers });
    return { status: response.status, text: await response.text() };
  } finally {
    await dispatcher.close();
  }
}

test.each(['127.0.0.1', 'localhost'])('serves HTTPS that clients can verify at %s', async (name) => {
  const mock = await start();
  expect(mock.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  expect(mock.adminUrl).toBe(mock.url);
  const url = `https://${name}:${mock.port}/api/v1/profile`;
  const { status } = await get(url, mock.certificate, mock.headers('chatwoot', 'administrator'));
  expect(status).toBe(200);
  await expect(get(url, undefined)).rejects.toThrow();
});

test('each start has its own certificate', async () => {
  const [one, other] = [await start(), await start()];
  expect(one.certificate).not.toBe(other.certificate);
});

test('URLs of workspaces are https, and pages of the mock may call its admin API', async () => {
  const mock = await start();
  const list = await get(`${mock.url}/__admin/workspaces`, mock.certificate);
  expect(JSON.parse(list.text)[0].url).toBe(`${mock.url}/@default`);
  const call = (origin: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = { origin, 'content-type': 'application/json' };
      const options = { method: 'POST', ca: mock.certificate, headers };
      requestTls(`${mock.url}/__admin/reset`, options, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end('{}');
    });
  expect(await call(mock.url)).toBe(200);
  expect(await call(mock.url.replace('https:', 'http:'))).toBe(403);
});

test('uses a given certificate, also on the port of the admin API', async () => {
  const mock = await start({ https: issued, admin: { port: 0 } });
  expect(mock.certificate).toBe(issued.cert);
  for (const url of [`${mock.url}/api`, `${mock.adminUrl}/__admin/health`]) {
    expect((await get(url, authority.cert)).status).toBe(200);
  }
});

test('answers in memory without TLS', async () => {
  const mock = await start({ port: null });
  expect((await mock.handle(new Request('https://chat.example/api'))).status).toBe(200);
});

test.each([
  ['no certificate', { cert: 'x', key: 'y' }],
  ['an empty certificate', { cert: '', key: '' }],
  ['the key of another certificate', { cert: self.cert, key: elsewhere.key }],
])('refuses %s', async (_, https) => {
  await expect(createMock({ port: 0, scale: 0, https })).rejects.toMatchObject({ code: 'INVALID_CERTIFICATE' });
});
