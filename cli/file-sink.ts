import { accessSync, appendFileSync, constants, lstatSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Sink } from '../contracts/index.ts';
import { makeFolder } from '../make-folder.ts';
import { UsageError } from '../usage-error.ts';
import { toUnwritable, writeWholeFile } from '../whole-file.ts';

/** A file that a report is written to. */
export interface FileSink extends Sink {
  /** Everything is said. Throws UsageError `UNWRITABLE_FILE` for what could not be written. */
  finish(): void;
}

/**
 * A file that is written when everything is said: whole, or not at all. A check that never began, or was killed, leaves an
 * earlier report alone.
 */
export function createFileSink(path: string): FileSink {
  const texts: string[] = [];
  return {
    write(text) {
      texts.push(text);
    },
    finish() {
      if (texts.length > 0) writeFile(path, texts.join(''));
    },
  };
}

/**
 * A file that grows with each text, to be read meanwhile. A text that can't be written whole is taken back, and nothing
 * more is written.
 *
 * @param isOwn The file belongs to this command: the first text takes the place of what was there.
 */
export function createGrowingSink(path: string, isOwn = true): FileSink {
  let isBegun = !isOwn;
  let failure: UsageError | undefined;
  return {
    write(text) {
      if (failure) return;
      const length = isBegun ? lengthOf(path) : 0;
      try {
        if (!isBegun) {
          makeFolder(dirname(path));
          assertNoLink(path);
        }
        (isBegun ? appendFileSync : writeFileSync)(path, text);
        isBegun = true;
      } catch (cause) {
        failure = toUnwritable(path, cause);
        cut(path, length);
      }
    },
    finish() {
      if (failure) throw failure;
    },
  };
}

const lengthOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** A torn end would be read as a report that is broken. */
function cut(path: string, length: number): void {
  try {
    if (lstatSync(path).isFile() && lengthOf(path) > length) truncateSync(path, length);
  } catch {
    // The failure is reported; nothing else can be done.
  }
}

/** Writes a file, and the folders that it stands in, whole or not at all. Throws UsageError `UNWRITABLE_FILE`. */
export function writeFile(path: string, text: string): void {
  assertNoLink(path);
  writeWholeFile(path, text);
}

/**
 * Throws UsageError `UNWRITABLE_FILE` for a file that is sure not to be written: a folder is in its place, a file in its
 * folder's, or it belongs to somebody else. What looks well can still go wrong when it is written.
 */
export function assertWritable(path: string): void {
  try {
    assertNoLink(path);
    // What is not there yet is made in the first folder above it that is.
    let place = resolve(path);
    while (!statSync(place, { throwIfNoEntry: false })) place = dirname(place);
    if (statSync(place).isDirectory() !== (place !== resolve(path))) throw new Error('A folder is not a file.');
    accessSync(place, constants.W_OK);
  } catch (cause) {
    throw toUnwritable(path, cause);
  }
}

/** A link may come with a checkout, and then its author chose what is overwritten. In /dev, links name streams. */
function assertNoLink(path: string): void {
  if (resolve(path).startsWith('/dev/') || !lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new UsageError('UNWRITABLE_FILE', `${path} is a symbolic link. Name the file that it leads to.`);
}
