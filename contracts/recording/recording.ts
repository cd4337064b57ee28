import type { Client, ClientRequest } from '../client.ts';
import { type Exchange, NetworkFailure } from '../exchange.ts';

/**
 * Answers by the request that got them, as its curl line shows it: secrets are placeholders there. A request that was
 * sent more than once keeps its last answer.
 */
export type Recording = Map<string, { request: RecordedRequest; exchange: Exchange }>;

/** What is kept of a request: nothing that a report would not show. */
export interface RecordedRequest {
  method: string;
  url: string;
  curl: string;
}

/** Has room for an answer in the place of another; false when it is too large to be kept. */
export type TakeIn = (exchange: Exchange, before: Exchange | undefined) => boolean;

/** The client, with every answer written down that there is room for. */
export function recordClient(client: Client, recording: Recording, takeIn: TakeIn = () => true): Client {
  return {
    get sent() {
      return client.sent;
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

/** The client, with the requests noted that go through it. */
export function noteRequests(client: Client, noted: Set<string>): Client {
  return {
    get sent() {
      return client.sent;
    },
    send(request) {
      noted.add(request.curl);
      return client.send(request);
    },
    close: () => client.close(),
  };
}

/**
 * A client that answers from a recording and sends nothing.
 *
 * @param replaced Answers in place of the recorded ones, by curl line.
 */
export function replayClient(recording: Recording, replaced: ReadonlyMap<string, Exchange> = new Map()): Client {
  return {
    sent: 0,
    async send({ curl }: ClientRequest) {
      const exchange = replaced.get(curl) ?? recording.get(curl)?.exchange;
      if (exchange) return exchange;
      throw new NetworkFailure('the recording has no answer to this request', false);
    },
    async close() {},
  };
}
