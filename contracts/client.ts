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
  /** Milliseconds for a request from its first byte to the last of its answer. */
  requestTimeoutMs: number;
  /**
   * Further attempts after a network failure, when the server wants to be asked later, and when a proxy can't reach it.
   */
  retries: number;
  /** Requests under way at once. */
  workers: number;
  /** Requests started in a second; no limit when absent. */
  rate?: number;
  /** Requests that may leave, retries included; no limit when absent. */
  maxRequests?: number;
  /** The way to the target. Default: straight there, as Node.js would. */
  connection?: Connection;
  /** Lets methods other than GET and HEAD out. */
  allowWrites: boolean;
  /** Bytes of a body, compressed and not. Default: 8 MB. */
  bodyLimit?: number;
  /** Milliseconds to wait for a server that does not say how long; doubled with each attempt. Default: 1000. */
  usualWaitMs?: number;
  /** Takes echoed secrets out of answers before anybody sees, or shortens, them. */
  redactor?: Redactor;
  /** Stops what is under way and refuses the rest, with its reason when that is a {@link Postponed}. */
  signal?: AbortSignal;
}

/** Sends requests, gently and without harm. */
export interface Client {
  /** Requests that left, retries included. */
  readonly sent: number;
  /** Why the server was given up: it answered, and now something else does in its place. */
  readonly lost?: MetObstacle;
  /** Milliseconds between two requests that the client keeps to, since the server has refused some; 0 before. */
  readonly learntIntervalMs?: number;
  /**
   * @throws NetworkFailure when no answer came
   * @throws Obstructed when something else answered in place of the API
   * @throws Oversized when the answer is larger than the limit, or holds more than can be judged
   * @throws Postponed when the budget is spent, the client was stopped, or the server keeps asking for patience
   * @throws BlockedRequest for a method that may change data, unless writes are allowed
   */
  send(request: ClientRequest): Promise<Exchange>;
  close(): Promise<void>;
}

const mayChangeData = ({ method }: ClientRequest) => !['GET', 'HEAD'].includes(method);
const defaultBodyLimit = 8 * 1_048_576;

/**
 * An HTTP client that only reads. Redirects are not followed, so that a token goes nowhere but to the target. A server
 * that asks for patience gets it: all requests wait.
 *
 * @example
 * const client = createClient({ requestTimeoutMs: 10_000, retries: 2, workers: 4, allowWrites: false });
 */
export function createClient(options: ClientOptions): Client {
  const { requestTimeoutMs, retries, workers, rate, maxRequests, connection } = options;
  const { bodyLimit = defaultBodyLimit, usualWaitMs = 1000 } = options;
  const redactor = options.redactor ?? createRedactor(new Map());
  // One more than workers, for asking whether anybody is there while they all wait.
  const dispatcher = createDispatcher(connection, { timeoutMs: requestTimeoutMs, connections: workers + 1 });
  const turns = createTurns({ workers, rate });
  const interval = createRequestInterval();
  const stop = new AbortController();
  // Every request that waits for its next attempt listens to it.
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

  /** With what every request to the target is sent; one that leads elsewhere gets nothing of it. */
  function withExtra(wanted: ClientRequest): ClientRequest {
    if (!connection || new URL(wanted.url).origin !== connection.target.origin) return wanted;
    const headers = { ...wanted.headers, ...connection.extra.headers };
    return { ...wanted, headers, curl: withExtraHeaders(wanted.curl, connection.extra) };
  }

  async function fetchOnce(wanted: ClientRequest): Promise<RawAnswer> {
    const late = AbortSignal.timeout(requestTimeoutMs);
    // What may change data is waited for whatever happens, or nobody would know what there is to undo.
    const isWaitedFor = mayChangeData(wanted);
    const signal = isWaitedFor ? late : AbortSignal.any([stop.signal, late]);
    count();
    const started = performance.now();
    try {
      return await fetchAnswer(withExtra(wanted), { dispatcher, signal, bodyLimit, redactor });
    } catch (error) {
      if (stop.signal.aborted && !isWaitedFor) throw stop.signal.reason;
      const way = connection ? toWay(connection) : { host: new URL(wanted.url).host };
      throw toNetworkFailure(error, way, requestTimeoutMs);
    } finally {
      wanted.onSent?.(performance.now() - started);
    }
  }
  const ask = withPulse(fetchOnce, ({ message }) =>
    turns.end(new Postponed(`the server answers nothing any more: ${message}`)),
  );

  /** `waitMs` is how long to let a server rest that asks for fewer requests, and not for how long. */
  async function attempt(wanted: ClientRequest, waitMs: number): Promise<RawAnswer> {
    const answer = await ask(wanted);
    const busy = findBusyAnswer(answer.status, answer.headers);
    if (!busy && !isLimited(answer)) {
      interval.accept();
      turns.space(interval.intervalMs);
      return answer;
    }
    // A proxy counts in fractions of a second, and lets a little in again at once.
    const restMs = busy ? (busy.waitMs ?? waitMs) : waitMs / 5;
    interval.refuse(restMs, busy !== undefined);
    turns.pause(restMs);
    if (!busy) return answer;
    throw new Refused(busy.message, busy.waitMs === undefined);
  }

  /** Asks beside the queue, which may be waiting for this very answer. */
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
      turns.end(new Postponed(`the server was lost on the way: ${obstacle.what}`));
      throw turns.ended;
    },
  });

  async function fetchInTurn(wanted: ClientRequest): Promise<RawAnswer> {
    if (mayChangeData(wanted)) {
      if (options.allowWrites) return toWritten(await turns.take(() => attempt(wanted, 0)));
      throw new BlockedRequest(`${wanted.method} may change data and writes are not allowed; nothing was sent.`);
    }
    // A server that does not say how long to wait counts in windows of a minute, for example.
    const patience = retries === 0 ? 0 : Math.max(retries, mostGuesses);
    const waitOf = (ordinal: number) =>
      ordinal > patience ? 0 : Math.min(usualWaitMs * 2 ** (ordinal - 1), longestWaitMs);
    async function attemptReading(ordinal: number): Promise<RawAnswer> {
      // A request that was refused before goes to the head of the queue.
      const answer = await turns.take(() => attempt(wanted, waitOf(ordinal)), ordinal);
      if (answer.obstacle?.isTransient && ordinal <= retries) throw new Obstructed(answer.obstacle, true);
      return answer;
    }
    const answer = await pRetry(attemptReading, {
      retries: patience,
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
      // The turn is over: whoever waits for room here keeps nobody from asking.
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

/** Waits of a second, doubled each time, after which a minute is over. */
const mostGuesses = 6;

/** The server wants to be asked later. */
class Refused extends Postponed {
  /** It did not say when. */
  readonly isOpenEnded: boolean;

  constructor(message: string, isOpenEnded: boolean) {
    super(message, true);
    this.isOpenEnded = isOpenEnded;
  }
}

/** A 503 of a proxy: it may limit requests, as nginx does without a word of it. */
const isLimited = ({ status, obstacle }: RawAnswer) => status === 503 && obstacle?.isTransient === true;

/** A write is never repeated. One that something else answered may have been done, or not. */
function toWritten(answer: RawAnswer): RawAnswer {
  const { obstacle } = answer;
  if (obstacle?.isTransient || obstacle?.isNeverOfApplication) throw new Obstructed(obstacle);
  return answer;
}
