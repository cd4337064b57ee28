import { isSafe } from '../recording/safe.ts';

/** Forwarded exchanges of one kind that were not judged for one reason. */
export interface UnjudgedExchanges {
  /** Why, as a clause: "the response body is larger than 32 MB". */
  reason: string;
  method: string;
  /** Path without its query, with `*` in place of segments that may be a name, a token or a user's text. */
  path: string;
  count: number;
}

/** Called for every exchange that was not judged. */
export type OnUnjudged = (exchanges: UnjudgedExchanges) => void;

/** Maximum number of distinct kinds. Further exchanges are counted by their reason alone. */
const maxKinds = 500;

/** Creates an empty collection. */
export function createUnjudged(onUnjudged: OnUnjudged = () => {}) {
  const known = new Map<string, UnjudgedExchanges>();
  return {
    get list(): UnjudgedExchanges[] {
      return [...known.values()];
    },
    add(method: string, url: string, reason: string): void {
      const path = known.size < maxKinds ? toShownPath(url) : '*';
      const key = [reason, method, path].join('\n');
      const exchanges = known.get(key) ?? { reason, method: toShownMethod(method), path, count: 0 };
      exchanges.count++;
      known.set(key, exchanges);
      onUnjudged({ ...exchanges });
    },
  };
}

const toShownMethod = (method: string) => (/^[A-Z]{1,10}$/.test(method) ? method : '*');

/** Lower-case words are part of the API. Segments with digits or capitals may be personal data. */
const apiWord = /^[a-z][a-z._-]{0,30}$/;
const maxSegments = 12;

function toShownPath(url: string): string {
  const path = url.split(/[?#]/)[0] ?? '';
  const shown = path.split('/').map((part) => (apiWord.test(part) || /^v\d$/.test(part) || isSafe(part) ? part : '*'));
  return shown.length > maxSegments ? [...shown.slice(0, maxSegments), '…'].join('/') : shown.join('/');
}

/** Reasons with the number of their exchanges, the most frequent first. */
export function countReasons(unjudged: readonly UnjudgedExchanges[]): [reason: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { reason, count } of unjudged) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return [...counts].sort(([, one], [, other]) => other - one);
}
