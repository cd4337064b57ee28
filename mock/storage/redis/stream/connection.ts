import { createClient, type RedisClientOptions } from '@redis/client';
import type { RedisAddress } from '../address.ts';
import { withTimeout } from './with-timeout.ts';

const createRedisClient = (options: RedisClientOptions) => createClient(options);
export type RedisClient = ReturnType<typeof createRedisClient>;

/**
 * Timeout for an answer of Redis in milliseconds. Above it Redis counts as unreachable, even if the connection is open.
 */
export const maxAnswerMs = 3000;

/**
 * Two connections to one Redis, one of which may block. They are opened and closed together, and only by their owner,
 * since after a reconnect the Redis behind them may have other data.
 */
export class Connection {
  readonly #options: RedisClientOptions;
  #clients: { reader: RedisClient; writer: RedisClient } | undefined;

  constructor({ key: _, socket, ...where }: RedisAddress) {
    const tcp = {
      host: socket.host,
      port: socket.port,
      connectTimeout: maxAnswerMs,
      reconnectStrategy: false,
    } as const;
    this.#options = {
      ...where,
      // Two branches, since the client's types distinguish sockets by the value of `tls`.
      socket: socket.tls ? { ...tcp, tls: true } : { ...tcp, tls: false },
      // A command that cannot be sent immediately is refused. It must not be sent later, after its client got an error.
      disableOfflineQueue: true,
    };
  }

  /** Whether both connections have been open since the last {@link open}. */
  get isOpen(): boolean {
    const { reader, writer } = this.#clients ?? {};
    return reader?.isReady === true && writer?.isReady === true;
  }

  get reader(): RedisClient {
    return this.#get().reader;
  }

  get writer(): RedisClient {
    return this.#get().writer;
  }

  /** Opens both connections. Rejects with the client's error, or `NoAnswerError`. */
  async open(): Promise<void> {
    this.close();
    const [reader, writer] = [createRedisClient(this.#options), createRedisClient(this.#options)];
    this.#clients = { reader, writer };
    // Without a listener a broken connection would end the process. Pending commands are rejected anyway.
    for (const client of [reader, writer]) client.on('error', () => {});
    try {
      await withTimeout(Promise.all([reader.connect(), writer.connect()]), 2 * maxAnswerMs);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  close(): void {
    for (const client of Object.values(this.#clients ?? {})) client.destroy();
    this.#clients = undefined;
  }

  #get() {
    if (!this.#clients) throw new DisconnectedError();
    return this.#clients;
  }
}

/** Not connected, so nothing was sent. */
export class DisconnectedError extends Error {
  override readonly name = 'DisconnectedError';
}
