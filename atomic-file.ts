import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, lstatSync, openSync, renameSync, rmSync, type Stats, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { UsageError } from './usage-error.ts';

/** Writes a text to an open file, completely or with an error. */
type Put = (descriptor: number, text: string) => void;

const putOnDisk: Put = (descriptor, text) => {
  writeFileSync(descriptor, text);
  // Some file systems report a full disk only here.
  fsyncSync(descriptor);
};

/**
 * Writes a file atomically and creates its folders: it writes a temporary file beside it, and renames that. A device, or a
 * file in a read-only folder, is written in place.
 *
 * @throws UsageError `UNWRITABLE_FILE`. The earlier content is unchanged.
 */
export function writeFileAtomically(path: string, text: string, put: Put = putOnDisk): void {
  try {
    makeFolder(dirname(path));
    const before = lstatSync(path, { throwIfNoEntry: false });
    if (before && !before.isFile()) writeFileSync(path, text);
    else if (!replace(path, text, before, put)) writeFileSync(path, text);
  } catch (cause) {
    throw toUnwritable(path, cause);
  }
}

/** Errors after which a file cannot be replaced, but may be writable in place: they concern its folder or a mount. */
const reasonsOfFolder = ['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV'];

/** Replaces a file. Returns false if it can only be written in place. */
function replace(path: string, text: string, before: Stats | undefined, put: Put): boolean {
  const beside = `${path}.${randomBytes(4).toString('hex')}.new`;
  try {
    // The flag x fails for an existing link.
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
  EFBIG: 'the file exceeds the size limit',
  EROFS: 'the file system is read-only',
  EACCES: 'permission denied',
  EPERM: 'the operating system does not allow it',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  ENOENT: 'its folder does not exist',
  ENAMETOOLONG: 'its name is too long',
  EIO: 'the disk reports an error',
};

/** Returns the error for a file that could not be written, with the reason of the operating system. */
export function toUnwritable(path: string, cause: unknown): UsageError {
  if (cause instanceof UsageError) return cause;
  const code = codeOf(cause);
  const reason = reasons[code];
  const message =
    reason === undefined
      ? `Cannot write ${path}. Check that its folder exists and that you may write to it.`
      : `Cannot write ${path}: ${reason} (${code}).`;
  return new UsageError('UNWRITABLE_FILE', message, { cause });
}

function codeOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? '') : '';
}
