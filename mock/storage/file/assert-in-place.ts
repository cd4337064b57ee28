import type { JournalFile } from './journal-file.ts';
import type { Lock } from './lock.ts';

/** Another process has taken the lock, so the folder must not be changed. */
export class FolderTakenError extends Error {}

/** The folder or a file in it was deleted, moved or replaced, so writes would be lost. */
export class FolderLostError extends Error {}

const gone = 'its folder, or a file in it, was deleted, moved or replaced; earlier changes are still in memory';
const taken = 'another process took the folder over while this one was paused';

/**
 * Checks that a file is in the folder that this process has locked.
 *
 * @throws GoneError, TakenError
 */
export async function assertInPlace(lock: Lock, file: JournalFile): Promise<void> {
  const held = await lock.check();
  if (held === 'taken') throw new FolderTakenError(taken);
  if (held === 'gone' || !(await file.isInPlace())) throw new FolderLostError(gone);
}
