import { isSafe } from '../recording/safe.ts';

/** Exchanges that went by and were not judged, of one kind and for one reason. */
export interface UnjudgedExchanges {
  /** Why, as half a sentence: "larger than 32 MB". */
  reason: string;
  method: string;
  /** Without its query, and with `*` in place of what may be a name, a token or a user's text. */
  path: string;
  count: number;
}

/** Called for every exchange that was not judged. */
export type OnUnjudged = (exchanges: UnjudgedExchanges) => void;

/** Different ones that are kept; the others are counted by their reason alone. */
const most = 500;

/** An empty collection. */
export function createUnjudged(onUnjudged: OnUnjudged = () => {}) {
  const known = new Map<string, UnjudgedExchanges>();
  return {
    get list(): UnjudgedExchanges[] {
      return [...known.values()];
    },
    add(method: string, url: string, reason: string): void {
      const path = known.size < most ? toShownPath(url) : '*';
      const key = [reason, method, path].join('\n');
      const exchanges = known.get(key) ?? { reason, method: toShownMethod(method), path, count: 0 };
      exchanges.count++;
      known.set(key, exchanges);
      onUnjudged({ ...exchanges });
    },
  };
}

const toShownMethod = (method: string) => (/^[A-Z]{1,10}$/.test(method) ? method : '*');

/** Words in small letters are the API's; what has digits or capitals may be anybody's. */
const word = /^[a-z][a-z._-]{0,30}$/;
const longestPath = 12;

function toShownPath(url: string): string {
  const path = url.split(/[?#]/)[0] ?? '';
  const shown = path.split('/').map((part) => (word.test(part) || /^v\d$/.test(part) || isSafe(part) ? part : '*'));
  return shown.length > longestPath ? [...shown.slice(0, longestPath), '…'].join('/') : shown.join('/');
}

/** Reasons by the number of their exchanges, the most frequent first. */
export function countReasons(unjudged: readonly UnjudgedExchanges[]): [reason: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { reason, count } of unjudged) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return [...counts].sort(([, one], [, other]) => other - one);
}
