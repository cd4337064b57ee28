import type { Client } from '../client.ts';
import type { Exchange } from '../exchange.ts';
import { isSuccess } from '../exchange.ts';
import { measureBody } from '../memory/measure.ts';
import type { ClientRequest } from './fetch-exchange.ts';

/**
 * The client, with answers that were had before for requests that take one (`mayBeKnown`): many cases look at the same
 * figures, and a server with a limit takes minutes for each hundred requests.
 *
 * @param limit Bytes of memory for the answers. Those used the longest time ago give way.
 */
export function shareExchanges(client: Client, limit: number): Client {
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

  /** Asks, also for other cases that want the same answer meanwhile. */
  async function ask(key: string, request: ClientRequest): Promise<Exchange> {
    const room = createRoom();
    room.join(request);
    const answer = client.send({ ...request, untilRoom: room.untilRoom });
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
    get sent() {
      return client.sent;
    },
    async send(request) {
      if (!request.mayBeKnown) return client.send(request);
      const key = toKey(request);
      return take(key) ?? share(key, request);
    },
    close: () => client.close(),
  };
}

/** A refusal may be a whim. */
const isKept = ({ status, body }: Exchange) => isSuccess(status) && body.kind === 'json';

interface Room {
  /** Adds one of those who want the answer. */
  join(request: ClientRequest): void;
  /** Resolves when there is room for one of them: each may have to wait until another has its answer. */
  untilRoom(): Promise<void>;
}

function createRoom(): Room {
  const guests: ClientRequest[] = [];
  let isWanted = false;
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const ask = ({ untilRoom = async () => {} }: ClientRequest) => untilRoom().then(open);
  return {
    join(request) {
      guests.push(request);
      if (isWanted) ask(request);
    },
    untilRoom() {
      isWanted = true;
      for (const each of guests) ask(each);
      return opened;
    },
  };
}

const toKey = ({ url, headers }: ClientRequest) => JSON.stringify([url, Object.entries(headers).sort()]);
