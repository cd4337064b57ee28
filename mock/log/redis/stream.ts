import { ErrorReply } from '@redis/client';
import type { RedisAddress } from './address.ts';
import { Connection, DisconnectedError, maxAnswerMs } from './connection.ts';
import * as scripts from './scripts.ts';
import { within } from './within.ts';

/** An entry of a stream. Its id is the time at which Redis took it (milliseconds since 1970), a dash, and a number. */
export interface StreamEntry {
  id: string;
  /**
   * - `run`: of which beginning it is, the same for all entries after one beginning
   * - `name`: no other entry of any run has it
   * - `after`: name of the entry before it
   * - `number`: how many entries are before it
   * - `beginning` of the first one, `command` of all others: JSON
   */
  fields: Record<string, string>;
}

/** What is in a stream, at one moment. */
export interface View {
  /** Redis's own time, milliseconds since 1970. */
  time: number;
  /** Of the entry that it begins with; empty where that one is missing. */
  run: string;
  /** Name of the entry that was asked for; empty where there is none. */
  name: string;
  /** Id of the last entry; empty where there is none. */
  lastId: string;
  /** Whether its last entry is one of a log. */
  isLog: boolean;
  /** Whether no entry is missing between the first and the last. */
  isWhole: boolean;
}

/** Entries of one answer. */
const maxEntries = 500;

/** Milliseconds that a submission may take to reach Redis. Later than that, Redis refuses it. */
export const maxSubmissionMs = 4000;

/** Milliseconds by which our idea of Redis's time may be late. */
const slackMs = 2 * maxAnswerMs;

/** A stream of Redis. Whatever asks Redis for something rejects while Redis is out of reach, and when it does not answer. */
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

  /** Connects anew. */
  open(): Promise<void> {
    return this.#connection.open();
  }

  close(): void {
    this.#connection.close();
  }

  /** Puts an entry at the beginning; nothing where there are entries. */
  async begin(fields: Record<string, string>): Promise<void> {
    await this.#run(scripts.begin, Object.entries(fields).flat());
  }

  async first(): Promise<StreamEntry | undefined> {
    const { writer } = this.#connection;
    const [entry] = (await within(writer.xRange(this.#key, scripts.firstId, scripts.firstId), maxAnswerMs)) ?? [];
    return entry && toEntry(entry);
  }

  /** @param id Of the entry whose name is asked for. */
  async look(id: string): Promise<View> {
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
   * Puts an entry at the end.
   *
   * @param run Of the entry that the stream begins with. When that is another one, nothing is appended.
   * @param deadline By Redis's clock, milliseconds since 1970. Later than that, nothing is appended.
   */
  async append(run: string, deadline: number, fields: Record<string, string>): Promise<void> {
    const limits = [String(Math.floor(deadline)), String(maxSubmissionMs + slackMs)];
    // How long it may take is for the deadline to say.
    await this.#eval(scripts.append, [run, ...limits, ...Object.entries(fields).flat()]);
  }

  /** Entries after an id; waits so many milliseconds for the first one. */
  async read(after: string, waitMs: number): Promise<StreamEntry[]> {
    const { reader } = this.#connection;
    const asked = reader.xRead(
      { key: this.#key, id: after },
      { COUNT: maxEntries, ...(waitMs > 0 && { BLOCK: waitMs }) },
    );
    const found = await within(asked, waitMs + maxAnswerMs);
    const streams = found as unknown as { messages: { id: string; message: Record<string, string> }[] }[] | null;
    return streams?.[0]?.messages.map(toEntry) ?? [];
  }

  #run(script: string, values: string[]): Promise<unknown> {
    return within(this.#eval(script, values), maxAnswerMs);
  }

  async #eval(script: string, values: string[]): Promise<unknown> {
    return this.#connection.writer.eval(script, { keys: [this.#key], arguments: values });
  }
}

function toEntry({ id, message }: { id: string; message: Record<string, string> }): StreamEntry {
  return { id, fields: { ...message } };
}

/** Whether something has not happened for certain, and will not: Redis refused it, or it was never sent. */
export function isRefusal(error: unknown): boolean {
  if (error instanceof ErrorReply || error instanceof DisconnectedError) return true;
  return error instanceof Error && /^Client(Offline|Closed)Error$/.test(error.constructor.name);
}
