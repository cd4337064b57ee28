import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../../../usage-error.ts';

/** What the file system's refusals mean for a user, and what to do. */
const meanings: Record<string, { problem: string; advice: string }> = {
  ENOSPC: { problem: 'there is no space left on its disk', advice: 'Make room, or choose a folder elsewhere.' },
  EDQUOT: { problem: 'the disk quota of this user is used up', advice: 'Make room, or choose a folder elsewhere.' },
  EACCES: { problem: 'this user may not', advice: 'Give this user the rights, or choose another folder.' },
  EPERM: { problem: 'this user may not', advice: 'Give this user the rights, or choose another folder.' },
  EROFS: { problem: 'its file system is read-only', advice: 'Choose a folder that can be written.' },
  EEXIST: { problem: 'a file of that name is there', advice: 'Name a folder.' },
  ENOTDIR: { problem: 'a part of its path is a file', advice: 'Name a folder.' },
  EISDIR: {
    problem: 'a folder is in place of a file',
    advice: 'Move that folder away, or choose another one for the log.',
  },
  ENOTEMPTY: {
    problem: 'a folder is in place of a file',
    advice: 'Move that folder away, or choose another one for the log.',
  },
  ERR_FS_EISDIR: {
    problem: 'a folder is in place of a file',
    advice: 'Move that folder away, or choose another one for the log.',
  },
  ENOENT: { problem: 'a part of its path is not there', advice: 'Choose a folder that can be made.' },
  ELOOP: { problem: 'its symbolic links go in circles', advice: 'Name the folder itself.' },
  ENAMETOOLONG: { problem: 'its path is too long', advice: 'Choose a shorter one.' },
  EMFILE: { problem: 'this process has too many files open', advice: 'Raise the limit (ulimit -n).' },
  ENFILE: { problem: 'this machine has too many files open', advice: 'Close some.' },
  EIO: { problem: 'its disk does not work', advice: 'Look at the disk, or choose a folder elsewhere.' },
};

/**
 * A refusal of the file system as the user's mistake; anything else as it is.
 *
 * @param path The folder of the log.
 */
export function toUsable(path: string, error: unknown): unknown {
  const { code = '', syscall, path: place = path } = error as NodeJS.ErrnoException;
  if (error instanceof UsageError || syscall === undefined) return error;
  const { problem, advice } = meanings[code] ?? {
    problem: 'the file system refuses',
    advice: 'Choose another folder.',
  };
  const where = place === path ? '' : ` (${place})`;
  const message = `The log in ${path} can't be made or opened${where}: ${problem} (${code}).${ownerOf(code, place)} ${advice}`;
  return new UsageError('UNUSABLE_LOG', message, { cause: error });
}

/** Whose it is, where that is why. */
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
