import { describe, expect, test } from 'vitest';
import type { Client, ClientRequest } from '../../../contracts/client/client.ts';
import { withResponseCache } from '../../../contracts/client/response-cache.ts';
import { NetworkFailure } from '../../../contracts/exchanges/exchange.ts';
import { measureBody } from '../../../contracts/memory/measure.ts';
import { toExchange } from '../run/small-world.ts';

const get = (path: string, more: Partial<ClientRequest> = {}): ClientRequest => ({
  ...{ method: 'GET', url: `https://small.example/${path}`, headers: {}, curl: '', mayBeCached: true, ...more },
});

/** A client that responds with the number of requests so far, and the list of their paths. */
function createCounting(status = 200) {
  const sent: string[] = [];
  const client: Client = {
    get sentCount() {
      return sent.length;
    },
    async send({ url }) {
      sent.push(new URL(url).pathname.slice(1));
      return toExchange({ json: { figure: sent.length }, status });
    },
    async close() {},
  };
  return { client, sent };
}

describe('A client with a response cache', () => {
  test('sends equal requests once if they accept a cached response', async () => {
    const { client, sent } = createCounting();
    const own = withResponseCache(client, 10_000);
    const first = await own.send(get('a'));
    expect(await own.send(get('a'))).toBe(first);
    await own.send(get('a', { mayBeCached: false }));
    // Responses are cached separately for each caller.
    await own.send(get('a', { headers: { token: 'one' } }));
    await own.send(get('a?x=1'));
    expect([sent.length, own.sentCount]).toEqual([4, 4]);
  });

  test('sends equal concurrent requests once', async () => {
    const { client, sent } = createCounting();
    const own = withResponseCache(client, 10_000);
    const answers = await Promise.all(['a', 'b', 'a', 'a'].map((path) => own.send(get(path))));
    expect(sent).toEqual(['a', 'b']);
    expect(answers[2]).toBe(answers[0]);
  });

  test('sends a waiting request itself if the shared request fails', async () => {
    const { client, sent } = createCounting();
    let isLost = true;
    const failing: Client = {
      ...client,
      async send(request) {
        const exchange = await client.send(request);
        if (!isLost) return exchange;
        isLost = false;
        throw new NetworkFailure('lost', false);
      },
    };
    const own = withResponseCache(failing, 10_000);
    const [first, second] = await Promise.allSettled([own.send(get('a')), own.send(get('a'))]);
    expect([first?.status, second?.status, sent]).toEqual(['rejected', 'fulfilled', ['a', 'a']]);
  });

  test('decodes a shared response as soon as one of its requests has memory', async () => {
    const client: Client = {
      sentCount: 0,
      async send({ waitForMemory }) {
        await waitForMemory?.();
        return toExchange({ json: 1 });
      },
      async close() {},
    };
    const own = withResponseCache(client, 10_000);
    const never = () => new Promise<void>(() => {});
    const early = own.send(get('a', { waitForMemory: never }));
    await own.send(get('a', { waitForMemory: async () => {} }));
    expect((await early).status).toBe(200);
  });

  test.each([404, 500, 302])('does not cache %i', async (status) => {
    const { client, sent } = createCounting(status);
    const own = withResponseCache(client, 10_000);
    await own.send(get('a'));
    await own.send(get('a'));
    expect(sent).toEqual(['a', 'a']);
  });

  test('drops the least recently used responses first', async () => {
    const { client, sent } = createCounting();
    const size = measureBody(toExchange({ json: { figure: 1 } }).body);
    const own = withResponseCache(client, 2 * size);
    for (const path of ['a', 'b', 'a', 'c', 'a', 'b']) await own.send(get(path));
    expect(sent).toEqual(['a', 'b', 'c', 'b']);
    const without = withResponseCache(client, size - 1);
    for (const path of ['d', 'd']) await without.send(get(path));
    expect(sent.slice(4)).toEqual(['d', 'd']);
  });
});
