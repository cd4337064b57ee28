import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../../../usage-error.ts';

/** Explanations of the file system's errors, with advice. */
const explanations: Record<string, { problem: string; advice: string }> = {
  ENOSPC: { problem: 'there is no space left on its disk', advice: 'Free some space, or choose a folder elsewhere.' },
  EDQUOT: {
    problem: 'the disk quota of this user is used up',
    advice: 'Free some space, or choose a folder elsewhere.',
  },
  EACCES: {
    problem: 'this user has no permission',
    advice: 'Grant this user the permission, or choose another folder.',
  },
  EPERM: {
    problem: 'this user has no permission',
    advice: 'Grant this user the permission, or choose another folder.',
  },
  EROFS: { problem: 'its file system is read-only', advice: 'Choose a folder that can be written.' },
  EEXIST: { problem: 'a file with this name exists', advice: 'Choose a folder.' },
  ENOTDIR: { problem: 'a part of its path is a file', advice: 'Choose a folder.' },
  EISDIR: {
    problem: 'a folder exists in place of a file of the log',
    advice: 'Move that folder, or choose another one for the log.',
  },
  ENOTEMPTY: {
    problem: 'a folder exists in place of a file of the log',
    advice: 'Move that folder, or choose another one for the log.',
  },
  ERR_FS_EISDIR: {
    problem: 'a folder exists in place of a file of the log',
    advice: 'Move that folder, or choose another one for the log.',
  },
  ENOENT: { problem: 'a part of its path does not exist', advice: 'Choose a folder that can be created.' },
  ELOOP: { problem: 'its symbolic links form a loop', advice: 'Use the path of the folder itself.' },
  ENAMETOOLONG: { problem: 'its path is too long', advice: 'Choose a shorter one.' },
  EMFILE: { problem: 'this process has too many files open', advice: 'Raise the limit of open files (ulimit -n).' },
  ENFILE: { problem: 'this machine has too many files open', advice: 'Close some files.' },
  EIO: { problem: 'its disk reports an error', advice: 'Check the disk, or choose a folder elsewhere.' },
};

/**
 * Converts an error of the file system to a UsageError. Other errors are returned unchanged.
 *
 * @param path The folder of the log.
 */
export function toFileUsageError(path: string, error: unknown): unknown {
  const { code = '', syscall, path: place = path } = error as NodeJS.ErrnoException;
  if (error instanceof UsageError || syscall === undefined) return error;
  const { problem, advice } = explanations[code] ?? {
    problem: 'the file system reports an error',
    advice: 'Choose another folder.',
  };
  const where = place === path ? '' : ` (${place})`;
  const message = `Cannot create or open the log in ${path}${where}: ${problem} (${code}).${ownerOf(code, place)} ${advice}`;
  return new UsageError('UNUSABLE_LOG', message, { cause: error });
}

/** Names the owner, if a permission is missing. */
function ownerOf(code: string, path: string): string {
  const user = process.getuid?.();
  if (!['EACCES', 'EPERM'].includes(code) || user === undefined) return '';
  for (let each = path; ; each = dirname(each)) {
    try {
      const { uid } = statSync(each);
      return uid === user ? '' : ` ${each} belongs to user ${uid}; this is user ${user}.`;
    } catch {
      if (dirname(each) === each) return '';
    }
  }
}
