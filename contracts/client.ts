import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';
import { type Connection, toWay } from '../specs/connection/connection.ts';
import { createDispatcher } from '../specs/connection/dispatcher.ts';
import { toNetworkFailure } from '../specs/connection/failure.ts';
import { type ClientRequest, fetchAnswer, type RawAnswer, toExchange } from './client/fetch-exchange.ts';
import { createObstruction } from './client/obstruction.ts';
import { withPulse } from './client/pulse.ts';
import { createRequestInterval } from './client/request-interval.ts';
import { findBusyAnswer, longestWaitMs } from './client/retry-after.ts';
import { createTurns } from './client/turns.ts';
import { withExtraHeaders } from './curl.ts';
import { BlockedRequest, type Exchange, NetworkFailure, Postponed } from './exchange.ts';
import type { MetObstacle } from './obstacles/find-obstacle.ts';
import { Obstructed } from './obstacles/obstructed.ts';
import { createRedactor, type Redactor } from './redaction.ts';

export type { ClientRequest };

export interface ClientOptions {
  /** Timeout of one request in milliseconds, until the last byte of its response. */
  requestTimeoutMs: number;
  /** Maximum retries after a network failure, after a 429 or 503, and if a proxy cannot reach the server. */
  retries: number;
  /** Maximum number of concurrent requests. */
  workers: number;
  /** Maximum requests per second. Default: no limit. */
  rate?: number;
  /** Maximum number of requests, retries included. Default: no limit. */
  maxRequests?: number;
  /** How to reach the target. Default: directly, as Node.js would. */
  connection?: Connection;
  /** Allows methods other than GET and HEAD. */
  allowWrites: boolean;
  /** Maximum size of a body in bytes, both compressed and decompressed. Default: 8 MB. */
  bodyLimit?: number;
  /** First wait in milliseconds if the server sends no Retry-After; doubled with each attempt. Default: 1000. */
  usualWaitMs?: number;
  /** Removes echoed secrets from responses before any other code reads or shortens them. */
  redactor?: Redactor;
  /** Aborts pending requests and refuses further ones. Its reason is passed on if it is a {@link Postponed}. */
  signal?: AbortSignal;
}

/** Sends requests within the limits of the options. By default it sends only requests that do not change data. */
export interface Client {
  /** Number of requests sent, retries included. */
  readonly sent: number;
  /** The obstacle that now answers in place of a server that answered before; undefined while the server answers. */
  readonly lost?: MetObstacle;
  /** Milliseconds between two requests, learnt from the server's refusals; 0 until the server refuses a request. */
  readonly learntIntervalMs?: number;
  /**
   * @throws NetworkFailure if no response came.
   * @throws Obstructed if something else answered in place of the API.
   * @throws Oversized if the response exceeds a limit of size.
   * @throws Postponed if the request budget is spent, the client was stopped, or the server kept sending 429 or 503.
   * @throws BlockedRequest for a method that may change data, unless writes are allowed.
   */
  send(request: ClientRequest): Promise<Exchange>;
  close(): Promise<void>;
}

const mayChangeData = ({ method }: ClientRequest) => !['GET', 'HEAD'].includes(method);
const defaultBodyLimit = 8 * 1_048_576;

/**
 * Creates an HTTP client that only reads, unless writes are allowed. It does not follow redirects, so a token is sent only
 * to the target. After a 429 or 503 of the server, all requests wait.
 *
 * @example
 * const client = createClient({ requestTimeoutMs: 10_000, retries: 2, workers: 4, allowWrites: false });
 */
export function createClient(options: ClientOptions): Client {
  const { requestTimeoutMs, retries, workers, rate, maxRequests, connection } = options;
  const { bodyLimit = defaultBodyLimit, usualWaitMs = 1000 } = options;
  const redactor = options.redactor ?? createRedactor(new Map());
  // One connection more than workers, to probe whether the server still answers while all requests wait.
  const dispatcher = createDispatcher(connection, { timeoutMs: requestTimeoutMs, connections: workers + 1 });
  const turns = createTurns({ workers, rate });
  const interval = createRequestInterval();
  const stop = new AbortController();
  // Every request that waits for its next attempt adds a listener.
  setMaxListeners(0, stop.signal);
  let sent = 0;
  let lost: MetObstacle | undefined;

  const onStop = () => {
    const { reason } = options.signal ?? {};
    stop.abort(reason instanceof Postponed ? reason : new Postponed('the check was stopped', false, { cause: reason }));
    turns.end(stop.signal.reason);
  };
  if (options.signal?.aborted) onStop();
  options.signal?.addEventListener('abort', onStop, { once: true });

  function count(): void {
    sent++;
    if (sent !== maxRequests) return;
    const requests = maxRequests === 1 ? 'request' : 'requests';
    turns.end(new Postponed(`the budget of ${maxRequests} ${requests} is spent`));
  }

  /** Adds the user's extra headers to a request to the target. A request to another origin gets none. */
  function withExtra(wanted: ClientRequest): ClientRequest {
    if (!connection || new URL(wanted.url).origin !== connection.target.origin) return wanted;
    const headers = { ...wanted.headers, ...connection.extra.headers };
    return { ...wanted, headers, curl: withExtraHeaders(wanted.curl, connection.extra) };
  }

  async function fetchOnce(wanted: ClientRequest): Promise<RawAnswer> {
    const timeout = AbortSignal.timeout(requestTimeoutMs);
    // A request that may change data is never aborted; otherwise it would be unknown what to undo.
    const isWrite = mayChangeData(wanted);
    const signal = isWrite ? timeout : AbortSignal.any([stop.signal, timeout]);
    count();
    const started = performance.now();
    try {
      return await fetchAnswer(withExtra(wanted), { dispatcher, signal, bodyLimit, redactor });
    } catch (error) {
      if (stop.signal.aborted && !isWrite) throw stop.signal.reason;
      const way = connection ? toWay(connection) : { host: new URL(wanted.url).host };
      throw toNetworkFailure(error, way, requestTimeoutMs);
    } finally {
      wanted.onSent?.(performance.now() - started);
    }
  }
  const ask = withPulse(fetchOnce, ({ message }) =>
    turns.end(new Postponed(`the server no longer responds: ${message}`)),
  );

  /** @param waitMs How long to wait after a 429 or 503 without Retry-After. */
  async function attempt(wanted: ClientRequest, waitMs: number): Promise<RawAnswer> {
    const answer = await ask(wanted);
    const busy = findBusyAnswer(answer.status, answer.headers);
    if (!busy && !isLimited(answer)) {
      interval.accept();
      turns.space(interval.intervalMs);
      return answer;
    }
    // A proxy usually limits requests per fraction of a second, so a short wait is enough.
    const restMs = busy ? (busy.waitMs ?? waitMs) : waitMs / 5;
    interval.refuse(restMs, busy !== undefined);
    turns.pause(restMs);
    if (!busy) return answer;
    throw new Refused(busy.message, busy.waitMs === undefined);
  }

  /** Sends a request outside the queue, which may be waiting for this very response. */
  async function askAside(wanted: ClientRequest): Promise<RawAnswer> {
    if (turns.ended) throw turns.ended;
    return ask(wanted);
  }

  async function rest(milliseconds: number): Promise<void> {
    turns.pause(milliseconds);
    await sleep(milliseconds, undefined, { signal: stop.signal }).catch(() => {
      throw stop.signal.reason;
    });
  }

  const obstruction = createObstruction({
    ask: askAside,
    askInTurn: (wanted) => turns.take(() => attempt(wanted, 0), retries + 1),
    rest,
    retries,
    waitMs: usualWaitMs,
    onLost(obstacle) {
      lost ??= obstacle;
      turns.end(new Postponed(`the server went away during the check: ${obstacle.what}`));
      throw turns.ended;
    },
  });

  async function fetchInTurn(wanted: ClientRequest): Promise<RawAnswer> {
    if (mayChangeData(wanted)) {
      if (options.allowWrites) return toWritten(await turns.take(() => attempt(wanted, 0)));
      throw new BlockedRequest(`${wanted.method} may change data and writes are not allowed; nothing was sent.`);
    }
    // A server without Retry-After may limit requests per minute, so the waits together must last a minute.
    const maxRetries = retries === 0 ? 0 : Math.max(retries, maxOpenEndedRetries);
    const waitOf = (ordinal: number) =>
      ordinal > maxRetries ? 0 : Math.min(usualWaitMs * 2 ** (ordinal - 1), longestWaitMs);
    async function attemptReading(ordinal: number): Promise<RawAnswer> {
      // A retry goes to the head of the queue.
      const answer = await turns.take(() => attempt(wanted, waitOf(ordinal)), ordinal);
      if (answer.obstacle?.isTransient && ordinal <= retries) throw new Obstructed(answer.obstacle, true);
      return answer;
    }
    const answer = await pRetry(attemptReading, {
      retries: maxRetries,
      minTimeout: usualWaitMs / 5,
      maxTimeout: usualWaitMs,
      signal: stop.signal,
      shouldRetry({ error, attemptNumber }) {
        if (!(error instanceof NetworkFailure) || !error.isRetryable || turns.ended) return false;
        return attemptNumber <= retries || (error instanceof Refused && error.isOpenEnded);
      },
    });
    return obstruction.settle(wanted, answer);
  }

  return {
    get sent() {
      return sent;
    },
    get learntIntervalMs() {
      return interval.intervalMs;
    },
    get lost() {
      return lost;
    },
    async send(wanted) {
      const answer = await fetchInTurn(wanted);
      // The request has left the queue, so waiting for memory here delays no other request.
      await wanted.untilRoom?.();
      return toExchange(answer, withExtra(wanted), { bodyLimit, redactor });
    },
    async close() {
      options.signal?.removeEventListener('abort', onStop);
      turns.end(new Postponed('the check was stopped'));
      await dispatcher.destroy();
    },
  };
}

/** Six waits, the first of one second and each twice as long as the one before, last about a minute. */
const maxOpenEndedRetries = 6;

/** The server returned 429 or 503. */
class Refused extends Postponed {
  /** True if the response has no Retry-After. */
  readonly isOpenEnded: boolean;

  constructor(message: string, isOpenEnded: boolean) {
    super(message, true);
    this.isOpenEnded = isOpenEnded;
  }
}

/** A 503 of a proxy may be a rate limit: nginx sends it without Retry-After. */
const isLimited = ({ status, obstacle }: RawAnswer) => status === 503 && obstacle?.isTransient === true;

/** Throws for a write that something else answered, since it is unknown whether it was done. A write is never repeated. */
function toWritten(answer: RawAnswer): RawAnswer {
  const { obstacle } = answer;
  if (obstacle?.isTransient || obstacle?.isNeverOfApplication) throw new Obstructed(obstacle);
  return answer;
}
