import type { RequestListener } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Client, type ClientOptions, createClient } from '../../../contracts/client/client.ts';
import { BlockedRequest, NetworkFailure } from '../../../contracts/exchanges/exchange.ts';
import { serve } from '../../serve.ts';

const calm: ClientOptions = { requestTimeoutMs: 2000, retries: 0, workers: 4, allowWrites: false };

async function withServer<Result>(
  handler: RequestListener,
  use: (url: string, client: Client) => Promise<Result>,
  options: Partial<ClientOptions> = {},
): Promise<Result> {
  const server = await serve(handler);
  const client = createClient({ ...calm, ...options });
  try {
    return await use(server.url, client);
  } finally {
    await client.close();
    await server.close();
  }
}

const get = (url: string) => ({ method: 'GET', url, headers: {}, curl: '' });

describe.concurrent('The client', () => {
  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('blocks %s by default', async (method) => {
    let received = 0;
    await withServer(
      (_, response) => {
        received++;
        response.end();
      },
      async (url, client) => {
        await expect(client.send({ ...get(url), method })).rejects.toThrow(BlockedRequest);
        expect(client.sentCount).toBe(0);
      },
    );
    expect(received).toBe(0);
  });

  test('sends POST only once when writes are allowed', async () => {
    let received = 0;
    const sending = withServer(
      (request) => {
        received++;
        request.socket.destroy();
      },
      (url, client) => client.send({ ...get(url), method: 'POST', body: '{}' }),
      { allowWrites: true, retries: 3 },
    );
    await expect(sending).rejects.toThrow(NetworkFailure);
    expect(received).toBe(1);
  });

  test('requests JSON and sends the given headers', async () => {
    const seen: Record<string, unknown>[] = [];
    await withServer(
      (request, response) => {
        seen.push(request.headers);
        response.end();
      },
      (url, client) => client.send({ ...get(url), headers: { 'x-given': 'yes' } }),
    );
    expect(seen).toMatchObject([{ accept: 'application/json', 'x-given': 'yes' }]);
    expect(seen[0]?.['accept-encoding']).toContain('gzip');
  });

  test.each<[sent: string | undefined, mediaType: string | undefined]>([
    ['Application/JSON; charset=utf-8', 'application/json'],
    [' text/csv ;header=present', 'text/csv'],
    ['application/vnd.api+json', 'application/vnd.api+json'],
    ['Ada Quill text/csv', undefined],
    ['text/csv Ada Quill', undefined],
    [`text/${'x'.repeat(65)}`, undefined],
    ['text', undefined],
    [undefined, undefined],
  ])('reads the content type %j as the media type %j', async (sent, mediaType) => {
    const exchange = await withServer(
      (_, response) => response.writeHead(200, sent === undefined ? {} : { 'content-type': sent }).end(),
      (url, client) => client.send(get(url)),
    );
    expect(exchange.mediaType).toBe(mediaType);
  });

  test('does not follow a redirect', async () => {
    const paths: string[] = [];
    const { status, headers } = await withServer(
      (request, response) => {
        paths.push(request.url ?? '');
        response.writeHead(302, { location: '/login' }).end();
      },
      (url, client) => client.send(get(`${url}/api`)),
    );
    expect({ status, location: headers.location, paths }).toEqual({ status: 302, location: '/login', paths: ['/api'] });
  });

  test('retries after a network failure, but not after a response', async () => {
    let received = 0;
    const exchange = await withServer(
      (request, response) => {
        received++;
        if (received === 1) request.socket.destroy();
        else response.writeHead(500).end();
      },
      (url, client) => client.send(get(url)),
      { retries: 2 },
    );
    expect(exchange.status).toBe(500);
    expect(received).toBe(2);
  });

  test('times out if the server sends no response', async () => {
    const sending = withServer(
      () => undefined,
      (url, client) => client.send(get(url)),
      { requestTimeoutMs: 50 },
    );
    await expect(sending).rejects.toThrow(/gave no answer within 0.05 s/);
  });

  test('times out if the server sends its response too slowly', async () => {
    let drip: NodeJS.Timeout | undefined;
    const sending = withServer(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        drip = setInterval(() => response.write(' '), 20);
      },
      (url, client) => client.send(get(url)),
      { requestTimeoutMs: 200 },
    );
    await expect(sending).rejects.toThrow(/gave no answer within/);
    clearInterval(drip);
  });

  test('rejects a body above the size limit', async () => {
    const sending = withServer(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify('x'.repeat(3_000_000)));
      },
      (url, client) => client.send(get(url)),
      { bodyLimit: 1_048_576 },
    );
    await expect(sending).rejects.toThrow(/larger than 1 MB/);
  });

  test('rejects a compressed body that exceeds the size limit when unpacked', async () => {
    const sending = withServer(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
        response.end(gzipSync(JSON.stringify('x'.repeat(3_000_000))));
      },
      (url, client) => client.send(get(url)),
      { bodyLimit: 1_048_576 },
    );
    await expect(sending).rejects.toThrow(/larger than 1 MB/);
  });

  const encodings = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };
  test.each([...Object.entries(encodings), ['deflate', deflateRawSync] as const])('decodes %s', async (name, pack) => {
    const { body } = await withServer(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': name });
        response.end(pack('{"a":1}'));
      },
      (url, client) => client.send(get(url)),
    );
    expect(body).toEqual({ kind: 'json', value: { a: 1 } });
  });

  test('respects the rate and the number of workers', async () => {
    let running = 0;
    let maxRunning = 0;
    const started = performance.now();
    await withServer(
      (_, response) => {
        running++;
        maxRunning = Math.max(maxRunning, running);
        setTimeout(() => {
          running--;
          response.end();
        }, 60);
      },
      (url, client) => Promise.all(Array.from({ length: 6 }, () => client.send(get(url)))),
      { workers: 2, rate: 50 },
    );
    expect(maxRunning).toBeLessThanOrEqual(2);
    expect(performance.now() - started).toBeGreaterThan(5 * 18);
  });

  test('describes a refused connection in plain words', async () => {
    const client = createClient(calm);
    await expect(client.send(get('http://127.0.0.1:9/'))).rejects.toThrow(/^nothing listens at 127.0.0.1:9/);
    await client.close();
  });
});
