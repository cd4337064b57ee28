import type { Client, ClientRequest } from '../client.ts';
import { BlockedRequest, type Exchange, NetworkFailure, Postponed } from '../exchange.ts';
import { measureBody } from '../memory/measure.ts';
import { beforeCases } from './format.ts';

/** What became of one request. */
export interface TapeEntry {
  request: Pick<ClientRequest, 'method' | 'url' | 'curl' | 'body'>;
  outcome: Exchange | { failure: 'network' | 'postponed' | 'blocked'; message: string };
  /** When it was asked, in milliseconds since 1970. */
  at: number;
}

/** Everything that a check was answered, by who asked. It is in memory, and not yet fit to be written anywhere. */
export interface Tape {
  /** Entries of each case in the order in which it asked. */
  readonly entries: ReadonlyMap<string, readonly TapeEntry[]>;
  /** The client, with what goes through it written down under the id of a case. */
  take(client: Client, id?: string): Client;
}

/** What stands in place of an answer for which the tape has no room. */
const tooLarge: TapeEntry['outcome'] = {
  failure: 'network',
  message: 'the answer was not recorded: the recording is too large',
};

/** An empty tape. `limit` is in bytes of memory: answers beyond it are not kept. */
export function createTape(limit = Number.POSITIVE_INFINITY): Tape {
  const entries = new Map<string, TapeEntry[]>();
  let kept = 0;

  function keep(exchange: Exchange): TapeEntry['outcome'] {
    const size = measureBody(exchange.body);
    if (kept + size > limit) return tooLarge;
    kept += size;
    return exchange;
  }

  return {
    entries,
    take(client, id = beforeCases) {
      const own: TapeEntry[] = entries.get(id) ?? [];
      entries.set(id, own);
      return {
        get sent() {
          return client.sent;
        },
        async send(request) {
          const { method, url, curl, body } = request;
          const entry: TapeEntry = {
            request: { method, url, curl, body },
            outcome: { failure: 'postponed', message: 'the check was stopped' },
            at: Date.now(),
          };
          own.push(entry);
          try {
            const exchange = await client.send(request);
            entry.outcome = keep(exchange);
            return exchange;
          } catch (error) {
            entry.outcome = toFailure(error);
            throw error;
          }
        },
        close: () => client.close(),
      };
    },
  };
}

function toFailure(error: unknown): TapeEntry['outcome'] {
  const message = error instanceof Error ? error.message : 'the request failed';
  if (error instanceof BlockedRequest) return { failure: 'blocked', message };
  return { failure: error instanceof Postponed ? 'postponed' : 'network', message };
}

/** The failure that an outcome stands for. */
export function toError({ failure, message }: { failure: string; message: string }): Error {
  if (failure === 'blocked') return new BlockedRequest(message);
  return failure === 'postponed' ? new Postponed(message) : new NetworkFailure(message, false);
}
