/** However long a server asks to wait, the check waits no longer than this at a time. */
export const longestWaitMs = 60_000;

/** Statuses of a server that wants to be asked later; what to tell the user of each. */
const busy: Record<number, string> = {
  429: 'the server asks for fewer requests (429); set a rate',
  503: 'the server asks to be asked later (503)',
};

/** A wish to be asked later. */
export interface BusyAnswer {
  message: string;
  /** Milliseconds to wait; undefined when the server leaves it open. */
  waitMs?: number;
}

/**
 * Reads a server's wish to be asked later off its answer: any 429, and a 503 with Retry-After; without the header a 503
 * is an answer like any other.
 *
 * @param headers Names in lower case.
 */
export function findBusyAnswer(status: number, headers: Readonly<Record<string, string>>): BusyAnswer | undefined {
  const message = busy[status];
  const waitMs = parseRetryAfter(headers['retry-after'], headers.date) ?? parseReset(headers);
  return message !== undefined && (status === 429 || waitMs !== undefined) ? { message, waitMs } : undefined;
}

/** Larger numbers are times since 1970, in seconds or milliseconds; smaller ones are seconds from now. */
const [leastEpochSeconds, leastEpochMs] = [1e9, 1e12];

/**
 * Milliseconds to wait by `X-RateLimit-Reset` or `RateLimit-Reset`, from 0 to {@link longestWaitMs}: servers write the
 * time there in milliseconds, in seconds, or as seconds from now.
 */
function parseReset(headers: Readonly<Record<string, string>>): number | undefined {
  const text = (headers['x-ratelimit-reset'] ?? headers['ratelimit-reset'])?.trim() ?? '';
  if (!/^\d{1,16}$/.test(text)) return undefined;
  const reset = Number(text);
  const present = Date.parse(headers.date ?? '');
  const now = Number.isNaN(present) ? Date.now() : present;
  const at = reset >= leastEpochMs ? reset : reset * 1000;
  const waitMs = reset >= leastEpochSeconds ? at - now : at;
  return Math.min(Math.max(waitMs, 0), longestWaitMs);
}

/**
 * Milliseconds to wait by a Retry-After header, seconds or an HTTP date, from 0 to {@link longestWaitMs}. A date is seen
 * from the server's own present, where it tells it. Undefined for a header that is absent or neither.
 *
 * @example
 * parseRetryAfter('120'); // 60000
 */
export function parseRetryAfter(text?: string, date?: string): number | undefined {
  const wanted = text?.trim() ?? '';
  if (/^\d+$/.test(wanted)) return Math.min(Number(wanted) * 1000, longestWaitMs);
  const until = /[a-z]{3}/i.test(wanted) ? Date.parse(wanted) : Number.NaN;
  if (Number.isNaN(until)) return undefined;
  const present = Date.parse(date ?? '');
  const from = Number.isNaN(present) ? Date.now() : present;
  return Math.min(Math.max(until - from, 0), longestWaitMs);
}
