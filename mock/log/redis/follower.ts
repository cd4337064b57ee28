import { setTimeout as sleep } from 'node:timers/promises';
import { traceError } from '../../../error-trace.ts';
import { isObject } from '../../../specs/json.ts';
import { UsageError } from '../../../usage-error.ts';
import { createRunId } from '../../ambient.ts';
import { assertSameBeginning, type Beginning, type KeptLogOptions } from '../kept.ts';
import { follows, toLink } from './chain.ts';
import type { Condition } from './condition.ts';
import { assertSame, Damage, Loss, missingBeginning, missingEntry, strangeStream } from './damage.ts';
import { isAfter } from './entry-id.ts';
import type { Outcomes } from './outcomes.ts';
import type { Performer } from './performer.ts';
import type { ServerClock } from './server-clock.ts';
import type { Stream, StreamEntry, View } from './stream.ts';
import type { Submissions } from './submissions.ts';
import { replyOf } from './trouble.ts';

/**
 * Milliseconds for which a read waits for news, after which a log is looked at again, and between tries while Redis is out
 * of reach or what it has is of no use.
 */
const pace = { block: 1000, look: 1000, retry: 100, unusable: 500 };

/** What entries are made of. Servers of another form are turned away like those with other options. */
const form = 'chatpact.stream/2';

/** What a follower shares with the log that it is a part of. */
export interface FollowerParts {
  stream: Stream;
  performer: Performer;
  submissions: Submissions;
  outcomes: Outcomes;
  clock: ServerClock;
  condition: Condition;
  /** Called when the log was not what it was, and is followed from its beginning. */
  onAnew(): void;
}

/** Reads a stream as it grows, has it performed, and finds its way back when Redis was gone, or lost what it had. */
export class Follower {
  readonly #options: KeptLogOptions;
  readonly #stream: Stream;
  readonly #performer: Performer;
  readonly #submissions: Submissions;
  readonly #outcomes: Outcomes;
  readonly #clock: ServerClock;
  readonly #condition: Condition;
  readonly #onAnew: () => void;
  /** A time of Redis, and the last entry that there was then. */
  #mark: { time: number; end: string } | undefined;
  #lookedAt = 0;
  #isClosed = false;
  #following: Promise<void> | undefined;

  constructor(options: KeptLogOptions, parts: FollowerParts) {
    this.#options = options;
    this.#stream = parts.stream;
    this.#performer = parts.performer;
    this.#submissions = parts.submissions;
    this.#outcomes = parts.outcomes;
    this.#clock = parts.clock;
    this.#condition = parts.condition;
    this.#onAnew = parts.onAnew;
  }

  /** Performs all that there is, and goes on with what comes. */
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
    // It may have been opened again meanwhile.
    this.#stream.close();
  }

  /** Creates the log, or reads how another server has created it. Returns its first entry. */
  async #begin(): Promise<StreamEntry> {
    const run = createRunId();
    const ours = { ...this.#options.beginning, stream: form };
    await this.#stream.begin({ run, name: run, number: '0', beginning: JSON.stringify(ours) });
    const first = await this.#stream.first();
    if (first) assertSameBeginning(ours, parseBeginning(first));
    const view = await this.#stream.look(first?.id ?? this.#performer.position.id);
    assertSame(view, first ? toLink(first) : this.#performer.position);
    if (!first) throw missingBeginning();
    return first;
  }

  async #follow(): Promise<void> {
    while (!this.#isClosed) {
      try {
        if (this.#condition.state !== 'following') await this.#resume();
        const entries = await this.#stream.read(this.#performer.position.id, pace.block);
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
      assertSame(await this.#look(), this.#performer.position);
    } catch (error) {
      if (!(error instanceof Loss)) throw error;
      await this.#beginAnew(error.message);
      isAnew = true;
    }
    await this.#catchUp();
    this.#condition.change('following');
    if (isAnew) this.#onAnew();
  }

  /** Takes up what is left of the log, once it is certain that it is of use. */
  async #beginAnew(reason: string): Promise<void> {
    const first = await this.#begin();
    this.#options.logger.error({ reason }, 'The log is not what it was: this mock begins anew from what is left');
    this.#condition.beginAnew(reason);
    this.#options.restart();
    this.#outcomes.clear();
    this.#mark = undefined;
    this.#performer.begin(first);
  }

  /** Performs what there is now. */
  async #catchUp(): Promise<void> {
    const { time, lastId } = await this.#look();
    this.#options.machine.follow(time);
    while (isAfter(lastId, this.#performer.position.id)) {
      const entries = await this.#stream.read(this.#performer.position.id, 0);
      if (entries.length === 0) throw new Loss('the log was lost while it was read');
      await this.#performAll(entries);
    }
  }

  /** Whether the log is still what it was, and what will not come by any more. */
  async #check(): Promise<void> {
    const view = await this.#look();
    assertSame(view, this.#performer.position);
    this.#mark ??= { time: view.time, end: view.lastId };
    this.#passMark();
  }

  async #look(): Promise<View> {
    const view = await this.#stream.look(this.#performer.position.id);
    this.#clock.hear(view.time);
    this.#lookedAt = performance.now();
    return view;
  }

  /** All that Redis took before the mark has come by. */
  #passMark(): void {
    if (!this.#mark || isAfter(this.#mark.end, this.#performer.position.id)) return;
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
      if (!follows(entry, this.#performer.position)) {
        assertSame(await this.#look(), this.#performer.position);
        throw missingEntry();
      }
      await this.#performer.perform(entry);
    }
    this.#passMark();
  }
}

function parseBeginning(first: StreamEntry): Beginning {
  try {
    const beginning: unknown = JSON.parse(first.fields.beginning ?? '');
    if (isObject(beginning)) return beginning as Beginning;
  } catch {}
  throw strangeStream();
}
