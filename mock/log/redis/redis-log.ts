import { setTimeout as sleep } from 'node:timers/promises';
import { traceError } from '../../../error-trace.ts';
import { createRunId } from '../../ambient.ts';
import { Fault } from '../../fault.ts';
import { type Command, revive } from '../command.ts';
import type { CommandLog } from '../command-log.ts';
import { assertSameBeginning, type Beginning, type KeptLogOptions } from '../kept.ts';
import { parseRedisAddress } from './address.ts';
import { isAfter, isEntryId, timeOf } from './entry-id.ts';
import { isLoss, isRefusal, openStream, replyOf, type Stream, type StreamEntry } from './stream.ts';
import { Waiting } from './waiting.ts';

/** Milliseconds for which a read waits for news, and between tries while Redis is away. */
const pace = { block: 1000, retry: 100 };

/**
 * A log that lives in a stream of Redis: servers that begin alike and perform the same commands in the stream's order
 * are alike. The stream's order decides ids, its times decide times. A command is answered once the server that took it
 * has performed it.
 *
 * @throws UsageError `BAD_OPTION`, `BAD_LOG`.
 */
export async function createRedisLog(address: string, options: KeptLogOptions): Promise<CommandLog> {
  const stream = await openStream(parseRedisAddress(address));
  const log = new RedisLog(stream, options);
  try {
    await log.start();
  } catch (error) {
    await stream.close();
    throw error;
  }
  return log;
}

class RedisLog implements CommandLog {
  readonly #stream: Stream;
  readonly #options: KeptLogOptions;
  /** Tells our own commands from those of others. */
  readonly #name = createRunId();
  readonly #submitted = new Waiting();
  readonly #reaching = new Map<string, Promise<void>>();
  readonly #reached = new Waiting();
  #count = 0;
  /** Tells this log from another one that was begun under the same key. */
  #run = '';
  #position = '0-0';
  #isLost = false;
  #isClosed = false;
  #following: Promise<void> | undefined;

  constructor(stream: Stream, options: KeptLogOptions) {
    this.#stream = stream;
    this.#options = options;
  }

  /** Performs all that there is, and goes on with what comes. */
  async start(): Promise<void> {
    await this.#begin();
    this.#options.machine.follow(await this.#stream.time());
    const end = await this.#stream.lastId();
    while (isAfter(end, this.#position)) await this.#performAll(await this.#stream.read(this.#position, 0));
    this.#following = this.#follow();
  }

  submit(command: Command): Promise<unknown> {
    this.#count += 1;
    const name = `${this.#name} ${this.#count}`;
    const outcome = this.#submitted.add(name);
    this.#stream.append(this.#run, { name, command: JSON.stringify(command) }).catch((error) => {
      this.#isLost ||= isLoss(error);
      // A connection that broke may have carried it over. If it did, it comes by when there is a connection again.
      if (isRefusal(error)) this.#submitted.refuse(name);
    });
    return outcome;
  }

  position(): string {
    return this.#position;
  }

  reach(position: string): Promise<void> | undefined {
    if (!isEntryId(position) || !isAfter(position, this.#position)) return undefined;
    const known = this.#reaching.get(position);
    if (known) return known;
    const reaching = this.#reached.add(position).finally(() => this.#reaching.delete(position)) as Promise<void>;
    this.#reaching.set(position, reaching);
    return reaching;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#stream.close();
    await this.#following;
    this.#submitted.refuseAll();
    this.#reached.refuseAll();
  }

  /** Begins the log, or finds out how somebody else has begun it. */
  async #begin(): Promise<void> {
    const ours = { run: this.#name, beginning: JSON.stringify(this.#options.beginning) };
    await this.#stream.begin(ours);
    const first = await this.#stream.first();
    const theirs = parseBeginning(first);
    assertSameBeginning(this.#options.beginning, theirs);
    this.#run = first?.fields.run ?? '';
    this.#position = first?.id ?? '0-0';
  }

  async #follow(): Promise<void> {
    let isAway = false;
    while (!this.#isClosed) {
      try {
        if (isAway || this.#isLost) await this.#resume();
        isAway = false;
        await this.#performAll(await this.#stream.read(this.#position, pace.block));
      } catch (error) {
        if (this.#isClosed) return;
        if (!isAway)
          this.#options.logger.error(
            { err: traceError(error), reply: replyOf(error) },
            'The log is out of reach; reads go on, writes wait',
          );
        isAway = true;
        await sleep(pace.retry);
      }
    }
  }

  /** After Redis was away: goes on where it was, or from the beginning when the log is not what it was. */
  async #resume(): Promise<void> {
    const first = await this.#stream.first();
    const isSame = first?.fields.run === this.#run && !isAfter(this.#position, await this.#stream.lastId());
    if (!isSame) {
      this.#options.logger.error({}, 'The log lost what was in it: beginning anew from what is left');
      this.#options.restart();
      await this.#begin();
    }
    this.#isLost = false;
    this.#options.machine.follow(await this.#stream.time());
  }

  async #performAll(entries: readonly StreamEntry[]): Promise<void> {
    for (const entry of entries) {
      const command = parseCommand(entry.fields.command);
      const preparing = command && this.#options.prepare(command);
      // What is refused is said when the command is performed.
      if (preparing) await preparing.catch(() => {});
      this.#perform(entry, command);
    }
  }

  #perform({ id, fields }: StreamEntry, command: Command | undefined): void {
    const { perform, machine, logger } = this.#options;
    this.#position = id;
    this.#submitted.settle(fields.name ?? '', () => {
      try {
        if (!command) throw new Fault('malformed');
        return machine.at(timeOf(id), () => perform(command));
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        logger.debug({ kind: error.name }, 'A command was refused');
        throw error;
      }
    });
    for (const position of this.#reaching.keys()) {
      if (!isAfter(position, id)) this.#reached.settle(position, () => undefined);
    }
  }
}

function parseBeginning(first: StreamEntry | undefined): Beginning {
  try {
    return JSON.parse(first?.fields.beginning ?? '') as Beginning;
  } catch {
    return { format: 'unknown' };
  }
}

/** Undefined for what is no command. */
function parseCommand(text: string | undefined): Command | undefined {
  try {
    const command = JSON.parse(text ?? 'null') as Command | null;
    return command ? revive(command) : undefined;
  } catch {
    return undefined;
  }
}
