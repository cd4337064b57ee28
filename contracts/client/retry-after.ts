/** Maximum wait at a time, even if a server asks for a longer one. */
export const maxWaitMs = 60_000;

/** Statuses of a busy server, with the message for the user. */
const busy: Record<number, string> = {
  429: 'the server limits requests (429); set a lower --rate',
  503: 'the server is busy and asks to retry later (503)',
};

/** The response of a busy server. */
export interface BusyResponse {
  message: string;
  /** Milliseconds to wait; undefined if the server does not say. */
  waitMs?: number;
}

/**
 * Recognises the response of a busy server: any 429, and a 503 with Retry-After. A 503 without the header is treated like
 * any other response.
 *
 * @param headers Headers by lower-case name.
 */
export function findBusyResponse(status: number, headers: Readonly<Record<string, string>>): BusyResponse | undefined {
  const message = busy[status];
  const waitMs = parseRetryAfter(headers['retry-after'], headers.date) ?? parseReset(headers);
  return message !== undefined && (status === 429 || waitMs !== undefined) ? { message, waitMs } : undefined;
}

/** Numbers from here on are times since 1970, in seconds or milliseconds. Smaller ones are seconds from now. */
const [minEpochSeconds, minEpochMs] = [1e9, 1e12];

/**
 * Milliseconds to wait by `X-RateLimit-Reset` or `RateLimit-Reset`, from 0 to {@link maxWaitMs}. Servers send a time
 * in milliseconds, a time in seconds, or seconds from now.
 */
function parseReset(headers: Readonly<Record<string, string>>): number | undefined {
  const text = (headers['x-ratelimit-reset'] ?? headers['ratelimit-reset'])?.trim() ?? '';
  if (!/^\d{1,16}$/.test(text)) return undefined;
  const reset = Number(text);
  const present = Date.parse(headers.date ?? '');
  const now = Number.isNaN(present) ? Date.now() : present;
  const at = reset >= minEpochMs ? reset : reset * 1000;
  const waitMs = reset >= minEpochSeconds ? at - now : at;
  return Math.min(Math.max(waitMs, 0), maxWaitMs);
}

/**
 * Milliseconds to wait by a Retry-After header (seconds or an HTTP date), from 0 to {@link maxWaitMs}. A date is
 * compared with the server's Date header, if there is one. Undefined for a missing or invalid header.
 *
 * @example
 * parseRetryAfter('120'); // 60000
 */
export function parseRetryAfter(text?: string, date?: string): number | undefined {
  const wanted = text?.trim() ?? '';
  if (/^\d+$/.test(wanted)) return Math.min(Number(wanted) * 1000, maxWaitMs);
  const until = /[a-z]{3}/i.test(wanted) ? Date.parse(wanted) : Number.NaN;
  if (Number.isNaN(until)) return undefined;
  const present = Date.parse(date ?? '');
  const from = Number.isNaN(present) ? Date.now() : present;
  return Math.min(Math.max(until - from, 0), maxWaitMs);
}
