import { ErrorReply } from '@redis/client';
import type { RedisAddress } from '../address.ts';
import { Connection, DisconnectedError, maxAnswerMs } from './connection.ts';
import * as scripts from './scripts.ts';
import { withTimeout } from './with-timeout.ts';

/**
 * An entry of a stream. Its id is the time at which Redis received it (milliseconds since 1970), a dash, and a number.
 */
export interface StreamEntry {
  id: string;
  /**
   * - `run`: id of the log, the same for all entries after one first entry
   * - `name`: unique among all entries
   * - `after`: name of the previous entry
   * - `number`: number of entries before it
   * - `beginning` of the first one, `command` of all others: JSON
   */
  fields: Record<string, string>;
}

/** The state of a stream at one moment. */
export interface StreamView {
  /** Redis's own time, milliseconds since 1970. */
  time: number;
  /** Run of the first entry; empty if that is missing. */
  run: string;
  /** Name of the requested entry; empty if it does not exist. */
  name: string;
  /** Id of the last entry; empty if there is none. */
  lastId: string;
  /** Whether the last entry belongs to a log. */
  isLog: boolean;
  /** Whether no entry is missing between the first and the last. */
  isWhole: boolean;
}

/** Maximum number of entries in one answer. */
const maxEntries = 500;

/** Milliseconds within which a submission must reach Redis. Later ones are refused. */
export const maxSubmissionMs = 4000;

/** Maximum delay of the estimated Redis time, in milliseconds. */
const slackMs = 2 * maxAnswerMs;

/** A Redis stream. All requests reject if Redis is unreachable or does not answer. */
export class Stream {
  readonly #key: string;
  readonly #connection: Connection;

  constructor(address: RedisAddress) {
    this.#key = address.key;
    this.#connection = new Connection(address);
  }

  get isOpen(): boolean {
    return this.#connection.isOpen;
  }

  /** Opens new connections. */
  open(): Promise<void> {
    return this.#connection.open();
  }

  close(): void {
    this.#connection.close();
  }

  /** Adds the first entry, if the stream is empty. */
  async begin(fields: Record<string, string>): Promise<void> {
    await this.#run(scripts.begin, Object.entries(fields).flat());
  }

  async first(): Promise<StreamEntry | undefined> {
    const { writer } = this.#connection;
    const [entry] = (await withTimeout(writer.xRange(this.#key, scripts.firstId, scripts.firstId), maxAnswerMs)) ?? [];
    return entry && toEntry(entry);
  }

  /**
   * Reads the state of the stream.
   *
   * @param id The entry whose name is requested.
   */
  async readView(id: string): Promise<StreamView> {
    const answer = await this.#run(scripts.look, [id]);
    const [time = '', run = '', name = '', lastId = '', number = '', length = ''] = answer as string[];
    return {
      time: Number(time),
      run,
      name,
      lastId,
      isLog: number !== '',
      isWhole: Number(length) === Number(number) + 1,
    };
  }

  /**
   * Appends an entry.
   *
   * @param run Run of the log. If the stream has another run, nothing is appended.
   * @param deadline By Redis's clock, milliseconds since 1970. After it, nothing is appended.
   */
  async append(run: string, deadline: number, fields: Record<string, string>): Promise<void> {
    const limits = [String(Math.floor(deadline)), String(maxSubmissionMs + slackMs)];
    // No timeout here: the deadline limits it.
    await this.#eval(scripts.append, [run, ...limits, ...Object.entries(fields).flat()]);
  }

  /** Reads the entries after an id. It waits up to `waitMs` for the first one. */
  async read(after: string, waitMs: number): Promise<StreamEntry[]> {
    const { reader } = this.#connection;
    const reading = reader.xRead(
      { key: this.#key, id: after },
      { COUNT: maxEntries, ...(waitMs > 0 && { BLOCK: waitMs }) },
    );
    const found = await withTimeout(reading, waitMs + maxAnswerMs);
    return found?.[0]?.messages.map(toEntry) ?? [];
  }

  #run(script: string, values: string[]): Promise<unknown> {
    return withTimeout(this.#eval(script, values), maxAnswerMs);
  }

  async #eval(script: string, values: string[]): Promise<unknown> {
    return this.#connection.writer.eval(script, { keys: [this.#key], arguments: values });
  }
}

function toEntry({ id, message }: { id: string; message: Record<string, string> }): StreamEntry {
  return { id, fields: { ...message } };
}

/**
 * Whether an error proves that the command was not and will not be performed: Redis refused it, or it was never sent.
 */
export function isRefusal(error: unknown): boolean {
  if (error instanceof ErrorReply || error instanceof DisconnectedError) return true;
  return error instanceof Error && /^Client(Offline|Closed)Error$/.test(error.constructor.name);
}
