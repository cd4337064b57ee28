import { constants } from 'node:fs';
import { copyFile, stat } from 'node:fs/promises';
import { UsageError } from '../../../usage-error.ts';

/** A line that is not what was written there. */
export interface BadLine {
  number: number;
  reason: 'crlf' | 'damaged' | 'misplaced';
  /** Whether lines after it are what was written. */
  isFollowed: boolean;
}

const advice = 'Bring back a copy of the folder, or begin with another one.';

/**
 * The error for a file of a log that no crash can have left so. Nothing of the file was changed; a copy of it is made
 * where there is room, so that the user can repair the file itself.
 */
export async function toDamage(path: string, problem: string, remedy = ''): Promise<UsageError> {
  const copy = await keepCopy(path);
  const kept = copy === undefined ? 'It was not changed.' : `It was not changed; ${copy} is a copy.`;
  return toError(problem, kept, advice, remedy);
}

/** The error for a file of a log that is missing. */
export const toMissing = (problem: string, remedy = ''): UsageError => toError(problem, advice, remedy);

const toError = (...sentences: string[]) => new UsageError('DAMAGED_LOG', sentences.filter(Boolean).join(' '));

/** The error for a bad line of a segment. */
export function toLineDamage(path: string, { number, reason, isFollowed }: BadLine): Promise<UsageError> {
  const line = `Line ${number} of ${path}`;
  if (reason === 'crlf') {
    const cause = 'an editor or git changed the line ends of the file';
    return toDamage(path, `${line} ends with CRLF: ${cause}.`, `To repair it: sed -i 's/\\r$//' ${path}`);
  }
  const remedy =
    number === 1
      ? ''
      : `To give up what follows line ${number - 1}, keep that much of it (head -n ${number - 1}) and delete chatpact-log.json.`;
  const problems = {
    damaged: `${line} is damaged${isFollowed ? ', and what follows it is not' : ''}.`,
    misplaced: `${line} is not the one that was written there: lines are missing, doubled or out of order.`,
  };
  return toDamage(path, problems[reason], remedy);
}

/** Copies a damaged file once, however often the start is tried. Gives the copy's path, if there is one. */
async function keepCopy(path: string): Promise<string | undefined> {
  try {
    const { mtimeMs } = await stat(path);
    const copy = `${path}.damaged-${Math.floor(mtimeMs)}`;
    await copyFile(path, copy, constants.COPYFILE_EXCL).catch((error) => {
      if (error.code !== 'EEXIST') throw error;
    });
    return copy;
  } catch {
    // A full or read-only disk: the file itself is as it was.
    return undefined;
  }
}
