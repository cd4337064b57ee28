import { createClient, ErrorReply, ReconnectStrategyError, type RedisClientOptions } from '@redis/client';
import { UsageError } from '../../../usage-error.ts';
import type { RedisAddress } from './address.ts';

/** An entry of a stream. Its id is the time at which Redis took it (milliseconds since 1970), a dash, and a number. */
export interface StreamEntry {
  id: string;
  fields: Record<string, string>;
}

/** A stream of Redis. Whatever asks Redis for something rejects while Redis is out of reach. */
export interface Stream {
  /** Puts an entry under the first id there can be; false when something is there already. */
  begin(fields: Record<string, string>): Promise<boolean>;
  first(): Promise<StreamEntry | undefined>;
  /** Id of the latest entry that there ever was. */
  lastId(): Promise<string>;
  /**
   * Puts an entry at the end.
   *
   * @param run Of the entry that the stream begins with. When that is another one, nothing is appended.
   */
  append(run: string, fields: Record<string, string>): Promise<void>;
  /** Entries after an id; waits so many milliseconds for the first one. */
  read(after: string, wait: number): Promise<StreamEntry[]>;
  /** Redis's own time, milliseconds since 1970. */
  time(): Promise<number>;
  close(): Promise<void>;
}

const firstId = '0-1';

/** Redis does nothing else meanwhile. A stream that was lost must not go on under a name that servers know. */
const append = `
local first = redis.call('XRANGE', KEYS[1], '${firstId}', '${firstId}')[1]
for i = 1, first and #first[2] or 0, 2 do
  if first[2][i] == 'run' and first[2][i + 1] == ARGV[1] then
    return redis.call('XADD', KEYS[1], '*', unpack(ARGV, 2))
  end
end
return redis.error_reply('LOST the log has another beginning')`;

/** Entries of one answer. */
const most = 500;

/**
 * @throws UsageError `BAD_LOG` when Redis can't be reached, refuses the credentials, or keeps something else under the
 * key. Once connected, connections that break are made anew.
 */
export async function openStream({ key, ...where }: RedisAddress): Promise<Stream> {
  let isUp = false;
  const options = {
    ...where,
    // At the start a failure is the user's to know; later it passes.
    socket: {
      ...where.socket,
      connectTimeout: 5000,
      reconnectStrategy: (tries: number, cause: Error) => (isUp ? Math.min(1000, 20 * 2 ** tries) : cause),
    },
    // What can't be sent at once is refused at once: it must not happen later, when nobody waits for it any more.
    disableOfflineQueue: true,
  } as unknown as RedisClientOptions;
  const writer = createClient(options);
  const reader = createClient(options);
  // Without a listener each broken connection would end the process; whoever asks for something is told anyway.
  for (const client of [writer, reader]) client.on('error', () => {});
  try {
    await Promise.all([writer.connect(), reader.connect()]);
    await writer.xLen(key);
  } catch (cause) {
    const failed = cause instanceof Error ? cause.message || cause.name : String(cause);
    const reply = replyOf(cause);
    const reason = reply === undefined ? failed : `Redis answered ${reply}`;
    for (const client of [writer, reader]) if (client.isOpen) client.destroy();
    const { host, port } = where.socket;
    throw new UsageError('BAD_LOG', `No log could be opened at ${host}:${port}: ${reason}.`);
  }
  isUp = true;

  const toEntry = ({ id, message }: { id: string; message: Record<string, string> }): StreamEntry => {
    return { id, fields: { ...message } };
  };
  return {
    async begin(fields) {
      try {
        await writer.xAdd(key, firstId, fields);
        return true;
      } catch (error) {
        // Ids only grow: somebody has begun it.
        if (error instanceof ErrorReply && /equal or smaller/.test(error.message)) return false;
        throw error;
      }
    },
    async first() {
      const [entry] = (await writer.xRange(key, firstId, firstId)) ?? [];
      return entry && toEntry(entry);
    },
    lastId: async () => String((await writer.xInfoStream(key))['last-generated-id']),
    async append(run, fields) {
      await writer.eval(append, { keys: [key], arguments: [run, ...Object.entries(fields).flat()] });
    },
    async read(after, wait) {
      const found = await reader.xRead({ key, id: after }, { COUNT: most, ...(wait > 0 && { BLOCK: wait }) });
      const streams = found as unknown as { messages: { id: string; message: Record<string, string> }[] }[] | null;
      return streams?.[0]?.messages.map(toEntry) ?? [];
    },
    async time() {
      const reply = (await writer.sendCommand(['TIME'])) as unknown as [string, string];
      return Number(reply[0]) * 1000 + Math.floor(Number(reply[1]) / 1000);
    },
    async close() {
      for (const client of [writer, reader]) if (client.isOpen) client.destroy();
    },
  };
}

/**
 * The first word of what Redis complained of, which is its kind: `WRONGPASS`, `NOAUTH`. What follows may quote all that
 * was sent, a password for one.
 */
export function replyOf(error: unknown): string | undefined {
  // Where it ended the connection, the client wraps it.
  const reply = error instanceof ReconnectStrategyError ? error.originalError : error;
  return reply instanceof ErrorReply ? (/^[A-Z]+\b/.exec(reply.message)?.[0] ?? 'an error') : undefined;
}

/** Whether something has not happened for certain: Redis refused it, or it was never sent. */
export function isRefusal(error: unknown): boolean {
  const isUnsent = error instanceof Error && /^Client(Offline|Closed)Error$/.test(error.constructor.name);
  return isUnsent || error instanceof ErrorReply;
}

/** Whether the stream is not what it was. */
export function isLoss(error: unknown): boolean {
  return error instanceof ErrorReply && error.message.startsWith('LOST');
}
