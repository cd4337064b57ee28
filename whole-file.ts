import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, lstatSync, openSync, renameSync, rmSync, type Stats, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { UsageError } from './usage-error.ts';

/** Writes a text to an open file, whole or not at all but for an error. */
type Put = (descriptor: number, text: string) => void;

const putOnDisk: Put = (descriptor, text) => {
  writeFileSync(descriptor, text);
  // Some file systems say only now that the disk is full.
  fsyncSync(descriptor);
};

/**
 * Writes a file, and the folders that it stands in, so that a reader finds the text before or the text after: into
 * a file beside it, which then takes its place. A device, or a file whose folder may not be written, is written in place.
 *
 * @throws UsageError `UNWRITABLE_FILE`. What was there before is left as it was.
 */
export function writeWholeFile(path: string, text: string, put: Put = putOnDisk): void {
  try {
    makeFolder(dirname(path));
    const before = lstatSync(path, { throwIfNoEntry: false });
    if (before && !before.isFile()) writeFileSync(path, text);
    else if (!replace(path, text, before, put)) writeFileSync(path, text);
  } catch (cause) {
    throw toUnwritable(path, cause);
  }
}

/** Reasons why a file can't be replaced that says nothing of whether it can be written: its folder, or a mount. */
const reasonsOfFolder = ['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV'];

/** False where the file can only be written in place. */
function replace(path: string, text: string, before: Stats | undefined, put: Put): boolean {
  const beside = `${path}.${randomBytes(4).toString('hex')}.new`;
  try {
    // Not through a link that is there already.
    const descriptor = openSync(beside, 'wx', before === undefined ? 0o666 : before.mode & 0o777);
    try {
      put(descriptor, text);
    } finally {
      closeSync(descriptor);
    }
    renameSync(beside, path);
    return true;
  } catch (error) {
    rmSync(beside, { force: true });
    if (before && reasonsOfFolder.includes(codeOf(error))) return false;
    throw error;
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be larger than is allowed',
  EROFS: 'the file system is read-only',
  EACCES: 'the permission is missing',
  EPERM: 'the operating system does not permit it',
  EISDIR: 'a folder is there',
  ENOTDIR: 'a file stands in place of its folder',
  ENOENT: 'its folder does not exist',
  ENAMETOOLONG: 'its name is too long',
  EIO: 'the disk reports an error',
};

/** The sentence about a file that could not be written, with the reason of the operating system. */
export function toUnwritable(path: string, cause: unknown): UsageError {
  if (cause instanceof UsageError) return cause;
  const code = codeOf(cause);
  const reason = reasons[code];
  const message =
    reason === undefined
      ? `Cannot write ${path}. Check that its folder exists and is yours.`
      : `Cannot write ${path}: ${reason} (${code}).`;
  return new UsageError('UNWRITABLE_FILE', message, { cause });
}

function codeOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? '') : '';
}
