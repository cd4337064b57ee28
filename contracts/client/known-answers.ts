import type { ClientRequest, RawResponse } from './fetch-exchange.ts';

/** Requests that the API has answered with data. Repeating one shows whether the API is still reachable. */
export interface KnownAnswers {
  /** Stores a request if its response is data. */
  note(request: ClientRequest, answer: RawResponse): void;
  /** Finds a stored request with another path, preferably with credentials. */
  find(request: ClientRequest): ClientRequest | undefined;
}

/** Maximum number of stored paths. */
const maxPaths = 3;

/** Creates an empty store. */
export function createKnownAnswers(): KnownAnswers {
  const known = new Map<string, ClientRequest>();
  const withCredentials = () => [...known.values()].filter(hasCredentials);
  return {
    note(request, { status, headers, obstacle }) {
      const isData = status === 200 && !obstacle && /json/i.test(headers['content-type'] ?? '');
      const isWanted = known.size < maxPaths || (hasCredentials(request) && withCredentials().length < 2);
      const path = pathOf(request);
      if (!isData || !isWanted || request.method !== 'GET' || known.has(path)) return;
      // The callbacks belong to the case that sent the request first.
      known.set(path, { ...request, waitForMemory: undefined, onSent: undefined });
    },
    find(request) {
      const path = pathOf(request);
      const others = [...known].filter(([each]) => each !== path).map(([, each]) => each);
      return others.find(hasCredentials) ?? others[0];
    },
  };
}

/** A key of the caller, made of the headers of the request. */
export function toIdentityKey({ headers }: ClientRequest): string {
  const own = Object.entries(headers).filter(([name]) => name !== 'content-type');
  return JSON.stringify(own.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function pathOf({ url }: ClientRequest): string {
  return new URL(url).pathname;
}

const hasCredentials = (request: ClientRequest) => toIdentityKey(request) !== '[]';
