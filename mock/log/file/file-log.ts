import { rm } from 'node:fs/promises';
import { traceError } from '../../../error-trace.ts';
import { systemNow } from '../../ambient.ts';
import { Fault } from '../../fault.ts';
import { toIso } from '../../time/iso.ts';
import type { Command } from '../command.ts';
import type { CommandLog, LogHealth } from '../command-log.ts';
import type { KeptLogOptions } from '../kept.ts';
import { LogFolder } from './folder.ts';
import { Lock } from './lock.ts';
import { writeMark } from './mark.ts';
import { assertInPlace, GoneError, TakenError } from './place.ts';
import { type Batch, beginSegment, type Present, restore } from './restore.ts';
import { writeState } from './state-file.ts';
import { toUsable } from './trouble.ts';

interface Submission {
  command: Command;
  resolve(outcome: unknown): void;
  reject(cause: unknown): void;
}

/** Bytes of a segment after which everything is written down anew, and the next one begins. */
const usualSegmentSize = 8 * 1024 * 1024;
/** Milliseconds after which it is looked whether the folder is still there. */
const lookEvery = 500;
/** Commands of one batch. */
const mostTogether = 1000;

/**
 * A log in a folder, for one server: what was answered is on the disk, whatever happens to the process. Commands that
 * come while others are being written go to the disk together.
 *
 * @param path The folder.
 * @throws UsageError `LOG_IN_USE` when another process has it, `DAMAGED_LOG` for what no crash explains, `UNUSABLE_LOG`
 * when the file system refuses, `BAD_LOG` when it was begun otherwise.
 */
export async function createFileLog(
  path: string,
  options: KeptLogOptions,
  segmentSize = usualSegmentSize,
): Promise<CommandLog> {
  try {
    return await openFileLog(path, options, segmentSize);
  } catch (error) {
    throw toUsable(path, error);
  }
}

async function openFileLog(path: string, options: KeptLogOptions, segmentSize: number): Promise<FileLog> {
  const folder = LogFolder.open(path);
  const lock = await Lock.take(path, folder.lock);
  const log = new FileLog(folder, lock, options, segmentSize);
  try {
    await log.start();
    return log;
  } catch (error) {
    await log.close();
    throw error;
  }
}

/** A code of the file system, ENOSPC for one. */
const toReason = (error: unknown) => (error as NodeJS.ErrnoException).code ?? 'unknown';

class FileLog implements CommandLog {
  readonly #folder: LogFolder;
  readonly #lock: Lock;
  readonly #options: KeptLogOptions;
  readonly #segmentSize: number;
  /** Bytes of the present segment from which on it is time for another. */
  #compactFrom: number;
  #present: Present | undefined;
  #waiting: Submission[] = [];
  #isFlushing = false;
  #flushing: Promise<void> | undefined;
  #compacting: Promise<void> | undefined;
  #closing: Promise<void> | undefined;
  readonly #looking: NodeJS.Timeout;
  /** Why what was asked for last was refused, if it was. */
  #trouble: { error: unknown; reason: string; since: string; isFinal: boolean } | undefined;

  constructor(folder: LogFolder, lock: Lock, options: KeptLogOptions, segmentSize: number) {
    this.#segmentSize = segmentSize;
    this.#compactFrom = segmentSize;
    this.#folder = folder;
    this.#lock = lock;
    this.#options = options;
    this.#looking = setInterval(() => this.#look(), lookEvery).unref();
  }

  /** Performs all that the folder holds. */
  async start(): Promise<void> {
    this.#present = await restore(this.#folder, this.#options);
    // On a full disk the mark of before still holds, and reads go on.
    await this.#mark().catch(() => {});
  }

  submit(command: Command): Promise<unknown> {
    const outcome = new Promise((resolve, reject) => this.#waiting.push({ command, resolve, reject }));
    if (!this.#isFlushing) {
      this.#isFlushing = true;
      this.#flushing = this.#flush();
    }
    return outcome;
  }

  position(): undefined {}

  reach(): undefined {}

  health(): LogHealth {
    if (!this.#trouble) return { state: 'following' };
    const { reason, since } = this.#trouble;
    return { state: 'unusable', reason, since };
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    clearInterval(this.#looking);
    await this.#flushing;
    await this.#compacting;
    // A full disk is no reason to fail: the mark of the start still holds.
    if ((await this.#lock.look()) === 'held') await this.#mark().catch(() => {});
    await this.#present?.file.close();
    await this.#lock.release();
  }

  /** Writes what waits, and performs it, until nothing waits. */
  async #flush(): Promise<void> {
    // What comes in the same turn goes to the disk together.
    await undefined;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, mostTogether);
      const at = this.#options.machine.now();
      try {
        await this.#write({ at, commands: batch.map(({ command }) => command) });
        this.#trouble = undefined;
      } catch (error) {
        this.#take(error);
        for (const { reject } of batch) reject(new Fault('unavailable'));
        continue;
      }
      for (const submission of batch) this.#perform(at, submission);
      if ((this.#present?.file.size ?? 0) > this.#compactFrom && !this.#compacting) await this.#compact();
    }
    // In the same turn in which nothing waited any more: what comes in the next one must begin anew.
    this.#isFlushing = false;
  }

  /** Writes a batch where the folder of this log is, or throws. */
  async #write(batch: Batch): Promise<void> {
    const { file } = this.#present as Present;
    const confirm = () => assertInPlace(this.#lock, file);
    if (this.#trouble?.isFinal) throw this.#trouble.error;
    // Before anything is written where another process may write by now.
    if (this.#lock.isOverdue || this.#trouble) await confirm();
    await file.append(batch, confirm);
  }

  /** Notices a folder that is gone before anything has to be written there. */
  async #look(): Promise<void> {
    if (!this.#present || this.#isFlushing || this.#closing || this.#trouble?.isFinal) return;
    try {
      await assertInPlace(this.#lock, this.#present.file);
      if (this.#trouble?.error instanceof GoneError) this.#trouble = undefined;
    } catch (error) {
      // Said once.
      if (!this.#trouble && !this.#closing) this.#take(error);
    }
  }

  #take(error: unknown): void {
    const isMoved = error instanceof GoneError || error instanceof TakenError;
    const reason = isMoved ? error.message : toReason(error);
    const since = this.#trouble?.since ?? toIso(systemNow());
    this.#trouble = { error, reason, since, isFinal: error instanceof TakenError };
    this.#options.logger.error(
      { path: this.#folder.path, reason, ...(!isMoved && { err: traceError(error) }) },
      'The log could not be written; what was asked for was refused',
    );
  }

  #perform(at: number, { command, resolve, reject }: Submission): void {
    try {
      resolve(this.#options.machine.at(at, () => this.#options.perform(command)));
    } catch (error) {
      reject(error);
    }
  }

  /** Begins a new segment, and writes down in the background all that there was before it. */
  async #compact(): Promise<void> {
    const { capture, beginning, logger } = this.#options;
    const last = this.#present as Present;
    const path = this.#folder.segment(last.number + 1);
    try {
      const states = capture();
      const present = await beginSegment(this.#folder, beginning, last);
      this.#present = present;
      await last.file.close();
      this.#compactFrom = this.#segmentSize;
      this.#compacting = writeState(this.#folder.state(present.number), beginning, states)
        .then(() => this.#folder.clear(present.number))
        .catch((error) =>
          logger.error({ err: traceError(error) }, 'The log could not be compacted; it goes on growing'),
        )
        .finally(() => {
          this.#compacting = undefined;
        });
    } catch (error) {
      logger.error({ err: traceError(error) }, 'The log could not be compacted; it goes on growing');
      // Not with every batch; and a segment that was never begun must not pass for the last.
      this.#compactFrom = (this.#present?.file.size ?? 0) + this.#segmentSize;
      if (this.#present === last) await rm(path, { force: true }).catch(() => {});
    }
  }

  /** Notes how much there is, so that a later start misses what is gone. */
  async #mark(): Promise<void> {
    if (!this.#present) return;
    const { number, file } = this.#present;
    await writeMark(this.#folder.mark, { segment: number, lines: file.tip.lines });
  }
}
