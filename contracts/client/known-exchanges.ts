import type { Client } from '../client.ts';
import type { Exchange } from '../exchange.ts';
import { isSuccess } from '../exchange.ts';
import { measureBody } from '../memory/measure.ts';
import type { ClientRequest } from './fetch-exchange.ts';

/**
 * The client, with answers that were had before for requests that take one (`mayBeKnown`): many cases look at the same
 * figures, and a server with a limit takes minutes for each hundred requests.
 *
 * @param limit Bytes of memory for the answers. Those that nobody took for the longest time give way.
 */
export function rememberExchanges(client: Client, limit: number): Client {
  const known = new Map<string, { exchange: Exchange; size: number }>();
  let held = 0;

  function keep(key: string, exchange: Exchange): void {
    const size = measureBody(exchange.body);
    if (size > limit) return;
    held += size;
    known.set(key, { exchange, size });
    for (const [oldest, each] of known) {
      if (held <= limit) return;
      known.delete(oldest);
      held -= each.size;
    }
  }

  function take(key: string): Exchange | undefined {
    const found = known.get(key);
    if (!found) return undefined;
    known.delete(key);
    known.set(key, found);
    return found.exchange;
  }

  return {
    get sent() {
      return client.sent;
    },
    async send(request) {
      if (!request.mayBeKnown) return client.send(request);
      const key = toKey(request);
      const before = take(key);
      if (before) return before;
      const exchange = await client.send(request);
      // A refusal may be a whim.
      if (isSuccess(exchange.status) && exchange.body.kind === 'json' && !known.has(key)) keep(key, exchange);
      return exchange;
    },
    close: () => client.close(),
  };
}

const toKey = ({ url, headers }: ClientRequest) => JSON.stringify([url, Object.entries(headers).sort()]);
