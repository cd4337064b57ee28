import { rm } from 'node:fs/promises';
import { traceError } from '../../../error-trace.ts';
import { systemNow } from '../../ambient.ts';
import { ApiError } from '../../api-error.ts';
import { toIso } from '../../time/iso.ts';
import type { Command } from '../command.ts';
import type { CommandLog, LogHealth } from '../command-log.ts';
import type { PersistentLogOptions } from '../persistent-log.ts';
import { assertInPlace, FolderLostError, FolderTakenError } from './assert-in-place.ts';
import { toFileUsageError } from './file-errors.ts';
import { LogFolder } from './folder.ts';
import { Lock } from './lock.ts';
import { writeMark } from './mark.ts';
import { type Batch, beginSegment, type CurrentSegment, restore } from './restore.ts';
import { writeState } from './state-file.ts';

interface Submission {
  command: Command;
  resolve(outcome: unknown): void;
  reject(cause: unknown): void;
}

/** Size of a segment in bytes after which the state is written and the next segment starts. */
const defaultSegmentSize = 8 * 1024 * 1024;
/** Interval of the check whether the folder still exists. */
const checkIntervalMs = 500;
/** Maximum number of commands in one batch. */
const maxBatchSize = 1000;

/**
 * A log in a folder, for one server. A response is sent only after its command is on the disk, so that it survives a
 * crash. Commands that arrive during a write are written together next.
 *
 * @param path The folder.
 * @throws UsageError `LOG_IN_USE` if another process uses it, `DAMAGED_LOG` for damage that a crash cannot cause,
 * `UNUSABLE_LOG` for an error of the file system, `MISMATCHED_LOG` if it was created with other options.
 */
export async function createFileLog(
  path: string,
  options: PersistentLogOptions,
  segmentSize = defaultSegmentSize,
): Promise<CommandLog> {
  try {
    return await openFileLog(path, options, segmentSize);
  } catch (error) {
    throw toFileUsageError(path, error);
  }
}

async function openFileLog(path: string, options: PersistentLogOptions, segmentSize: number): Promise<FileLog> {
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

/** The error code of the file system, e.g. ENOSPC. */
const toReason = (error: unknown) => (error as NodeJS.ErrnoException).code ?? 'unknown';

class FileLog implements CommandLog {
  readonly #folder: LogFolder;
  readonly #lock: Lock;
  readonly #options: PersistentLogOptions;
  readonly #segmentSize: number;
  /** Size of the current segment from which the next compaction starts. */
  #compactFrom: number;
  #present: CurrentSegment | undefined;
  #queue: Submission[] = [];
  #isFlushing = false;
  #flushing: Promise<void> | undefined;
  #compacting: Promise<void> | undefined;
  #closing: Promise<void> | undefined;
  readonly #checkTimer: NodeJS.Timeout;
  /** Why the last write failed; undefined if it did not. */
  #trouble: { error: unknown; reason: string; since: string; isFinal: boolean } | undefined;

  constructor(folder: LogFolder, lock: Lock, options: PersistentLogOptions, segmentSize: number) {
    this.#segmentSize = segmentSize;
    this.#compactFrom = segmentSize;
    this.#folder = folder;
    this.#lock = lock;
    this.#options = options;
    this.#checkTimer = setInterval(() => this.#checkFolder(), checkIntervalMs).unref();
  }

  /** Performs all commands in the folder. */
  async start(): Promise<void> {
    this.#present = await restore(this.#folder, this.#options);
    // On a full disk the previous mark stays valid, and reads are answered.
    await this.#mark().catch(() => {});
  }

  submit(command: Command): Promise<unknown> {
    const outcome = new Promise((resolve, reject) => this.#queue.push({ command, resolve, reject }));
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
    clearInterval(this.#checkTimer);
    await this.#flushing;
    await this.#compacting;
    // On a full disk the mark of the start stays valid.
    if ((await this.#lock.check()) === 'held') await this.#mark().catch(() => {});
    await this.#present?.file.close();
    await this.#lock.release();
  }

  /** Writes and performs queued commands until the queue is empty. */
  async #flush(): Promise<void> {
    // Commands of the same microtask are written together.
    await undefined;
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, maxBatchSize);
      const at = this.#options.machine.now();
      try {
        await this.#write({ at, commands: batch.map(({ command }) => command) });
        this.#trouble = undefined;
      } catch (error) {
        this.#reportFailure(error);
        for (const { reject } of batch) reject(new ApiError('unavailable'));
        continue;
      }
      for (const submission of batch) this.#perform(at, submission);
      if ((this.#present?.file.size ?? 0) > this.#compactFrom && !this.#compacting) await this.#compact();
    }
    // This must follow the last check without an await; otherwise a command could be queued and never flushed.
    this.#isFlushing = false;
  }

  /** Writes a batch to the log's folder, or throws. */
  async #write(batch: Batch): Promise<void> {
    const { file } = this.#present as CurrentSegment;
    const confirm = () => assertInPlace(this.#lock, file);
    if (this.#trouble?.isFinal) throw this.#trouble.error;
    // Checked before the write, since another process may own the folder by now.
    if (this.#lock.isOverdue || this.#trouble) await confirm();
    await file.append(batch, confirm);
  }

  /** Notices that the folder is missing before the next write. */
  async #checkFolder(): Promise<void> {
    if (!this.#present || this.#isFlushing || this.#closing || this.#trouble?.isFinal) return;
    try {
      await assertInPlace(this.#lock, this.#present.file);
      if (this.#trouble?.error instanceof FolderLostError) this.#trouble = undefined;
    } catch (error) {
      // Reported once.
      if (!this.#trouble && !this.#closing) this.#reportFailure(error);
    }
  }

  #reportFailure(error: unknown): void {
    const isMoved = error instanceof FolderLostError || error instanceof FolderTakenError;
    const reason = isMoved ? error.message : toReason(error);
    const since = this.#trouble?.since ?? toIso(systemNow());
    this.#trouble = { error, reason, since, isFinal: error instanceof FolderTakenError };
    this.#options.logger.error(
      { path: this.#folder.path, reason, ...(!isMoved && { err: traceError(error) }) },
      'The log could not be written; the requests were refused',
    );
  }

  #perform(at: number, { command, resolve, reject }: Submission): void {
    try {
      resolve(this.#options.machine.at(at, () => this.#options.perform(command)));
    } catch (error) {
      reject(error);
    }
  }

  /** Starts a new segment, and writes the state before it in the background. */
  async #compact(): Promise<void> {
    const { capture, header, logger } = this.#options;
    const last = this.#present as CurrentSegment;
    const path = this.#folder.segment(last.number + 1);
    try {
      const states = capture();
      const present = await beginSegment(this.#folder, header, last);
      this.#present = present;
      await last.file.close();
      this.#compactFrom = this.#segmentSize;
      this.#compacting = writeState(this.#folder.state(present.number), header, states)
        .then(() => this.#folder.clear(present.number))
        .catch((error) =>
          logger.error({ err: traceError(error) }, 'The log could not be compacted; it continues to grow'),
        )
        .finally(() => {
          this.#compacting = undefined;
        });
    } catch (error) {
      logger.error({ err: traceError(error) }, 'The log could not be compacted; it continues to grow');
      // The next attempt is made after another full segment. The file of a segment that failed to start is removed, so
      // that it is not read as the last one.
      this.#compactFrom = (this.#present?.file.size ?? 0) + this.#segmentSize;
      if (this.#present === last) await rm(path, { force: true }).catch(() => {});
    }
  }

  /** Records the log's length, so that a later start notices missing files and lines. */
  async #mark(): Promise<void> {
    if (!this.#present) return;
    const { number, file } = this.#present;
    await writeMark(this.#folder.mark, { segment: number, lines: file.tip.lines });
  }
}
