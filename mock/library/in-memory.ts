import type { Server } from 'node:http';
import type { Agent, Dispatcher } from 'undici';
import { createSocketPair } from './socket-pair.ts';

/** Milliseconds; a timer's longest. */
const forever = 2 ** 31 - 1;

/**
 * Calls a server without a port: Node's own client and server with a pipe in memory between them, so that nothing about
 * an exchange is made up.
 */
export class InMemory {
  readonly #server: Server;
  #agent: Promise<Agent> | undefined;

  constructor(server: Server) {
    this.#server = server;
  }

  /**
   * @param request To any host: only its path, query, headers and body count.
   * @throws TypeError where fetch would: the connection broke. What the request's signal is aborted with.
   */
  async handle(request: Request): Promise<Response> {
    this.#agent ??= connect(this.#server);
    // A pipe in memory keeps no process alive, unlike a socket.
    const alive = setInterval(() => {}, forever);
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
  // Loaded where it is asked for: a mock that listens has no use for it. CommonJS: once built in, it has a default export
  // alone.
  const { default: undici } = await import('undici');
  return new undici.Agent({
    connect(_, callback) {
      const [client, far] = createSocketPair();
      server.emit('connection', far);
      // Whoever connects is not told before it has asked.
      setImmediate(() => callback(null, client as never));
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
  // Whole: an answer that breaks off is noticed here, and not by whoever reads it.
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
