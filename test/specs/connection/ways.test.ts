import { request as requestPlain } from 'node:http';
import { createServer, request as requestSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createAgent } from '../../../specs/connection/agent.ts';
import { type Connection, prepareConnection, toRoute } from '../../../specs/connection/connection.ts';
import { createDispatcher } from '../../../specs/connection/dispatcher.ts';
import * as made from '../../hostile/certificates.ts';
import { type ForwardProxyOptions, startProxy } from '../../hostile/forward-proxy.ts';
import { type Served, serve } from '../../serve.ts';

// Requests to a target as checks and as the proxy send them, directly and through a forward proxy.

const { authority: cacert, cert, key } = made.files;
let plain: Served;
let secure: Served;

beforeAll(async () => {
  plain = await serve((incoming, outgoing) => outgoing.end(`plain ${incoming.headers.host}`));
  // It requires a client certificate.
  const server = createServer({ ...made.server, ca: made.authority.cert, requestCert: true }, (incoming, outgoing) =>
    outgoing.end(`secure ${incoming.headers.host}`),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  secure = {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
});
afterAll(async () => {
  await plain.close();
  await secure.close();
});

/** Sends a request as checks do. */
async function viaDispatcher(connection: Connection): Promise<string> {
  const dispatcher = createDispatcher(connection, { timeoutMs: 5000, maxConnections: 2 });
  try {
    const { body } = await request(connection.target, { dispatcher });
    return await body.text();
  } finally {
    await dispatcher.destroy();
  }
}

/** Sends a request as the proxy does. */
async function viaAgent(connection: Connection): Promise<string> {
  const agent = createAgent(connection, { keepAlive: true });
  const send = connection.target.protocol === 'https:' ? requestSecure : requestPlain;
  try {
    return await new Promise<string>((resolve, reject) => {
      const asked = send(connection.target, { agent }, (answer) => {
        answer.setEncoding('utf8');
        let text = '';
        answer.on('data', (chunk) => {
          text += chunk;
        });
        answer.on('end', () => resolve(text));
      });
      asked.on('error', reject).end();
    });
  } finally {
    agent.destroy();
  }
}

/** Options for a proxy in the environment variables, with the given credentials. */
async function behind(options: ForwardProxyOptions, variable: string, act: (asked: string[]) => Promise<void>) {
  const proxy = await startProxy(options);
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY']) vi.stubEnv(name, `http://${variable}@${proxy.host}`);
  try {
    await act(proxy.asked);
  } finally {
    vi.unstubAllEnvs();
    await proxy.close();
  }
}

describe.each([
  ['a check', viaDispatcher],
  ['the proxy', viaAgent],
])('A request of %s', (_, send) => {
  const files = { cacert, cert, key };
  const named = (url: string) => url.replace('localhost', 'chat.staging.test');

  test('connects directly to a target', async () => {
    expect(await send(await prepareConnection(new URL(plain.url), {}, {}))).toBe(`plain ${new URL(plain.url).host}`);
  });

  test('sends the client certificate and trusts its authority', async () => {
    const target = new URL(secure.url);
    expect(await send(await prepareConnection(target, files, {}))).toBe(`secure ${target.host}`);
    await expect(send(await prepareConnection(target, { cacert }, {}))).rejects.toThrow();
    await expect(send(await prepareConnection(target, { cert, key }, {}))).rejects.toMatchObject({
      code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO/),
    });
    expect(await send(await prepareConnection(target, { cert, key, insecure: true }, {}))).toBe(
      `secure ${target.host}`,
    );
  });

  test('uses a tunnel for a TLS target', async () => {
    const password = 'ann:canary-password';
    await behind({ password }, password, async (asked) => {
      const target = new URL(named(secure.url));
      expect(await send(await prepareConnection(target, files, {}))).toBe(`secure ${target.host}`);
      expect(asked).toEqual([`CONNECT ${target.host}`]);
    });
  });

  test('fails if the proxy refuses the tunnel', async () => {
    await behind({ refusal: 403 }, 'ann', async () => {
      const sending = send(await prepareConnection(new URL(named(secure.url)), files, {}));
      await expect(sending).rejects.toThrow(/403/);
    });
  });
});

test('a check forwards http requests through the proxy without a tunnel', async () => {
  const password = 'ann:canary-password';
  await behind({ password }, password, async (asked) => {
    const target = new URL(plain.url.replace('127.0.0.1', 'chat.staging.test'));
    expect(await viaDispatcher(await prepareConnection(target, {}, {}))).toBe(`plain ${target.host}`);
    expect(asked).toEqual([`GET ${target.href}`]);
  });
});

describe('A connection', () => {
  test('is unverified for a TLS target if the option or the Node.js variable disables verification', async () => {
    const isUnverified = async (url: string, options: object) =>
      (await prepareConnection(new URL(url), options, {})).isUnverified;
    expect(await isUnverified('https://chat.example.com', {})).toBe(false);
    expect(await isUnverified('https://chat.example.com', { insecure: true })).toBe(true);
    expect(await isUnverified('http://chat.example.com', { insecure: true })).toBe(false);
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    expect(await isUnverified('https://chat.example.com', {})).toBe(true);
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '1');
    expect(await isUnverified('https://chat.example.com', {})).toBe(false);
    vi.unstubAllEnvs();
  });

  test("lists the proxy's user, password and their combinations as secrets", async () => {
    vi.stubEnv('HTTPS_PROXY', 'http://ann%20b:p%40ss@proxy.example');
    const { proxy, secrets } = await prepareConnection(new URL('https://chat.example.com'), {}, {});
    const pair = Buffer.from('ann b:p@ss').toString('base64');
    expect([...secrets]).toEqual(['ann b', 'p@ss', 'ann b:p@ss', pair].map((each) => [each, 'HTTPS_PROXY']));
    expect([proxy?.url.href, proxy?.authorization]).toEqual(['http://proxy.example/', `Basic ${pair}`]);
    vi.stubEnv('HTTPS_PROXY', 'http://%E0%A4%A@proxy.example');
    const broken = await prepareConnection(new URL('https://chat.example.com'), {}, {});
    expect([...broken.secrets.keys()]).toContain('%E0%A4%A');
    vi.stubEnv('HTTPS_PROXY', 'http://:only@proxy.example');
    const nameless = await prepareConnection(new URL('https://chat.example.com'), {}, {});
    expect(nameless.proxy?.authorization).toBe(`Basic ${Buffer.from(':only').toString('base64')}`);
    expect([...nameless.secrets.keys()]).toContain('only');
    vi.unstubAllEnvs();
  });

  test('reports whether the client has no certificate for a TLS target', async () => {
    const wayOf = async (url: string, options: object) => toRoute(await prepareConnection(new URL(url), options, {}));
    const anonymous = { host: 'chat.example.com:8443', proxy: undefined, lacksClientCertificate: true };
    expect(await wayOf('https://chat.example.com:8443', {})).toEqual(anonymous);
    expect(await wayOf('https://chat.example.com:8443', { cert, key })).toEqual({
      ...anonymous,
      lacksClientCertificate: false,
    });
    expect(await wayOf('http://chat.example.com:8443', {})).toEqual({ ...anonymous, lacksClientCertificate: false });
  });

  test('reads certificate and key from one file', async () => {
    const { tls } = await prepareConnection(new URL('https://a.example'), { cert: made.files.both }, {});
    expect(tls.key).toBe(tls.cert);
  });
});
