import { UsageError } from './usage-error.ts';

const problems: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  ELOOP: 'its symbolic links form a circle',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
};

/** Says in a few words why the operating system could not read a file; undefined for any other error. */
export function toReadProblem(cause: unknown): string | undefined {
  const { code = '' } = cause instanceof Error ? (cause as NodeJS.ErrnoException) : {};
  return Object.hasOwn(problems, code) ? problems[code] : undefined;
}

/**
 * Returns the error for a file that cannot be read. Its content is never quoted.
 *
 * @param advice What to do about it, as a sentence.
 */
export function toUnreadable(path: string, cause: unknown, advice = 'Check the path.'): UsageError {
  const problem = toReadProblem(cause);
  const reason = problem === undefined ? '' : `: ${problem}`;
  return new UsageError('UNREADABLE_FILE', `Can't read ${path}${reason}. ${advice}`, { cause });
}
