import type { Exchange } from '../exchanges/exchange.ts';
import { isSuccess } from '../exchanges/exchange.ts';
import { measureBody } from '../memory/measure.ts';
import type { Client } from './client.ts';
import type { ClientRequest } from './fetch-exchange.ts';

/**
 * Wraps a client so that requests with `mayBeKnown` may reuse earlier responses. Many cases read the same figures, and a
 * server with a rate limit needs minutes for each hundred requests.
 *
 * @param limit Maximum memory for the responses in bytes. The least recently used ones are dropped.
 */
export function withResponseCache(client: Client, limit: number): Client {
  const known = new Map<string, { exchange: Exchange; size: number }>();
  const pending = new Map<string, { answer: Promise<Exchange>; room: Room }>();
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

  /** Sends a request, also on behalf of other cases that wait for the same response. */
  async function ask(key: string, request: ClientRequest): Promise<Exchange> {
    const room = createRoom();
    room.join(request);
    const answer = client.send({ ...request, waitForMemory: room.untilRoom });
    pending.set(key, { answer, room });
    try {
      const exchange = await answer;
      if (isKept(exchange)) keep(key, exchange);
      return exchange;
    } finally {
      pending.delete(key);
    }
  }

  async function share(key: string, request: ClientRequest): Promise<Exchange> {
    const asked = pending.get(key);
    if (!asked) return ask(key, request);
    asked.room.join(request);
    const exchange = await asked.answer.catch(() => undefined);
    return exchange && isKept(exchange) ? exchange : client.send(request);
  }

  return {
    get sentCount() {
      return client.sentCount;
    },
    async send(request) {
      if (!request.mayBeCached) return client.send(request);
      const key = toKey(request);
      return take(key) ?? share(key, request);
    },
    close: () => client.close(),
  };
}

/** Only successes are kept, since a refusal may be temporary. */
const isKept = ({ status, body }: Exchange) => isSuccess(status) && body.kind === 'json';

interface Room {
  /** Adds a request that waits for the response. */
  join(request: ClientRequest): void;
  /** Resolves when there is memory for one of the requests. Each may have to wait until another one has its response. */
  untilRoom(): Promise<void>;
}

function createRoom(): Room {
  const requests: ClientRequest[] = [];
  let isWanted = false;
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const ask = ({ waitForMemory = async () => {} }: ClientRequest) => waitForMemory().then(open);
  return {
    join(request) {
      requests.push(request);
      if (isWanted) ask(request);
    },
    untilRoom() {
      isWanted = true;
      for (const each of requests) ask(each);
      return opened;
    },
  };
}

const toKey = ({ url, headers }: ClientRequest) => JSON.stringify([url, Object.entries(headers).sort()]);
