import { createHash } from 'node:crypto';
import { type ServerResponse, request as sendRequest } from 'node:http';
import { connect, createServer as createRawServer } from 'node:net';
import * as zlib from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { createProxy, type ProxyOptions } from '../../../contracts/index.ts';
import { startReferenceServer } from '../../faulty/reference-server.ts';
import { serve } from '../../serve.ts';
import { ask, channelPath, closeAll, open, proxyTo, raw } from '../proxy-faulty-server.ts';

const { gzipSync } = zlib;
afterEach(closeAll);

describe('The proxy forwards', () => {
  test('requests and responses unchanged, except for hop-by-hop headers', async () => {
    const body = gzipSync(JSON.stringify({ a: 1 }));
    let seen: { method?: string; url?: string; headers: string[]; sum: string } | undefined;
    const target = await serve(async (request, response) => {
      const hash = createHash('sha1');
      for await (const chunk of request) hash.update(chunk);
      seen = { method: request.method, url: request.url, headers: request.rawHeaders, sum: hash.digest('hex') };
      response.sendDate = false;
      response.writeHead(207, 'Sundry', [
        ...['Content-Type', 'application/json', 'content-encoding', 'gzip', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2'],
        ...['X-Odd', 'caf\u00e9', 'Connection', 'x-hop', 'X-Hop', '1', 'Content-Length', String(body.length)],
      ]);
      response.end(body);
    });
    const proxy = await proxyTo(target);
    const sent = Buffer.alloc(300_000, 'payload ');
    const answer = await new Promise<{ status?: number; message?: string; headers: string[]; body: Buffer }>((done) => {
      const headers = ['Host', 'proxy.localhost', 'X-CASE', 'Kept', 'Accept-Encoding', 'gzip', 'Connection', 'x-mine'];
      const request = sendRequest(
        `${proxy.url}/any//path/../x%2Fy?q=%20a&&b`,
        { method: 'PROPFIND', headers: [...headers, 'X-Mine', '1', 'Transfer-Encoding', 'chunked'] as never },
        async (incoming) => {
          const chunks = await incoming.toArray();
          const { statusCode: status, statusMessage: message, rawHeaders } = incoming;
          done({ status, message, headers: rawHeaders, body: Buffer.concat(chunks) });
        },
      );
      request.end(sent);
    });
    expect(seen).toMatchObject({ method: 'PROPFIND', sum: createHash('sha1').update(sent).digest('hex') });
    expect(seen?.url).toMatch(/q=%20a&&b$/);
    expect(seen?.headers).toEqual(expect.arrayContaining(['X-CASE', 'Kept', new URL(target.url).host]));
    expect(seen?.headers.join()).not.toMatch(/x-mine|proxy\.localhost/i);
    expect(answer).toMatchObject({ status: 207, message: 'Sundry' });
    expect(answer.body.equals(body)).toBe(true);
    expect(answer.headers.join()).toContain('Set-Cookie,a=1,Set-Cookie,b=2,X-Odd,caf\u00e9');
    expect(answer.headers.join()).not.toMatch(/x-hop|date/i);
  });

  test('redirects, refusals, empty responses and HEAD', async () => {
    const statuses = [301, 204, 304, 404, 500];
    const target = await serve((request, response) => {
      const status = Number(request.url?.slice(1));
      response.writeHead(status, { location: 'https://elsewhere.example/x' }).end();
    });
    const proxy = await proxyTo(target);
    for (const status of statuses) {
      const answer = await ask(proxy, `/${status}`);
      expect([answer.status, answer.headers.get('location')]).toEqual([status, 'https://elsewhere.example/x']);
      expect((await fetch(`${proxy.url}/${status}`, { method: 'HEAD', redirect: 'manual' })).status).toBe(status);
    }
  });

  test('a response while the target is still sending it', async () => {
    let end = () => {};
    const target = await serve((_, response) => {
      response.writeHead(200).write('first');
      end = () => response.end('last');
    });
    const proxy = await proxyTo(target);
    const reader = (await ask(proxy, '/slow')).body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('first');
    end();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('last');
  });

  test('only to its target, with the path prefix of the target', async () => {
    const urls: string[] = [];
    const target = await serve((request, response) => {
      urls.push(`${request.headers.host} ${request.url}`);
      response.end();
    });
    const proxy = await proxyTo(`${target.url}/chat/`);
    open.unshift(target);
    await ask(proxy, '//evil.example/x');
    await raw(proxy, 'GET http://evil.example/y?z HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    const { host } = new URL(target.url);
    expect(urls).toEqual([`${host} /chat//evil.example/x`, `${host} /chat/y?z`]);
  });

  test('WebSockets', async () => {
    const target = createRawServer((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
        socket.pipe(socket);
      });
    });
    await new Promise<void>((done) => target.listen(0, '127.0.0.1', done));
    const { port } = target.address() as { port: number };
    const proxy = await proxyTo(`http://127.0.0.1:${port}`);
    const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1');
    socket.write('GET /cable HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    let text = '';
    await new Promise<void>((done) => {
      socket.on('data', (chunk) => {
        if (text === '') socket.write('ping');
        text += chunk;
        if (text.endsWith('ping')) done();
      });
    });
    expect(text).toMatch(/^HTTP\/1.1 101 /);
    socket.destroy();
    target.close();
  });
});

describe('The proxy keeps running', () => {
  test('if the target is unreachable', async () => {
    const proxy = await proxyTo('http://127.0.0.1:9');
    const answer = await ask(proxy, channelPath);
    expect(answer.status).toBe(502);
    expect(await answer.json()).toEqual({ error: expect.stringContaining('connection refused') });
    const posted = await fetch(`${proxy.url}/x`, { method: 'POST', body: 'x'.repeat(1_000_000) });
    expect(posted.status).toBe(502);
  });

  test.each<[what: string, bytes: string]>([
    ['something other than HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['nothing', ''],
    ['an invalid status', 'HTTP/1.1 42 Odd\r\nContent-Length: 0\r\n\r\n'],
    ['endless headers', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(200_000)}\r\n\r\n`],
    ['two different lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello'],
    ['a broken chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
    ['an incomplete response', 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"a'],
    ['an invalid gzip body', 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope'],
    [
      'deeply nested JSON',
      `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n${'['.repeat(200_000)}`,
    ],
  ])('if the target sends %s', async (_, bytes) => {
    const target = createRawServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(bytes));
    });
    await new Promise<void>((done) => target.listen(0, '127.0.0.1', done));
    const { port } = target.address() as { port: number };
    const proxy = await proxyTo(`http://127.0.0.1:${port}`);
    const get = `GET ${channelPath} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;
    for (let index = 0; index < 2; index++) {
      const answer = await raw(proxy, get);
      expect(answer === '' || /^HTTP\/1\.1 (200|502|42) /.test(answer)).toBe(true);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await ask(proxy, '/__admin/findings')).status).toBe(200);
    target.close();
  });

  test('if clients disconnect, and finishes open requests on close()', async () => {
    let isAsked = () => {};
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve;
    });
    const openResponses: ServerResponse[] = [];
    const target = await serve((request, response) => {
      response.writeHead(200).write('…');
      openResponses.push(response);
      if (request.url === '/y') isAsked();
    });
    const proxy = await proxyTo(target);
    const leave = new AbortController();
    const left = await fetch(`${proxy.url}/x`, { signal: leave.signal });
    leave.abort();
    await expect(left.text()).rejects.toThrow();
    const staying = ask(proxy, '/y').then((answer) => answer.text());
    await asked;
    const closing = proxy.close();
    for (const response of openResponses) response.end();
    await closing;
    expect(await staying).toBe('…');
    open.pop();
  });

  test('only with valid options', async () => {
    const wrong: Partial<ProxyOptions>[] = [
      { target: 'ftp://x' },
      { target: 'http://a:canary@x' },
      { vendor: 'zulip' },
    ];
    for (const each of wrong) {
      const error: unknown = await createProxy({ target: 'http://x', vendor: 'chatwoot', ...each }).catch((e) => e);
      expect(error).toMatchObject({ name: 'UsageError' });
      expect(String(error)).not.toContain('canary');
    }
    const proxy = await proxyTo(await startReferenceServer());
    const port = Number(new URL(proxy.url).port);
    const again = createProxy({ target: 'http://x', vendor: 'chatwoot', port });
    await expect(again).rejects.toMatchObject({ code: 'PORT_IN_USE' });
  });
});
