import { constants } from 'node:fs';
import { type FileHandle, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FolderTakenError } from './assert-in-place.ts';
import { syncFolder } from './folder.ts';
import { readSegment, type Segment, type SegmentEnd } from './read-segment.ts';
import { checksumOf, toLine } from './record.ts';

/**
 * An append-only file of records. A record is on the disk when {@link append} resolves, and the next one is written
 * only afterwards, so that a crash can damage only the last record.
 */
export class JournalFile {
  readonly #path: string;
  readonly #handle: FileHandle;
  readonly #isChained: boolean;
  #size: number;
  #tip: SegmentEnd;
  #torn: Buffer | undefined;
  /** The bytes after {@link size} are not a record and could not be removed yet. */
  #isDirty = false;

  private constructor(path: string, handle: FileHandle, { size, tip, isChained, torn }: Segment) {
    this.#path = path;
    this.#handle = handle;
    this.#isChained = isChained;
    this.#size = size;
    this.#tip = tip;
    this.#torn = torn;
  }

  /** Creates a file with its first record. It is renamed to its final name when the record is on the disk. */
  static async create(path: string, first: object): Promise<JournalFile> {
    const draft = `${path}.draft`;
    await rm(draft, { force: true });
    const handle = await open(draft, 'ax+', 0o600);
    const segment = { size: 0, tip: { lines: 0, checksum: 0 }, isChained: true, lacksEnd: false, torn: undefined };
    const file = new JournalFile(path, handle, segment);
    try {
      await file.#write(first);
      await rename(draft, path);
      await syncFolder(dirname(path));
      return file;
    } catch (error) {
      await handle.close();
      await rm(draft, { force: true }).catch(() => {});
      throw error;
    }
  }

  /**
   * Opens and reads a file. The only change is adding the line feed of a last record that lacks it.
   *
   * @throws UsageError `DAMAGED_LOG` for damage that a crash cannot cause.
   */
  static async open(path: string, take: Parameters<typeof readSegment>[2]): Promise<JournalFile> {
    const handle = await open(path, constants.O_RDWR | constants.O_APPEND);
    try {
      const segment = await readSegment(handle, path, take);
      if (segment.lacksEnd) {
        await handle.write('\n');
        await handle.datasync();
        segment.size += 1;
      }
      return new JournalFile(path, handle, segment);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  get size(): number {
    return this.#size;
  }

  get tip(): SegmentEnd {
    return { ...this.#tip };
  }

  get isChained(): boolean {
    return this.#isChained;
  }

  /** Size in bytes of a last line that a crash cut off. Call {@link dropTorn} before appending. */
  get tornBytes(): number {
    return this.#torn?.length ?? 0;
  }

  /** Removes a torn last line. It is first copied to a file, whose path is returned. */
  async dropTorn(): Promise<string> {
    const copy = this.#path.replace(/\.log$/, `-${this.#size}.torn`);
    await writeFile(copy, this.#torn ?? '', { mode: 0o600, flush: true });
    await syncFolder(dirname(copy));
    await this.#cut();
    await this.#handle.sync();
    this.#torn = undefined;
    return copy;
  }

  /**
   * Appends a record completely or not at all: a partial write is removed again.
   *
   * @param confirm Throws if the record must not be valid. For a TakenError the file is not changed.
   */
  async append(record: object, confirm?: () => Promise<void>): Promise<void> {
    if (this.#isDirty) await this.#cut();
    try {
      await this.#write({ line: this.#tip.lines + 1, ...record }, confirm);
    } catch (error) {
      // The process that took over the file may have appended records after this one.
      if (error instanceof FolderTakenError) throw error;
      this.#isDirty = true;
      await this.#cut().catch(() => {});
      throw error;
    }
  }

  /** Whether the open file still is the one at its path, i.e. was not deleted, moved or replaced. */
  async isInPlace(): Promise<boolean> {
    const [ours, theirs] = await Promise.all([
      this.#handle.stat({ bigint: true }),
      stat(this.#path, { bigint: true }).catch(() => undefined),
    ]);
    return ours.ino === theirs?.ino && ours.dev === theirs.dev;
  }

  close(): Promise<void> {
    return this.#handle.close();
  }

  async #write(record: object, confirm?: () => Promise<void>): Promise<void> {
    const line = toLine(record, this.#isChained ? this.#tip.checksum : 0);
    const bytes = Buffer.from(line);
    for (let done = 0; done < bytes.length; ) done += (await this.#handle.write(bytes, done)).bytesWritten;
    await this.#handle.datasync();
    await confirm?.();
    this.#size += bytes.length;
    this.#tip = { lines: this.#tip.lines + 1, checksum: checksumOf(line) };
  }

  async #cut(): Promise<void> {
    await this.#handle.truncate(this.#size);
    this.#isDirty = false;
  }
}
