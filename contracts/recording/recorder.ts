import type { Client, ClientRequest } from '../client/client.ts';
import { BlockedRequest, type Exchange, NetworkFailure, PostponedRequest } from '../exchanges/exchange.ts';
import { measureBody } from '../memory/measure.ts';
import { beforeCases } from './format.ts';

/** One request and its outcome. */
export interface RecorderEntry {
  request: Pick<ClientRequest, 'method' | 'url' | 'curl' | 'body'>;
  outcome: Exchange | { failure: 'network' | 'postponed' | 'blocked'; message: string };
  /** When the request was sent, in milliseconds since 1970. */
  at: number;
}

/** The recorded exchanges of a check by case. They are in memory and not sanitized yet, so they must not be written. */
export interface Recorder {
  /** Entries of each case, in the order of its requests. */
  readonly entries: ReadonlyMap<string, readonly RecorderEntry[]>;
  /** Wraps a client and records its exchanges under the id of a case. */
  take(client: Client, id?: string): Client;
}

/** Outcome of a response for which the recording has no room. */
const tooLarge: RecorderEntry['outcome'] = {
  failure: 'network',
  message: 'the response was not recorded: the recording is too large',
};

/** Creates an empty recorder. Responses beyond `limit` bytes of memory are not kept. */
export function createRecorder(limit = Number.POSITIVE_INFINITY): Recorder {
  const entries = new Map<string, RecorderEntry[]>();
  let kept = 0;

  function keep(exchange: Exchange): RecorderEntry['outcome'] {
    const size = measureBody(exchange.body);
    if (kept + size > limit) return tooLarge;
    kept += size;
    return exchange;
  }

  return {
    entries,
    take(client, id = beforeCases) {
      const own: RecorderEntry[] = entries.get(id) ?? [];
      entries.set(id, own);
      return {
        get sentCount() {
          return client.sentCount;
        },
        async send(request) {
          const { method, url, curl, body } = request;
          const entry: RecorderEntry = {
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

function toFailure(error: unknown): RecorderEntry['outcome'] {
  const message = error instanceof Error ? error.message : 'the request failed';
  if (error instanceof BlockedRequest) return { failure: 'blocked', message };
  return { failure: error instanceof PostponedRequest ? 'postponed' : 'network', message };
}

/** Converts a recorded failure to the error that a client throws. */
export function toError({ failure, message }: { failure: string; message: string }): Error {
  if (failure === 'blocked') return new BlockedRequest(message);
  return failure === 'postponed' ? new PostponedRequest(message) : new NetworkFailure(message, false);
}
