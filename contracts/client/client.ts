import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';
import { type Connection, toRoute } from '../../specs/connection/connection.ts';
import { createDispatcher } from '../../specs/connection/dispatcher.ts';
import { toNetworkFailure } from '../../specs/connection/failure.ts';
import { withExtraHeaders } from '../exchanges/curl.ts';
import { BlockedRequest, type Exchange, NetworkFailure, PostponedRequest } from '../exchanges/exchange.ts';
import { createRedactor, type Redactor } from '../exchanges/redaction.ts';
import type { FoundObstacle } from '../obstacles/find-obstacle.ts';
import { ObstructedRequest } from '../obstacles/obstructed.ts';
import { withCircuitBreaker } from './circuit-breaker.ts';
import { type ClientRequest, fetchResponse, type RawResponse, toExchange } from './fetch-exchange.ts';
import { createObstruction } from './obstruction.ts';
import { createRequestInterval } from './request-interval.ts';
import { createRequestQueue } from './request-queue.ts';
import { findBusyResponse, maxWaitMs } from './retry-after.ts';

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
  defaultWaitMs?: number;
  /** Removes echoed secrets from responses before any other code reads or shortens them. */
  redactor?: Redactor;
  /** Aborts pending requests and refuses further ones. Its reason is passed on if it is a {@link PostponedRequest}. */
  signal?: AbortSignal;
}

/** Sends requests within the limits of the options. By default it sends only requests that do not change data. */
export interface Client {
  /** Number of requests sent, retries included. */
  readonly sentCount: number;
  /** The obstacle that now answers in place of a server that answered before; undefined while the server answers. */
  readonly lost?: FoundObstacle;
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
  const { bodyLimit = defaultBodyLimit, defaultWaitMs = 1000 } = options;
  const redactor = options.redactor ?? createRedactor(new Map());
  // One connection more than workers, to probe whether the server still answers while all requests wait.
  const dispatcher = createDispatcher(connection, { timeoutMs: requestTimeoutMs, maxConnections: workers + 1 });
  const turns = createRequestQueue({ workers, rate });
  const interval = createRequestInterval();
  const stop = new AbortController();
  // Every request that waits for its next attempt adds a listener.
  setMaxListeners(0, stop.signal);
  let sent = 0;
  let lost: FoundObstacle | undefined;

  const onStop = () => {
    const { reason } = options.signal ?? {};
    stop.abort(
      reason instanceof PostponedRequest
        ? reason
        : new PostponedRequest('the check was stopped', false, { cause: reason }),
    );
    turns.end(stop.signal.reason);
  };
  if (options.signal?.aborted) onStop();
  options.signal?.addEventListener('abort', onStop, { once: true });

  function count(): void {
    sent++;
    if (sent !== maxRequests) return;
    const requests = maxRequests === 1 ? 'request' : 'requests';
    turns.end(new PostponedRequest(`the budget of ${maxRequests} ${requests} is spent`));
  }

  /** Adds the user's extra headers to a request to the target. A request to another origin gets none. */
  function withExtra(wanted: ClientRequest): ClientRequest {
    if (!connection || new URL(wanted.url).origin !== connection.target.origin) return wanted;
    const headers = { ...wanted.headers, ...connection.extraHeaders.headers };
    return { ...wanted, headers, curl: withExtraHeaders(wanted.curl, connection.extraHeaders) };
  }

  async function fetchOnce(wanted: ClientRequest): Promise<RawResponse> {
    const timeout = AbortSignal.timeout(requestTimeoutMs);
    // A request that may change data is never aborted; otherwise it would be unknown what to undo.
    const isWrite = mayChangeData(wanted);
    const signal = isWrite ? timeout : AbortSignal.any([stop.signal, timeout]);
    count();
    const started = performance.now();
    try {
      return await fetchResponse(withExtra(wanted), { dispatcher, signal, bodyLimit, redactor });
    } catch (error) {
      if (stop.signal.aborted && !isWrite) throw stop.signal.reason;
      const way = connection ? toRoute(connection) : { host: new URL(wanted.url).host };
      throw toNetworkFailure(error, way, requestTimeoutMs);
    } finally {
      wanted.onSent?.(performance.now() - started);
    }
  }
  const ask = withCircuitBreaker(fetchOnce, ({ message }) =>
    turns.end(new PostponedRequest(`the server no longer responds: ${message}`)),
  );

  /** @param waitMs How long to wait after a 429 or 503 without Retry-After. */
  async function attempt(wanted: ClientRequest, waitMs: number): Promise<RawResponse> {
    const answer = await ask(wanted);
    const busy = findBusyResponse(answer.status, answer.headers);
    if (!busy && !isLimited(answer)) {
      interval.accept();
      turns.setSpacing(interval.intervalMs);
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
  async function askAside(wanted: ClientRequest): Promise<RawResponse> {
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
    askQueued: (wanted) => turns.add(() => attempt(wanted, 0), retries + 1),
    pause: rest,
    retries,
    waitMs: defaultWaitMs,
    onLost(obstacle) {
      lost ??= obstacle;
      turns.end(new PostponedRequest(`the server went away during the check: ${obstacle.what}`));
      throw turns.ended;
    },
  });

  async function fetchInTurn(wanted: ClientRequest): Promise<RawResponse> {
    if (mayChangeData(wanted)) {
      if (options.allowWrites) return toWritten(await turns.add(() => attempt(wanted, 0)));
      throw new BlockedRequest(`${wanted.method} may change data and writes are not allowed; nothing was sent.`);
    }
    // A server without Retry-After may limit requests per minute, so the waits together must last a minute.
    const maxRetries = retries === 0 ? 0 : Math.max(retries, maxOpenEndedRetries);
    const waitOf = (ordinal: number) =>
      ordinal > maxRetries ? 0 : Math.min(defaultWaitMs * 2 ** (ordinal - 1), maxWaitMs);
    async function attemptReading(ordinal: number): Promise<RawResponse> {
      // A retry goes to the head of the queue.
      const answer = await turns.add(() => attempt(wanted, waitOf(ordinal)), ordinal);
      if (answer.obstacle?.isTransient && ordinal <= retries) throw new ObstructedRequest(answer.obstacle, true);
      return answer;
    }
    const answer = await pRetry(attemptReading, {
      retries: maxRetries,
      minTimeout: defaultWaitMs / 5,
      maxTimeout: defaultWaitMs,
      signal: stop.signal,
      shouldRetry({ error, attemptNumber }) {
        if (!(error instanceof NetworkFailure) || !error.isRetryable || turns.ended) return false;
        return attemptNumber <= retries || (error instanceof Refused && error.isOpenEnded);
      },
    });
    return obstruction.resolve(wanted, answer);
  }

  return {
    get sentCount() {
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
      await wanted.waitForMemory?.();
      return toExchange(answer, withExtra(wanted), { bodyLimit, redactor });
    },
    async close() {
      options.signal?.removeEventListener('abort', onStop);
      turns.end(new PostponedRequest('the check was stopped'));
      await dispatcher.destroy();
    },
  };
}

/** Six waits, the first of one second and each twice as long as the one before, last about a minute. */
const maxOpenEndedRetries = 6;

/** The server returned 429 or 503. */
class Refused extends PostponedRequest {
  /** True if the response has no Retry-After. */
  readonly isOpenEnded: boolean;

  constructor(message: string, isOpenEnded: boolean) {
    super(message, true);
    this.isOpenEnded = isOpenEnded;
  }
}

/** A 503 of a proxy may be a rate limit: nginx sends it without Retry-After. */
const isLimited = ({ status, obstacle }: RawResponse) => status === 503 && obstacle?.isTransient === true;

/** Throws for a write that something else answered, since it is unknown whether it was done. A write is never repeated. */
function toWritten(answer: RawResponse): RawResponse {
  const { obstacle } = answer;
  if (obstacle?.isTransient || obstacle?.isNeverOfApplication) throw new ObstructedRequest(obstacle);
  return answer;
}
