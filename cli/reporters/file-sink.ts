import { accessSync, appendFileSync, constants, lstatSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { toUnwritable, writeFileAtomically } from '../../atomic-file.ts';
import type { Sink } from '../../contracts/index.ts';
import { makeFolder } from '../../make-folder.ts';
import { UsageError } from '../../usage-error.ts';

/** A file that a report is written to. */
export interface FileSink extends Sink {
  /** Ends the report. Throws UsageError `UNWRITABLE_FILE` if it could not be written. */
  finish(): void;
}

/**
 * Returns a file that is written at the end, completely or not at all. A check that never started, or was killed, keeps an
 * earlier report.
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
 * Returns a file that grows with each text, so that other programs can read it meanwhile. After a text that cannot be
 * written completely, which is removed, nothing more is written.
 *
 * @param isOwn The file belongs to this command: the first text replaces its content.
 */
export function createGrowingSink(path: string, isOwn = true): FileSink {
  let isStarted = !isOwn;
  let failure: UsageError | undefined;
  return {
    write(text) {
      if (failure) return;
      const length = isStarted ? lengthOf(path) : 0;
      try {
        if (!isStarted) {
          makeFolder(dirname(path));
          assertNoLink(path);
        }
        (isStarted ? appendFileSync : writeFileSync)(path, text);
        isStarted = true;
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

/** Removes an incomplete last line, which would break the report. */
function cut(path: string, length: number): void {
  try {
    if (lstatSync(path).isFile() && lengthOf(path) > length) truncateSync(path, length);
  } catch {
    // The failure is reported; nothing else can be done.
  }
}

/** Writes a file and creates its folders, completely or not at all. Throws UsageError `UNWRITABLE_FILE`. */
export function writeFile(path: string, text: string): void {
  assertNoLink(path);
  writeFileAtomically(path, text);
}

/**
 * Throws UsageError `UNWRITABLE_FILE` for a file that certainly cannot be written: its path is a folder, its folder is a
 * file, or a permission is missing. Writing can still fail later.
 */
export function assertWritable(path: string): void {
  try {
    assertNoLink(path);
    // Missing folders are created in the nearest folder that exists.
    let place = resolve(path);
    while (!statSync(place, { throwIfNoEntry: false })) place = dirname(place);
    if (statSync(place).isDirectory() !== (place !== resolve(path))) throw new Error('A folder is not a file.');
    accessSync(place, constants.W_OK);
  } catch (cause) {
    throw toUnwritable(path, cause);
  }
}

/** Refuses symbolic links: in a foreign checkout, a link could choose which file is overwritten. Links in /dev are streams. */
function assertNoLink(path: string): void {
  if (resolve(path).startsWith('/dev/') || !lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new UsageError(
    'UNWRITABLE_FILE',
    `${path} is a symbolic link, which is not overwritten. Name the file that it leads to.`,
  );
}
