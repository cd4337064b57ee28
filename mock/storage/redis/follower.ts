import { setTimeout as sleep } from 'node:timers/promises';
import { traceError } from '../../../error-trace.ts';
import { isObject } from '../../../specs/json/json.ts';
import { UsageError } from '../../../usage-error.ts';
import { createRunId } from '../../ambient.ts';
import { assertSameHeader, type LogHeader, type PersistentLogOptions } from '../persistent-log.ts';
import type { LogCondition } from './condition.ts';
import {
  assertUnchanged,
  LogDamageError,
  LogLossError,
  toForeignStream,
  toMissingEntry,
  toMissingFirstEntry,
} from './damage.ts';
import { isDirectlyAfter, toLogPosition } from './log-position.ts';
import type { OutcomeTracker } from './outcomes.ts';
import type { Performer } from './performer.ts';
import { replyOf } from './redis-errors.ts';
import type { ServerClock } from './server-clock.ts';
import { isAfter } from './stream/entry-id.ts';
import type { Stream, StreamEntry, StreamView } from './stream/stream.ts';
import type { Submissions } from './submissions.ts';

/**
 * Times in milliseconds: how long a read waits for entries, how often the log is checked, and the delay between retries
 * while Redis is unreachable or its data is unusable.
 */
const timesMs = { block: 1000, look: 1000, retry: 100, unusable: 500 };

/** The format of entries. Servers with another format are refused like those with other options. */
const streamFormat = 'chatpact.stream/2';

/** The other parts of the log that a follower uses. */
export interface FollowerParts {
  stream: Stream;
  performer: Performer;
  submissions: Submissions;
  outcomes: OutcomeTracker;
  clock: ServerClock;
  condition: LogCondition;
  /** Called after the log was lost and is followed from its first entry. */
  onRestart(): void;
}

/** Reads a stream's new entries and has them performed. It recovers when Redis was unreachable or has lost data. */
export class Follower {
  readonly #options: PersistentLogOptions;
  readonly #stream: Stream;
  readonly #performer: Performer;
  readonly #submissions: Submissions;
  readonly #outcomes: OutcomeTracker;
  readonly #clock: ServerClock;
  readonly #condition: LogCondition;
  readonly #onAnew: () => void;
  /** A time of Redis, and the last entry at that time. */
  #mark: { time: number; end: string } | undefined;
  #lookedAt = 0;
  #isClosed = false;
  #following: Promise<void> | undefined;

  constructor(options: PersistentLogOptions, parts: FollowerParts) {
    this.#options = options;
    this.#stream = parts.stream;
    this.#performer = parts.performer;
    this.#submissions = parts.submissions;
    this.#outcomes = parts.outcomes;
    this.#clock = parts.clock;
    this.#condition = parts.condition;
    this.#onAnew = parts.onRestart;
  }

  /** Performs all existing entries, and then follows new ones. */
  async start(): Promise<void> {
    await this.#stream.open();
    this.#performer.begin(await this.#begin());
    await this.#catchUp();
    this.#condition.change('following');
    this.#following = this.#follow();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stream.close();
    await this.#following;
    // The stream may have been reopened meanwhile.
    this.#stream.close();
  }

  /** Creates the log, or checks that another server has created it with the same options. Returns its first entry. */
  async #begin(): Promise<StreamEntry> {
    const run = createRunId();
    const ours = { ...this.#options.header, stream: streamFormat };
    await this.#stream.begin({ run, name: run, number: '0', beginning: JSON.stringify(ours) });
    const first = await this.#stream.first();
    if (first) assertSameHeader(ours, parseBeginning(first));
    const view = await this.#stream.readView(first?.id ?? this.#performer.position.id);
    assertUnchanged(view, first ? toLogPosition(first) : this.#performer.position);
    if (!first) throw toMissingFirstEntry();
    return first;
  }

  async #follow(): Promise<void> {
    while (!this.#isClosed) {
      try {
        if (this.#condition.state !== 'following') await this.#resume();
        const entries = await this.#stream.read(this.#performer.position.id, timesMs.block);
        await this.#performAll(entries);
        if (entries.length === 0 || performance.now() - this.#lookedAt > timesMs.look) await this.#check();
      } catch (error) {
        if (!this.#isClosed) await this.#handleError(error);
      }
    }
  }

  /** Continues from its position, or from the first entry if the log was lost. */
  async #resume(): Promise<void> {
    if (!this.#stream.isOpen) await this.#stream.open();
    let isAnew = false;
    try {
      assertUnchanged(await this.#look(), this.#performer.position);
    } catch (error) {
      if (!(error instanceof LogLossError)) throw error;
      await this.#beginAnew(error.message);
      isAnew = true;
    }
    await this.#catchUp();
    this.#condition.change('following');
    if (isAnew) this.#onAnew();
  }

  /** Restarts from what is left of the log, after checking that it is usable. */
  async #beginAnew(reason: string): Promise<void> {
    const first = await this.#begin();
    this.#options.logger.error({ reason }, 'The log was lost or changed: this mock restarts from what is left');
    this.#condition.recordRestart(reason);
    this.#options.restart();
    this.#outcomes.clear();
    this.#mark = undefined;
    this.#performer.begin(first);
  }

  /** Performs all entries that exist now. */
  async #catchUp(): Promise<void> {
    const { time, lastId } = await this.#look();
    this.#options.machine.follow(time);
    while (isAfter(lastId, this.#performer.position.id)) {
      const entries = await this.#stream.read(this.#performer.position.id, 0);
      if (entries.length === 0) throw new LogLossError('the log was lost while it was read');
      await this.#performAll(entries);
    }
  }

  /** Checks the log, and refuses submissions that can no longer appear in it. */
  async #check(): Promise<void> {
    const view = await this.#look();
    assertUnchanged(view, this.#performer.position);
    this.#mark ??= { time: view.time, end: view.lastId };
    this.#reachMark();
  }

  async #look(): Promise<StreamView> {
    const view = await this.#stream.readView(this.#performer.position.id);
    this.#clock.update(view.time);
    this.#lookedAt = performance.now();
    return view;
  }

  /** Acts when all entries before the mark have been performed. */
  #reachMark(): void {
    if (!this.#mark || isAfter(this.#mark.end, this.#performer.position.id)) return;
    this.#outcomes.recordReadUpTo(this.#mark.time);
    this.#submissions.refuseBefore(this.#mark.time);
    this.#mark = undefined;
  }

  /** Handles an error: changes the health, logs it once, and waits for the next attempt. */
  async #handleError(error: unknown): Promise<void> {
    const { logger } = this.#options;
    if (error instanceof LogLossError) {
      this.#condition.change('catching up', error.message);
      return;
    }
    if (error instanceof LogDamageError || error instanceof UsageError) {
      const { message } = error;
      if (this.#condition.change('unusable', message))
        logger.error({ reason: message }, 'The log is unusable; reads are answered, writes are refused');
      await sleep(timesMs.unusable);
      return;
    }
    this.#stream.close();
    const reply = replyOf(error);
    const reason = reply === undefined ? 'Redis is unreachable' : `Redis answered ${reply}`;
    if (this.#condition.change('unreachable', reason))
      logger.error({ err: traceError(error), reply }, 'The log is unreachable; reads are answered, writes are refused');
    await sleep(timesMs.retry);
  }

  async #performAll(entries: readonly StreamEntry[]): Promise<void> {
    for (const entry of entries) {
      if (!isDirectlyAfter(entry, this.#performer.position)) {
        assertUnchanged(await this.#look(), this.#performer.position);
        throw toMissingEntry();
      }
      await this.#performer.perform(entry);
    }
    this.#reachMark();
  }
}

function parseBeginning(first: StreamEntry): LogHeader {
  try {
    const beginning: unknown = JSON.parse(first.fields.beginning ?? '');
    if (isObject(beginning)) return beginning as LogHeader;
  } catch {}
  throw toForeignStream();
}
