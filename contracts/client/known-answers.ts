import type { ClientRequest, RawAnswer } from './fetch-exchange.ts';

/** Requests that the API has answered with data. Repeating one shows whether it still does. */
export interface KnownAnswers {
  /** Takes a request in, if its answer is data. */
  note(request: ClientRequest, answer: RawAnswer): void;
  /** One at another path than this request's; with credentials, where one is known. */
  find(request: ClientRequest): ClientRequest | undefined;
}

/** Different paths that are kept: one is asked for about each of the others. */
const mostPaths = 3;

/** Starts without any. */
export function createKnownAnswers(): KnownAnswers {
  const known = new Map<string, ClientRequest>();
  const withCredentials = () => [...known.values()].filter(hasCredentials);
  return {
    note(request, { status, headers, obstacle }) {
      const isData = status === 200 && !obstacle && /json/i.test(headers['content-type'] ?? '');
      const isWanted = known.size < mostPaths || (hasCredentials(request) && withCredentials().length < 2);
      const path = pathOf(request);
      if (!isData || !isWanted || request.method !== 'GET' || known.has(path)) return;
      // Room for the body, and the time, are the affair of the case that asked first.
      known.set(path, { ...request, untilRoom: undefined, onSent: undefined });
    },
    find(request) {
      const path = pathOf(request);
      const others = [...known].filter(([each]) => each !== path).map(([, each]) => each);
      return others.find(hasCredentials) ?? others[0];
    },
  };
}

/** Who asks, as text: the headers that are sent. */
export function toIdentityKey({ headers }: ClientRequest): string {
  const own = Object.entries(headers).filter(([name]) => name !== 'content-type');
  return JSON.stringify(own.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function pathOf({ url }: ClientRequest): string {
  return new URL(url).pathname;
}

const hasCredentials = (request: ClientRequest) => toIdentityKey(request) !== '[]';
