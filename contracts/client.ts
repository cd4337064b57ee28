import PQueue from 'p-queue';
import pRetry from 'p-retry';
import { Agent, type Dispatcher, request } from 'undici';
import { acceptedEncodings, readLimited, toBody } from './body.ts';
import { BlockedRequest, type Exchange, NetworkFailure } from './exchange.ts';
import { toNetworkFailure } from './network.ts';
import { createRedactor, type Redactor } from './redaction.ts';

export interface ClientOptions {
  /** Milliseconds for a request from its first byte to the last of its answer. */
  timeoutMs: number;
  /** Further attempts after a network failure. An answer, whatever it says, is never asked for again. */
  retries: number;
  /** Requests under way at once. */
  concurrency: number;
  /** Requests started in a second; no limit when absent. */
  rateLimit?: number;
  /** Lets methods other than GET and HEAD out. */
  allowWrites: boolean;
  /** Bytes of a body, compressed and not. Default: 32 MB. */
  bodyLimit?: number;
  /** Takes echoed secrets out of answers before anybody sees, or shortens, them. */
  redactor?: Redactor;
  signal?: AbortSignal;
}

export interface ClientRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** What to show of it. */
  curl: string;
}

/** Sends requests, gently and without harm. */
export interface Client {
  /** Requests that left, retries included. */
  readonly sent: number;
  /**
   * @throws NetworkFailure when no answer came
   * @throws BlockedRequest for a method that may change data, unless writes are allowed
   */
  send(request: ClientRequest): Promise<Exchange>;
  close(): Promise<void>;
}

const harmless = ['GET', 'HEAD'];
const defaultBodyLimit = 32 * 1_048_576;

/**
 * An HTTP client that only reads. Redirects are not followed, so that a token goes nowhere but to the target.
 *
 * @example
 * const client = createClient({ timeoutMs: 10_000, retries: 2, concurrency: 4, allowWrites: false });
 */
export function createClient(options: ClientOptions): Client {
  const { timeoutMs, retries, concurrency, rateLimit, signal, bodyLimit = defaultBodyLimit } = options;
  const redactor = options.redactor ?? createRedactor(new Map());
  const agent = new Agent({
    connections: concurrency,
    connect: { timeout: timeoutMs },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });
  const pace = rateLimit === undefined ? {} : { interval: Math.ceil(1000 / rateLimit), intervalCap: 1 };
  const queue = new PQueue({ concurrency, ...pace });
  let sent = 0;

  async function attempt({ method, url, headers, body, curl }: ClientRequest): Promise<Exchange> {
    const started = performance.now();
    const timeout = AbortSignal.timeout(timeoutMs);
    sent++;
    try {
      const answer = await request(url, {
        dispatcher: agent,
        method: method as Dispatcher.HttpMethod,
        headers: { accept: 'application/json', 'accept-encoding': acceptedEncodings, ...headers },
        body,
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      const received = redactor.deep(firstValues(answer.headers));
      const mediaType = received['content-type']?.split(';')[0]?.trim().toLowerCase();
      const bytes = await readLimited(answer.body, bodyLimit);
      return {
        status: answer.statusCode,
        headers: received,
        mediaType,
        body: await toBody(bytes, mediaType, received['content-encoding'], { limit: bodyLimit, redactor }),
        curl,
        durationMs: performance.now() - started,
      };
    } catch (error) {
      throw toNetworkFailure(error, new URL(url).host, timeoutMs, signal?.aborted ?? false);
    }
  }

  return {
    get sent() {
      return sent;
    },
    async send(wanted) {
      const mayChangeData = !harmless.includes(wanted.method);
      if (mayChangeData && !options.allowWrites) {
        throw new BlockedRequest(`${wanted.method} may change data and writes are not allowed; nothing was sent.`);
      }
      return pRetry(() => queue.add(() => attempt(wanted)), {
        retries: mayChangeData ? 0 : retries,
        minTimeout: 200,
        shouldRetry: ({ error }) => error instanceof NetworkFailure && error.isRetryable,
      });
    },
    async close() {
      queue.clear();
      await agent.destroy();
    },
  };
}

function firstValues(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) result[name.toLowerCase()] = first;
  }
  return result;
}
