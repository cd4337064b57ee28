import { accessSync, appendFileSync, constants, lstatSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Sink } from '../contracts/index.ts';
import { makeFolder } from '../make-folder.ts';
import { UsageError } from '../usage-error.ts';

/** A file that is touched with the first word, so that a check that never began leaves an earlier report alone. */
export function createFileSink(path: string, begin: typeof writeFileSync | typeof appendFileSync): Sink {
  let isBegun = false;
  return {
    write(text) {
      try {
        if (!isBegun) makeFolder(dirname(path));
        if (!isBegun && begin === writeFileSync) assertNoLink(path);
        (isBegun ? appendFileSync : begin)(path, text);
        isBegun = true;
      } catch (cause) {
        throw toUnwritable(path, cause);
      }
    },
  };
}

/** Writes a file, and the folders that it stands in. Throws UsageError `UNWRITABLE_FILE`. */
export function writeFile(path: string, text: string): void {
  createFileSink(path, writeFileSync).write(text);
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

function toUnwritable(path: string, cause: unknown): UsageError {
  if (cause instanceof UsageError) return cause;
  const message = `Can't write ${path}. Check that its folder exists and is yours.`;
  return new UsageError('UNWRITABLE_FILE', message, { cause });
}
