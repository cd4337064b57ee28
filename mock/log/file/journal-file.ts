import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UsageError } from '../../../usage-error.ts';
import { syncFolder } from './folder.ts';
import { parseLine, toLine } from './record.ts';

/**
 * A file of records that only grows. What was appended is on the disk once {@link append} has returned; a record is
 * begun only when the one before it is there, so that a crash can only break the last.
 */
export class JournalFile {
  readonly #handle: FileHandle;
  #size: number;
  /** What comes after {@link size} is no record, and could not be taken away. */
  #isDirty = false;

  private constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.#size = size;
  }

  /**
   * Opens a file, or makes it. A last record that a crash cut off is taken away.
   *
   * @param take Gets each record, in order.
   * @returns The file, and how many bytes were taken away.
   * @throws UsageError `BAD_LOG` for damage that no crash explains: something sound comes after it.
   */
  static async open(path: string, take: (record: unknown) => void): Promise<{ file: JournalFile; cut: number }> {
    const handle = await open(path, 'a+', 0o600);
    try {
      const sound = await readSound(handle, path, take);
      const { size } = await handle.stat();
      if (sound < size) {
        await handle.truncate(sound);
        await handle.sync();
      }
      if (size === 0) await syncFolder(dirname(path));
      return { file: new JournalFile(handle, sound), cut: size - sound };
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  get size(): number {
    return this.#size;
  }

  /** Appends a record, or nothing: what a full disk took half of is taken away again. */
  async append(record: object): Promise<void> {
    const bytes = Buffer.from(toLine(record));
    if (this.#isDirty) await this.#cut();
    try {
      for (let done = 0; done < bytes.length; ) done += (await this.#handle.write(bytes, done)).bytesWritten;
      await this.#handle.datasync();
    } catch (error) {
      this.#isDirty = true;
      await this.#cut().catch(() => {});
      throw error;
    }
    this.#size += bytes.length;
  }

  async #cut(): Promise<void> {
    await this.#handle.truncate(this.#size);
    this.#isDirty = false;
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

/** Reads records up to the first that is none; gives the length of what is sound. */
async function readSound(handle: FileHandle, path: string, take: (record: unknown) => void): Promise<number> {
  let sound = 0;
  let number = 0;
  let broken = 0;
  for await (const line of readLines(handle)) {
    number += 1;
    const record = parseLine(line);
    if (record === undefined) broken ||= number;
    else if (broken > 0) throw toDamage(path, broken);
    else {
      take(record);
      sound += Buffer.byteLength(line) + 1;
    }
  }
  return sound;
}

/** Whole lines, without their ends. What comes after the last end was cut off, however whole it looks. */
async function* readLines(handle: FileHandle): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  for await (const chunk of handle.createReadStream({ start: 0, autoClose: false })) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, end)]).toString();
      rest = [];
      from = end + 1;
    }
    rest.push(chunk.subarray(from));
  }
}

function toDamage(path: string, line: number): UsageError {
  const advice = 'Bring back a copy of the folder, or begin with another one.';
  return new UsageError('BAD_LOG', `Line ${line} of ${path} is damaged, and what follows it is not. ${advice}`);
}
