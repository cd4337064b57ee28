import { rm } from 'node:fs/promises';
import { traceError } from '../../../error-trace.ts';
import { Fault } from '../../fault.ts';
import type { Command } from '../command.ts';
import type { CommandLog } from '../command-log.ts';
import type { KeptLogOptions } from '../kept.ts';
import { LogFolder } from './folder.ts';
import { lock } from './lock.ts';
import { writeMark } from './mark.ts';
import { type Batch, beginSegment, type Present, restore } from './restore.ts';
import { writeState } from './state-file.ts';

interface Submission {
  command: Command;
  resolve(outcome: unknown): void;
  reject(cause: unknown): void;
}

/** Bytes of a segment after which everything is written down anew, and the next one begins. */
const usualSegmentSize = 8 * 1024 * 1024;
/** Commands of one batch. */
const mostTogether = 1000;

/**
 * A log in a folder, for one server: what was answered is on the disk, whatever happens to the process. Commands that
 * come while others are being written go to the disk together.
 *
 * @param path The folder.
 * @throws UsageError `BAD_LOG` when another process has it, it is damaged, or it was begun otherwise.
 */
export async function createFileLog(
  path: string,
  options: KeptLogOptions,
  segmentSize = usualSegmentSize,
): Promise<CommandLog> {
  const folder = await LogFolder.open(path);
  const unlock = await lock(folder.lock);
  try {
    const log = new FileLog(folder, unlock, options, segmentSize);
    await log.start();
    return log;
  } catch (error) {
    await unlock();
    throw error;
  }
}

class FileLog implements CommandLog {
  readonly #folder: LogFolder;
  readonly #unlock: () => Promise<void>;
  readonly #options: KeptLogOptions;
  readonly #segmentSize: number;
  /** Bytes of the present segment from which on it is time for another. */
  #compactFrom: number;
  #present: Present | undefined;
  #waiting: Submission[] = [];
  #isFlushing = false;
  #flushing: Promise<void> | undefined;
  #compacting: Promise<void> | undefined;

  constructor(folder: LogFolder, unlock: () => Promise<void>, options: KeptLogOptions, segmentSize: number) {
    this.#segmentSize = segmentSize;
    this.#compactFrom = segmentSize;
    this.#folder = folder;
    this.#unlock = unlock;
    this.#options = options;
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

  async close(): Promise<void> {
    await this.#flushing;
    await this.#compacting;
    // A full disk is no reason to fail: the mark of the start still holds.
    await this.#mark().catch(() => {});
    await this.#present?.file.close();
    await this.#unlock();
  }

  /** Writes what waits, and performs it, until nothing waits. */
  async #flush(): Promise<void> {
    // What comes in the same turn goes to the disk together.
    await undefined;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, mostTogether);
      const at = this.#options.machine.now();
      try {
        await this.#present?.file.append({ at, commands: batch.map(({ command }) => command) } satisfies Batch);
      } catch (error) {
        this.#options.logger.error(
          { err: traceError(error) },
          'The log could not be written; what was asked for was refused',
        );
        for (const { reject } of batch) reject(new Fault('unavailable'));
        continue;
      }
      for (const submission of batch) this.#perform(at, submission);
      if ((this.#present?.file.size ?? 0) > this.#compactFrom && !this.#compacting) await this.#compact();
    }
    // In the same turn in which nothing waited any more: what comes in the next one must begin anew.
    this.#isFlushing = false;
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
