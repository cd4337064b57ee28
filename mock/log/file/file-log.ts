import { rm } from 'node:fs/promises';
import { traceError } from '../../../error-trace.ts';
import { UsageError } from '../../../usage-error.ts';
import { Fault } from '../../fault.ts';
import { type Command, revive } from '../command.ts';
import type { CommandLog } from '../command-log.ts';
import { assertSameBeginning, type Beginning, type KeptLogOptions } from '../kept.ts';
import { LogFolder } from './folder.ts';
import { JournalFile } from './journal-file.ts';
import { lock } from './lock.ts';
import { readState, writeState } from './state-file.ts';

/** What a segment's lines say: how it began, and then what was performed together, and when. */
type Batch = { at: number; commands: Command[] };

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
  #number = 1;
  #file: JournalFile | undefined;
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
    const { segments, states } = await this.#folder.list();
    const from = await this.#restore(states);
    const last = Math.max(from, ...segments);
    for (let number = from; number <= last; number++) {
      // A folder without anything is where a log begins.
      if (!segments.includes(number) && segments.length + states.length > 0) throw toGap(this.#folder.segment(number));
      await this.#file?.close();
      this.#file = await this.#open(number, number === last);
      this.#number = number;
    }
    await this.#folder.clear(from);
  }

  /** Becomes what the latest whole state says; gives the number of the segment that goes on from there. */
  async #restore(states: readonly number[]): Promise<number> {
    for (const number of states.toReversed()) {
      const state = await readState(this.#folder.state(number));
      if (!state) continue;
      this.#assertOurs(state.beginning);
      this.#options.become(state.workspaces);
      return number;
    }
    return 1;
  }

  /** Opens a segment and performs what is in it. */
  async #open(number: number, isLast: boolean): Promise<JournalFile> {
    const path = this.#folder.segment(number);
    const { machine, perform, logger, beginning } = this.#options;
    let isBegun = false;
    const { file, cut } = await JournalFile.open(path, (record) => {
      if (isBegun) return replay(record as Batch, (at, command) => machine.at(at, () => perform(command)));
      this.#assertOurs((record as { beginning: Beginning }).beginning);
      isBegun = true;
    });
    if (cut > 0)
      logger.warn({ path, bytes: cut }, 'The last entry of the log was cut off, never answered, and is gone');
    try {
      if (cut > 0 && !isLast) throw toCut(path);
      if (!isBegun) await file.append({ beginning });
      return file;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** A log outlives the version that began it; everything else must be as it was. */
  #assertOurs(theirs: Beginning): void {
    assertSameBeginning(this.#options.beginning, theirs, ['chatpact', 'documents']);
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
    await this.#file?.close();
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
        await this.#file?.append({ at, commands: batch.map(({ command }) => command) } satisfies Batch);
      } catch (error) {
        this.#options.logger.error(
          { err: traceError(error) },
          'The log could not be written; what was asked for was refused',
        );
        for (const { reject } of batch) reject(new Fault('unavailable'));
        continue;
      }
      for (const submission of batch) this.#perform(at, submission);
      if ((this.#file?.size ?? 0) > this.#compactFrom && !this.#compacting) await this.#compact();
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
    const number = this.#number + 1;
    try {
      const next = await this.#open(number, true);
      const states = capture();
      await this.#file?.close();
      this.#file = next;
      this.#number = number;
      this.#compactFrom = this.#segmentSize;
      this.#compacting = writeState(this.#folder.state(number), beginning, states)
        .then(() => this.#folder.clear(number))
        .catch((error) =>
          logger.error({ err: traceError(error) }, 'The log could not be compacted; it goes on growing'),
        )
        .finally(() => {
          this.#compacting = undefined;
        });
    } catch (error) {
      logger.error({ err: traceError(error) }, 'The log could not be compacted; it goes on growing');
      // Not with every batch; and a segment that was never begun must not pass for the last.
      this.#compactFrom = (this.#file?.size ?? 0) + this.#segmentSize;
      await rm(this.#folder.segment(number), { force: true }).catch(() => {});
    }
  }
}

/** Performs again what was performed. What was refused then is refused again, and nobody waits to hear it. */
function replay({ at, commands }: Batch, perform: (at: number, command: Command) => unknown): void {
  for (const command of commands) {
    try {
      perform(at, revive(command));
    } catch {}
  }
}

const advice = 'Bring back a copy of the folder, or begin with another one.';

function toCut(path: string): UsageError {
  return new UsageError('BAD_LOG', `The end of ${path} is missing, though more was written after it. ${advice}`);
}

function toGap(path: string): UsageError {
  return new UsageError('BAD_LOG', `${path} is missing, and no state stands for it. ${advice}`);
}
