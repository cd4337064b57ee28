import { createClient, type RedisClientOptions } from '@redis/client';
import type { RedisAddress } from './address.ts';
import { within } from './within.ts';

const createRedisClient = (options: RedisClientOptions) => createClient(options);
export type RedisClient = ReturnType<typeof createRedisClient>;

/** Milliseconds that Redis may take to answer. One that takes longer is gone, whatever the connection says. */
export const maxAnswerMs = 3000;

/**
 * Two connections to one Redis, one of which may block. They are made and given up together, and by their owner alone:
 * what was seen on one connection need not be true of the Redis that the next one reaches.
 */
export class Connection {
  readonly #options: RedisClientOptions;
  #clients: { reader: RedisClient; writer: RedisClient } | undefined;

  constructor({ key: _, ...where }: RedisAddress) {
    this.#options = {
      ...where,
      socket: { ...where.socket, connectTimeout: maxAnswerMs, reconnectStrategy: false },
      // What can't be sent at once is refused at once: it must not happen later, when nobody waits for it any more.
      disableOfflineQueue: true,
    } as unknown as RedisClientOptions;
  }

  /** Whether there were no failures since the last {@link open}. */
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

  /** Makes both anew. Rejects with what the client rejects with, or `NoAnswerError`. */
  async open(): Promise<void> {
    this.close();
    const [reader, writer] = [createRedisClient(this.#options), createRedisClient(this.#options)];
    this.#clients = { reader, writer };
    // Without a listener each broken connection would end the process; whoever asks for something is told anyway.
    for (const client of [reader, writer]) client.on('error', () => {});
    try {
      await within(Promise.all([reader.connect(), writer.connect()]), 2 * maxAnswerMs);
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

/** There is no connection now: nothing was sent. */
export class DisconnectedError extends Error {
  override readonly name = 'DisconnectedError';
}
