import type { Server } from 'node:http';
import type { Agent, Dispatcher } from 'undici';
import { createSocketPair } from './socket-pair.ts';

/** The longest duration of a timer, in milliseconds. */
const maxTimerMs = 2 ** 31 - 1;

/**
 * Calls a server without a port: Node's own client and server are connected by a pipe in memory, so that requests and
 * responses are the same as over a socket.
 */
export class InMemory {
  readonly #server: Server;
  #agent: Promise<Agent> | undefined;

  constructor(server: Server) {
    this.#server = server;
  }

  /**
   * @param request May have any host; only its path, query, headers and body are used.
   * @throws TypeError as fetch does, if the connection breaks. Throws the abort reason if the request's signal is
   * aborted.
   */
  async handle(request: Request): Promise<Response> {
    this.#agent ??= connect(this.#server);
    // Unlike a socket, a pipe in memory does not keep the process alive.
    const alive = setInterval(() => {}, maxTimerMs);
    try {
      return await exchange(await this.#agent, request);
    } catch (cause) {
      request.signal.throwIfAborted();
      throw new TypeError('fetch failed', { cause });
    } finally {
      clearInterval(alive);
    }
  }

  async close(): Promise<void> {
    await (await this.#agent)?.destroy();
  }
}

async function connect(server: Server): Promise<Agent> {
  // Loaded on demand, since a mock that listens does not need it. It is CommonJS: when bundled, it has only a default
  // export.
  const { default: undici } = await import('undici');
  return new undici.Agent({
    connect(_, callback) {
      const [clientEnd, serverEnd] = createSocketPair();
      server.emit('connection', serverEnd);
      // The callback must not run before connect() has returned. Its type demands a socket; undici uses it as a stream.
      setImmediate(() => callback(null, clientEnd as never));
    },
  });
}

async function exchange(agent: Agent, request: Request): Promise<Response> {
  const { host, pathname, search } = new URL(request.url);
  const sent = Buffer.from(await request.arrayBuffer());
  const { statusCode, headers, body } = await agent.request({
    origin: `http://${host}`,
    path: pathname + search,
    method: request.method as Dispatcher.HttpMethod,
    headers: [...request.headers].flat(),
    body: sent.length > 0 ? sent : null,
    signal: request.signal,
  });
  // Read completely, so that an incomplete response is noticed here and not by the caller.
  const received = Buffer.from(await body.arrayBuffer());
  return new Response(received.length > 0 ? received : null, { status: statusCode, headers: toHeaders(headers) });
}

function toHeaders(received: Record<string, string | string[] | undefined>): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(received)) {
    for (const value of [values ?? []].flat()) headers.append(name, value);
  }
  return headers;
}
