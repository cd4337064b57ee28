import type { Client, ClientRequest } from '../client/client.ts';
import { type Exchange, NetworkFailure } from '../exchanges/exchange.ts';

/**
 * Responses by the curl line of their request, in which secrets are placeholders. A request that was sent more than once
 * keeps its last response.
 */
export type Recording = Map<string, { request: RecordedRequest; exchange: Exchange }>;

/** The parts of a request that are kept. Reports show all of them. */
export interface RecordedRequest {
  method: string;
  url: string;
  curl: string;
}

/** Reserves memory for a response that may replace an earlier one; false if the response is too large to be kept. */
export type ReserveMemory = (exchange: Exchange, before: Exchange | undefined) => boolean;

/** Wraps a client and records its responses, as far as there is room. */
export function recordClient(client: Client, recording: Recording, takeIn: ReserveMemory = () => true): Client {
  return {
    get sentCount() {
      return client.sentCount;
    },
    async send(request) {
      const exchange = await client.send(request);
      const { method, url, curl } = request;
      const isKept = takeIn(exchange, recording.get(curl)?.exchange);
      if (isKept) recording.set(curl, { request: { method, url, curl }, exchange });
      return exchange;
    },
    close: () => client.close(),
  };
}

/** Wraps a client and collects the curl lines of its requests. */
export function collectRequests(client: Client, noted: Set<string>): Client {
  return {
    get sentCount() {
      return client.sentCount;
    },
    send(request) {
      noted.add(request.curl);
      return client.send(request);
    },
    close: () => client.close(),
  };
}

/**
 * Creates a client that returns recorded responses and sends nothing.
 *
 * @param replaced Responses that replace the recorded ones, by curl line.
 */
export function replayClient(recording: Recording, replaced: ReadonlyMap<string, Exchange> = new Map()): Client {
  return {
    sentCount: 0,
    async send({ curl }: ClientRequest) {
      const exchange = replaced.get(curl) ?? recording.get(curl)?.exchange;
      if (exchange) return exchange;
      throw new NetworkFailure('the recording has no response to this request', false);
    },
    async close() {},
  };
}
