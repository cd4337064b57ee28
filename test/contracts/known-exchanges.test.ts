import { describe, expect, test } from 'vitest';
import { rememberExchanges } from '../../contracts/client/known-exchanges.ts';
import type { Client, ClientRequest } from '../../contracts/client.ts';
import { measureBody } from '../../contracts/memory/measure.ts';
import { toExchange } from './run/small-world.ts';

const get = (path: string, more: Partial<ClientRequest> = {}): ClientRequest => ({
  ...{ method: 'GET', url: `https://small.example/${path}`, headers: {}, curl: '', mayBeKnown: true, ...more },
});

/** A client that answers with how often it was asked, and what was asked. */
function createCounting(status = 200) {
  const sent: string[] = [];
  const client: Client = {
    get sent() {
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

describe('A client that remembers', () => {
  test('asks once for requests that take a known answer', async () => {
    const { client, sent } = createCounting();
    const own = rememberExchanges(client, 10_000);
    const first = await own.send(get('a'));
    expect(await own.send(get('a'))).toBe(first);
    await own.send(get('a', { mayBeKnown: false }));
    // Whose answer it is depends on who asks.
    await own.send(get('a', { headers: { token: 'one' } }));
    await own.send(get('a?x=1'));
    expect([sent.length, own.sent]).toEqual([4, 4]);
  });

  test.each([404, 500, 302])('asks again after %i', async (status) => {
    const { client, sent } = createCounting(status);
    const own = rememberExchanges(client, 10_000);
    await own.send(get('a'));
    await own.send(get('a'));
    expect(sent).toEqual(['a', 'a']);
  });

  test('lets those go that were taken the longest time ago', async () => {
    const { client, sent } = createCounting();
    const size = measureBody(toExchange({ json: { figure: 1 } }).body);
    const own = rememberExchanges(client, 2 * size);
    for (const path of ['a', 'b', 'a', 'c', 'a', 'b']) await own.send(get(path));
    expect(sent).toEqual(['a', 'b', 'c', 'b']);
    const without = rememberExchanges(client, size - 1);
    for (const path of ['d', 'd']) await without.send(get(path));
    expect(sent.slice(4)).toEqual(['d', 'd']);
  });
});
