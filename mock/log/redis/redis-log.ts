import { setTimeout as sleep } from 'node:timers/promises';
import { traceError } from '../../../error-trace.ts';
import { isObject } from '../../../specs/json.ts';
import { UsageError } from '../../../usage-error.ts';
import { createRunId } from '../../ambient.ts';
import { Fault } from '../../fault.ts';
import { defaultName } from '../../workspaces.ts';
import { type Command, revive } from '../command.ts';
import type { CommandLog, LogHealth, LogOutcome } from '../command-log.ts';
import { assertSameBeginning, type Beginning, type KeptLogOptions } from '../kept.ts';
import { parseRedisAddress } from './address.ts';
import { follows, type Link, toLink } from './chain.ts';
import { Condition } from './condition.ts';
import { assertSame, Damage, Loss, missingBeginning, missingEntry, strangeStream } from './damage.ts';
import { isAfter, isEntryId, timeOf } from './entry-id.ts';
import { Outcomes, toName } from './outcomes.ts';
import { ServerClock } from './server-clock.ts';
import { isRefusal, maxSubmissionMs, Stream, type StreamEntry, type View } from './stream.ts';
import { Submissions } from './submissions.ts';
import { replyOf, toUsageError } from './trouble.ts';
import { Waiting } from './waiting.ts';

/**
 * Milliseconds for which a read waits for news, after which a log is looked at again, and between tries while Redis is out
 * of reach or what it has is of no use.
 */
const pace = { block: 1000, look: 1000, retry: 100, unusable: 500 };

/** What entries are made of. Servers of another form are turned away like those with other options. */
const form = 'chatpact.stream/2';

/**
 * A log that lives in a stream of Redis: servers that begin alike and perform the same commands in the stream's order
 * are alike. The stream's order decides ids, its times decide times. A command is answered once the server that took it
 * has performed it.
 *
 * @throws UsageError `BAD_OPTION`, `BAD_LOG`.
 */
export async function createRedisLog(address: string, options: KeptLogOptions): Promise<CommandLog> {
  const where = parseRedisAddress(address);
  const stream = new Stream(where);
  const log = new RedisLog(stream, options);
  try {
    await log.start();
  } catch (error) {
    stream.close();
    throw toUsageError(error, where);
  }
  return log;
}

class RedisLog implements CommandLog {
  readonly #stream: Stream;
  readonly #options: KeptLogOptions;
  /** Tells our own commands from those of others. */
  readonly #server = createRunId();
  readonly #submissions = new Submissions();
  readonly #outcomes = new Outcomes();
  readonly #clock = new ServerClock();
  readonly #condition: Condition;
  readonly #reaching = new Map<string, Promise<void>>();
  readonly #reached = new Waiting();
  #count = 0;
  #position: Link = { id: '0-0', run: '', name: '', number: -1 };
  /** A time of Redis, and the last entry that there was then. */
  #mark: { time: number; end: string } | undefined;
  #lookedAt = 0;
  /** What Redis refused the last write with. */
  #reply: string | undefined;
  #isClosed = false;
  #following: Promise<void> | undefined;

  constructor(stream: Stream, options: KeptLogOptions) {
    this.#stream = stream;
    this.#options = options;
    this.#condition = new Condition(() => options.machine.now());
  }

  /** Performs all that there is, and goes on with what comes. */
  async start(): Promise<void> {
    await this.#stream.open();
    this.#position = toLink(await this.#begin());
    await this.#catchUp();
    this.#condition.change('following');
    this.#following = this.#follow();
  }

  submit(command: Command): Promise<unknown> {
    // What is sent now might go to a log that this server does not follow.
    if (this.#condition.state !== 'following') return Promise.reject(new Fault('unavailable'));
    this.#count += 1;
    const deadline = this.#clock.now() + maxSubmissionMs;
    const name = toName(this.#server, this.#count, deadline);
    const outcome = this.#submissions.add(name, deadline);
    this.#stream.append(this.#position.run, deadline, { name, command: JSON.stringify(command) }).then(
      () => {
        this.#reply = undefined;
      },
      (error) => {
        // A connection that broke may have carried it over. If it did, it comes by when there is a connection again.
        if (!isRefusal(error)) return;
        this.#submissions.refuse(name);
        this.#reportRefusal(replyOf(error));
      },
    );
    return outcome;
  }

  position(): string {
    return this.#position.id;
  }

  reach(position: string): Promise<void> | undefined {
    if (!isEntryId(position) || !isAfter(position, this.#position.id)) return undefined;
    const known = this.#reaching.get(position);
    if (known) return known;
    const reaching = this.#reached.add(position).finally(() => this.#reaching.delete(position)) as Promise<void>;
    this.#reaching.set(position, reaching);
    return reaching;
  }

  health(): LogHealth {
    return this.#condition.health;
  }

  outcomeOf(reference: string): LogOutcome | undefined {
    return this.#outcomes.find(reference);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stream.close();
    await this.#following;
    this.#stream.close();
    this.#submissions.giveUpAll();
    this.#reached.giveUpAll();
  }

  /** Begins the log, or finds out how somebody else has begun it. Gives its first entry. */
  async #begin(): Promise<StreamEntry> {
    const run = createRunId();
    const ours = { ...this.#options.beginning, stream: form };
    await this.#stream.begin({ run, name: run, number: '0', beginning: JSON.stringify(ours) });
    const first = await this.#stream.first();
    if (first) assertSameBeginning(ours, parseBeginning(first));
    const view = await this.#stream.look(first?.id ?? this.#position.id);
    assertSame(view, first ? toLink(first) : this.#position);
    if (!first) throw missingBeginning();
    return first;
  }

  async #follow(): Promise<void> {
    while (!this.#isClosed) {
      try {
        if (this.#condition.state !== 'following') await this.#resume();
        const entries = await this.#stream.read(this.#position.id, pace.block);
        await this.#performAll(entries);
        if (entries.length === 0 || performance.now() - this.#lookedAt > pace.look) await this.#check();
      } catch (error) {
        if (!this.#isClosed) await this.#bear(error);
      }
    }
  }

  /** Goes on where it was, or from the beginning when the log is not what it was. */
  async #resume(): Promise<void> {
    if (!this.#stream.isOpen) await this.#stream.open();
    let isAnew = false;
    try {
      assertSame(await this.#look(), this.#position);
    } catch (error) {
      if (!(error instanceof Loss)) throw error;
      await this.#beginAnew(error.message);
      isAnew = true;
    }
    await this.#catchUp();
    this.#condition.change('following');
    // Clients that know versions of what was lost would wait for them until somebody writes.
    if (isAnew) this.submit({ type: 'awake', workspace: defaultName }).catch(() => {});
  }

  /** Takes up what is left of the log, once it is certain that it is of use. */
  async #beginAnew(reason: string): Promise<void> {
    const first = await this.#begin();
    this.#options.logger.error({ reason }, 'The log is not what it was: this mock begins anew from what is left');
    this.#condition.beginAnew(reason);
    this.#options.restart();
    this.#outcomes.clear();
    this.#mark = undefined;
    this.#position = toLink(first);
  }

  /** Performs what there is now. */
  async #catchUp(): Promise<void> {
    const { time, lastId } = await this.#look();
    this.#options.machine.follow(time);
    while (isAfter(lastId, this.#position.id)) {
      const entries = await this.#stream.read(this.#position.id, 0);
      if (entries.length === 0) throw new Loss('the log was lost while it was read');
      await this.#performAll(entries);
    }
  }

  /** Whether the log is still what it was, and what will not come by any more. */
  async #check(): Promise<void> {
    const view = await this.#look();
    assertSame(view, this.#position);
    this.#mark ??= { time: view.time, end: view.lastId };
    this.#passMark();
  }

  async #look(): Promise<View> {
    const view = await this.#stream.look(this.#position.id);
    this.#clock.hear(view.time);
    this.#lookedAt = performance.now();
    return view;
  }

  /** All that Redis took before the mark has come by. */
  #passMark(): void {
    if (!this.#mark || isAfter(this.#mark.end, this.#position.id)) return;
    this.#outcomes.reach(this.#mark.time);
    this.#submissions.refuseBefore(this.#mark.time);
    this.#mark = undefined;
  }

  /** Says what keeps it from following, once, and waits until it is worth another try. */
  async #bear(error: unknown): Promise<void> {
    const { logger } = this.#options;
    if (error instanceof Loss) {
      this.#condition.change('catching up', error.message);
      return;
    }
    if (error instanceof Damage || error instanceof UsageError) {
      const { message } = error;
      if (this.#condition.change('unusable', message))
        logger.error({ reason: message }, 'The log is of no use; reads go on, writes are refused');
      await sleep(pace.unusable);
      return;
    }
    this.#stream.close();
    const reply = replyOf(error);
    const reason = reply === undefined ? 'Redis is out of reach' : `Redis answered ${reply}`;
    if (this.#condition.change('unreachable', reason))
      logger.error({ err: traceError(error), reply }, 'The log is out of reach; reads go on, writes are refused');
    await sleep(pace.retry);
  }

  async #performAll(entries: readonly StreamEntry[]): Promise<void> {
    for (const entry of entries) {
      if (!follows(entry, this.#position)) {
        assertSame(await this.#look(), this.#position);
        throw missingEntry();
      }
      const command = parseCommand(entry.fields.command);
      const preparing = command && this.#options.prepare(command);
      // What is refused is said when the command is performed.
      if (preparing) await preparing.catch(() => {});
      this.#perform(entry, command);
    }
    this.#passMark();
  }

  #perform(entry: StreamEntry, command: Command | undefined): void {
    const { perform, machine, logger } = this.#options;
    const { id, name } = toLink(entry);
    this.#position = toLink(entry);
    this.#outcomes.add(entry);
    this.#submissions.settle(name, () => {
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

  /** Once for each kind, until Redis takes something again. What is late or lost is seen to where the log is followed. */
  #reportRefusal(reply: string | undefined): void {
    if (reply === undefined || reply === 'LATE' || reply === 'LOST' || reply === this.#reply) return;
    this.#reply = reply;
    this.#options.logger.error({ reply }, 'Redis refuses writes');
  }
}

function parseBeginning(first: StreamEntry): Beginning {
  try {
    const beginning: unknown = JSON.parse(first.fields.beginning ?? '');
    if (isObject(beginning)) return beginning as Beginning;
  } catch {}
  throw strangeStream();
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
