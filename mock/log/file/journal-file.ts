import { constants } from 'node:fs';
import { type FileHandle, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './folder.ts';
import { TakenError } from './place.ts';
import { readSegment, type Segment, type Tip } from './read-segment.ts';
import { checksumOf, toLine } from './record.ts';

/**
 * A file of records that only grows. What was appended is on the disk once {@link append} has returned; a record is
 * begun only when the one before it is there, so that a crash can only tear the last.
 */
export class JournalFile {
  readonly #path: string;
  readonly #handle: FileHandle;
  readonly #isChained: boolean;
  #size: number;
  #tip: Tip;
  #torn: Buffer | undefined;
  /** What comes after {@link size} is no record, and could not be taken away. */
  #isDirty = false;

  private constructor(path: string, handle: FileHandle, { size, tip, isChained, torn }: Segment) {
    this.#path = path;
    this.#handle = handle;
    this.#isChained = isChained;
    this.#size = size;
    this.#tip = tip;
    this.#torn = torn;
  }

  /** Makes a file with a first record: it bears its name only once the record is on the disk. */
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
   * Opens a file and reads it. Nothing in it is changed, but for a line end that the last record lacks.
   *
   * @throws UsageError `DAMAGED_LOG` for what no crash explains.
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

  get tip(): Tip {
    return { ...this.#tip };
  }

  get isChained(): boolean {
    return this.#isChained;
  }

  /** Bytes of a last line that a crash tore; nothing can be appended before {@link dropTorn}. */
  get tornBytes(): number {
    return this.#torn?.length ?? 0;
  }

  /** Takes a torn last line away. Gives the path of a copy of it, which is on the disk before. */
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
   * Appends a record, or nothing: what a full disk took half of is taken away again.
   *
   * @param confirm Throws when the record must not count after all; for a TakenError the file is left as it is.
   */
  async append(record: object, confirm?: () => Promise<void>): Promise<void> {
    if (this.#isDirty) await this.#cut();
    try {
      await this.#write({ line: this.#tip.lines + 1, ...record }, confirm);
    } catch (error) {
      // Whoever took the file over may have gone on after what was written here.
      if (error instanceof TakenError) throw error;
      this.#isDirty = true;
      await this.#cut().catch(() => {});
      throw error;
    }
  }

  /** Whether what is written goes to where its name says: nobody deleted, moved or replaced the file. */
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
