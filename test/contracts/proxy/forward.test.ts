import { createServer, type IncomingMessage, type ServerResponse, request as sendRequest } from 'node:http';
import { connect, createServer as createRawServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { forward, type Tap } from '../../../contracts/proxy/forward.ts';
import { listen } from '../../../contracts/proxy/listen.ts';
import { createRoute } from '../../../contracts/proxy/route.ts';
import { tunnel } from '../../../contracts/proxy/upgrade.ts';
import { prepareConnection } from '../../../specs/connection/connection.ts';
import { startProxy } from '../../hostile/forward-proxy.ts';
import { serve } from '../../serve.ts';
import { ask, closeKept, keep } from './passing.ts';

// Forwarding of requests and responses, without judging them.

afterEach(async () => {
  vi.unstubAllEnvs();
  await closeKept();
});

/** Starts a forwarding server for a target. */
async function startForwarding(target: string, { tap, timeoutMs }: { tap?: Tap; timeoutMs?: number } = {}) {
  const route = createRoute(await prepareConnection(new URL(target), {}, {}), timeoutMs);
  const server = createServer((incoming, outgoing) => forward(incoming, outgoing, route, tap));
  server.on('upgrade', (incoming, socket, head) => tunnel(incoming, socket, head, route));
  const { url, close } = await listen(server, 0, '127.0.0.1');
  keep({
    async close() {
      route.close();
      server.closeAllConnections();
      await close();
    },
  });
  return url;
}

/** A target on a raw socket. */
async function serveRaw(act: (socket: Socket, ordinal: number) => void) {
  let count = 0;
  const sockets = new Set<Socket>();
  const server: Server = createRawServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    act(socket, ++count);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  keep({
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

describe('A forwarded request', () => {
  const echo = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const chunks = await incoming.toArray();
    const { method, url, headers } = incoming;
    outgoing.sendDate = false;
    outgoing.writeHead(207, { 'x-from': 'target' });
    outgoing.end(
      JSON.stringify({
        method,
        url,
        host: headers.host,
        length: headers['content-length'],
        sent: Buffer.concat(chunks).toString(),
      }),
    );
  };

  test('has the path prefix and host of the target, and gets the unchanged response', async () => {
    const target = keep(await serve(echo));
    const url = await startForwarding(`${target.url}/chat/`);
    const headers = { 'transfer-encoding': 'chunked' };
    const answer = await ask(`${url}/a//b?q=%20&&`, { method: 'POST', body: 'hello', headers });
    expect([answer.status, answer.headers['x-from'], answer.headers.date]).toEqual([207, 'target', undefined]);
    expect(JSON.parse(answer.text)).toEqual({
      ...{
        method: 'POST',
        url: '/chat/a//b?q=%20&&',
        host: new URL(target.url).host,
        length: undefined,
        sent: 'hello',
      },
    });
    const sized = await ask(url, { method: 'PUT', body: 'hello', headers: { 'content-length': 5 } });
    expect(JSON.parse(sized.text)).toMatchObject({ length: '5', sent: 'hello' });
    expect(JSON.parse((await ask(url, { method: 'DELETE' })).text)).toMatchObject({ method: 'DELETE', sent: '' });
  });

  test('goes to the target, regardless of the host in the request', async () => {
    const target = keep(await serve(echo));
    const { port } = new URL(await startForwarding(target.url));
    const sendLine = (line: string) =>
      new Promise<string>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1');
        let text = '';
        socket.on('data', (chunk) => {
          text += chunk;
        });
        socket.on('close', () => resolve(text));
        socket.write(`${line} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`);
      });
    expect(await sendLine('GET http://evil.example/y?z')).toContain('"url":"/y?z"');
    expect(await sendLine('OPTIONS *')).toContain('"url":"/"');
  });

  test('has its response observed by a tap, chunk by chunk, up to its end', async () => {
    const target = keep(await serve((_, outgoing) => outgoing.end('hello')));
    let seen = '';
    const statuses: unknown[] = [];
    const tap: Tap = {
      data: (chunk) => {
        seen += chunk;
      },
      done: ({ statusCode }) => statuses.push(statusCode),
      failed: () => statuses.push('failed'),
    };
    const url = await startForwarding(target.url, { tap });
    await ask(url);
    await vi.waitFor(() => expect([seen, statuses]).toEqual(['hello', [200]]));
  });

  test('fails for the client if the response is incomplete, and is reported as failed', async () => {
    const target = await serveRaw((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhello')),
    );
    const done = vi.fn();
    const failed = vi.fn();
    const url = await startForwarding(target, { tap: { data: () => undefined, done, failed } });
    await expect(ask(url)).rejects.toThrow();
    await vi.waitFor(() => expect(failed).toHaveBeenCalledTimes(1));
    expect(done).not.toHaveBeenCalled();
  });

  test('is repeated if a kept-alive connection was closed, unless it has a body', async () => {
    // Each connection answers once and is closed at the second request.
    const target = await serveRaw((socket) => {
      let asked = 0;
      socket.on('data', () => {
        if (++asked === 1) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
        else socket.destroy();
      });
    });
    const url = await startForwarding(target);
    expect((await ask(url)).status).toBe(200);
    expect((await ask(url)).status).toBe(200);
    expect((await ask(url, { method: 'POST', body: 'x' })).status).toBe(502);
  });

  test('gets 502 if the response does not start in time, but may take longer to finish', async () => {
    const silent = await serveRaw((socket) => socket.resume());
    const answer = await ask(await startForwarding(silent, { timeoutMs: 100 }));
    expect([answer.status, answer.text]).toEqual([502, expect.stringContaining('gave no answer within 0.1 s')]);

    const slow = await serveRaw((socket) =>
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhel');
        setTimeout(() => socket.end('lo'), 1500);
      }),
    );
    expect(await ask(await startForwarding(slow, { timeoutMs: 500 }))).toMatchObject({ status: 200, text: 'hello' });
  });

  test.each<[what: string, bytes: string, says: RegExp]>([
    ['something other than HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', /is not valid HTTP/],
    ['nothing', '', /closed the connection/],
    [
      'an invalid status',
      'HTTP/1.1 099 Odd\r\nContent-Length: 0\r\n\r\n',
      /sent response headers that cannot be forwarded/,
    ],
  ])('gets 502 if the target sends %s', async (_, bytes, says) => {
    const target = await serveRaw((socket) => socket.once('data', () => socket.end(bytes)));
    const answer = await ask(await startForwarding(target));
    expect([answer.status, answer.headers['content-type']]).toEqual([502, 'application/json']);
    expect(JSON.parse(answer.text).error).toMatch(/^chatpact proxy: /);
    expect(answer.text).toMatch(says);
  });

  test('is aborted at the target if the client aborts it', async () => {
    let markClosed = () => {};
    const closed = new Promise<void>((resolve) => {
      markClosed = resolve;
    });
    const target = await serveRaw((socket) => {
      socket.once('data', () => client.resetAndDestroy()).resume();
      socket.once('close', () => markClosed());
    });
    const url = await startForwarding(target);
    const client = connect(Number(new URL(url).port), '127.0.0.1', () =>
      client.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nhello'),
    );
    client.on('error', () => undefined);
    await closed;
  });

  test('reuses the connection to the target', async () => {
    const sockets = new Set<object>();
    const target = keep(
      await serve((incoming, outgoing) => {
        sockets.add(incoming.socket);
        outgoing.end();
      }),
    );
    const url = await startForwarding(target.url);
    for (let ordinal = 0; ordinal < 3; ordinal++) await ask(url);
    expect(sockets.size).toBe(1);
  });

  test('is aborted at the target if the client disconnects during the response', async () => {
    let markClosed = () => {};
    const closed = new Promise<void>((resolve) => {
      markClosed = resolve;
    });
    const target = keep(
      await serve((incoming, outgoing) => {
        incoming.socket.on('close', markClosed);
        outgoing.writeHead(200).write('…');
      }),
    );
    const url = await startForwarding(target.url);
    const asked = sendRequest(url, (answer) => {
      answer.on('error', () => undefined);
      answer.once('data', () => asked.destroy());
    });
    asked.on('error', () => undefined).end();
    await closed;
  });
});

describe('Behind another proxy', () => {
  async function behind(options: Parameters<typeof startProxy>[0], user: string) {
    const target = keep(await serve((incoming, outgoing) => outgoing.end(JSON.stringify(incoming.headers))));
    const proxy = keep(await startProxy(options));
    vi.stubEnv('HTTP_PROXY', `http://${user}@${proxy.host}`);
    return { url: await startForwarding(target.url.replace('127.0.0.1', 'chat.staging.test')), proxy, target };
  }

  test('a plain HTTP request is forwarded by that proxy, with its credentials', async () => {
    const { url, proxy, target } = await behind({ password: 'ann:canary' }, 'ann:canary');
    const answer = await ask(`${url}/a?b`);
    expect([answer.status, answer.text.includes('canary')]).toEqual([200, false]);
    expect(proxy.asked).toEqual([`GET http://chat.staging.test:${new URL(target.url).port}/a?b`]);
  });

  test('a 407 of that proxy becomes 502 for the client', async () => {
    const { url } = await behind({ password: 'ann:canary' }, 'ann:guess');
    const answer = await ask(url);
    expect([answer.status, answer.headers['proxy-authenticate']]).toEqual([502, undefined]);
    expect(answer.text).toMatch(/the proxy \S+ \(HTTP_PROXY\) requires other credentials/);
    expect(answer.text).not.toContain('canary');
  });

  test('a 407 of the target itself is forwarded', async () => {
    const target = keep(await serve((_, outgoing) => outgoing.writeHead(407).end('mine')));
    expect(await ask(await startForwarding(target.url))).toMatchObject({ status: 407, text: 'mine' });
  });
});

describe('An upgraded connection', () => {
  const upgrade = 'GET /cable HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
  /** Sends the first data, then a ping after the first response, and reads to the end or to `until`. */
  async function exchangeText(url: string, first: string, until?: RegExp) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let text = '';
    await new Promise<void>((resolve) => {
      socket.on('data', (chunk) => {
        if (text === '' && until) socket.write('ping');
        text += chunk;
        if (until?.test(text)) resolve();
      });
      socket.on('close', () => resolve());
      socket.write(first);
    });
    socket.destroy();
    return text;
  }

  test('is forwarded to the target, including data that the client sent early', async () => {
    let asked = '';
    const target = await serveRaw((socket) =>
      socket.once('data', (head) => {
        asked = String(head);
        socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nhello');
        socket.pipe(socket);
      }),
    );
    const text = await exchangeText(await startForwarding(target), `${upgrade}soon`, /ping$/);
    expect(text).toMatch(/^HTTP\/1\.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n/);
    expect(text).toMatch(/hello.*soon.*ping$/s);
    expect(asked).toMatch(/^GET \/cable HTTP\/1\.1\r\n/);
    expect(asked).toContain(`Host: ${new URL(target).host}\r\n`);
    expect(asked).toMatch(/Connection: Upgrade\r\nUpgrade: websocket\r\n/i);
  });

  const switched = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';

  test('ends for the client if the target resets it', async () => {
    const target = await serveRaw((socket) =>
      socket.once('data', () => {
        socket.write(switched);
        socket.once('data', () => socket.resetAndDestroy());
      }),
    );
    expect(await exchangeText(await startForwarding(target), upgrade, /never/)).toBe(switched);
  });

  test.each<[how: string, leave: (client: Socket) => unknown]>([
    ['closes it', (client) => client.destroy()],
    ['resets it', (client) => client.resetAndDestroy()],
  ])('ends for the target if the client %s', async (_, leave) => {
    let markClosed = () => {};
    const closed = new Promise<void>((resolve) => {
      markClosed = resolve;
    });
    const target = await serveRaw((socket) => {
      socket.once('data', () => socket.write(switched)).resume();
      socket.once('close', () => markClosed());
    });
    const client = connect(Number(new URL(await startForwarding(target)).port), '127.0.0.1', () =>
      client.write(upgrade),
    );
    client.on('error', () => undefined);
    client.once('data', () => leave(client));
    await closed;
  });

  test('gets 502 after the timeout if the target does not answer', async () => {
    const target = await serveRaw((socket) => socket.resume());
    const text = await exchangeText(await startForwarding(target, { timeoutMs: 100 }), upgrade);
    expect(text).toMatch(/^HTTP\/1\.1 502 Bad Gateway\r\n/);
  });

  test('may be idle for longer than the timeout', async () => {
    const target = await serveRaw((socket) =>
      socket.once('data', () => {
        socket.write(switched);
        setTimeout(() => socket.write('pong'), 1500);
      }),
    );
    expect(await exchangeText(await startForwarding(target, { timeoutMs: 500 }), upgrade, /pong$/)).toMatch(/pong$/);
  });

  test('gets the response of a target that refuses the upgrade', async () => {
    const target = keep(await serve((_, outgoing) => outgoing.writeHead(403, 'No', { 'x-why': 'mine' }).end('never')));
    const text = await exchangeText(await startForwarding(target.url), upgrade);
    expect(text).toMatch(/^HTTP\/1\.1 403 No\r\nx-why: mine\r\n/);
    expect(text).toMatch(/Connection: close\r\n/);
    expect(text).toContain('never');
  });

  test('gets 502 if the target is unreachable', async () => {
    expect(await exchangeText(await startForwarding('http://127.0.0.1:9'), upgrade)).toBe(
      'HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
    );
  });
});
