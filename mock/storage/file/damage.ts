import { constants } from 'node:fs';
import { copyFile, stat } from 'node:fs/promises';
import { UsageError } from '../../../usage-error.ts';

/** A line that differs from what was written. */
export interface BadLine {
  number: number;
  reason: 'crlf' | 'damaged' | 'misplaced';
  /** Whether valid lines follow it. */
  isFollowed: boolean;
}

const advice = 'Restore the folder from a backup, or use another folder.';

/**
 * Creates the error for a file of a log that is damaged in a way that a crash cannot cause. The file is not changed. It
 * is copied, if there is space, so that the user can repair the original.
 */
export async function toDamageError(path: string, problem: string, remedy = ''): Promise<UsageError> {
  const copy = await keepCopy(path);
  const kept = copy === undefined ? 'It was not changed.' : `It was not changed, and was copied to ${copy}.`;
  return toError(problem, kept, advice, remedy);
}

export const toMissingFileError = (problem: string, remedy = ''): UsageError => toError(problem, advice, remedy);

const toError = (...sentences: string[]) => new UsageError('DAMAGED_LOG', sentences.filter(Boolean).join(' '));

/** Creates the error for a damaged line of a segment. */
export function toLineDamageError(path: string, { number, reason, isFollowed }: BadLine): Promise<UsageError> {
  const line = `Line ${number} of ${path}`;
  if (reason === 'crlf') {
    const cause = 'an editor or git changed the line endings of the file';
    return toDamageError(path, `${line} ends with CRLF: ${cause}.`, `To repair it, run: sed -i 's/\\r$//' ${path}`);
  }
  const remedy =
    number === 1
      ? ''
      : `To discard everything after line ${number - 1}, keep the first lines only (head -n ${number - 1}) and delete chatpact-log.json.`;
  const problems = {
    damaged: `${line} is damaged${isFollowed ? ', and later lines are not' : ''}.`,
    misplaced: `${line} is not the line that was written there: lines are missing, duplicated or out of order.`,
  };
  return toDamageError(path, problems[reason], remedy);
}

/** Copies a damaged file once, even if the start is repeated. Returns the copy's path; undefined if copying failed. */
async function keepCopy(path: string): Promise<string | undefined> {
  try {
    const { mtimeMs } = await stat(path);
    const copy = `${path}.damaged-${Math.floor(mtimeMs)}`;
    await copyFile(path, copy, constants.COPYFILE_EXCL).catch((error) => {
      if (error.code !== 'EEXIST') throw error;
    });
    return copy;
  } catch {
    // The disk is full or read-only; the original file is unchanged.
    return undefined;
  }
}
