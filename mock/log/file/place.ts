import type { JournalFile } from './journal-file.ts';
import type { Lock } from './lock.ts';

/** Another process took the lock: the folder must not be touched any more. */
export class TakenError extends Error {}

/** The folder, or a file in it, was deleted, moved or replaced: what is written goes nowhere. */
export class GoneError extends Error {}

const gone = 'its folder, or a file in it, was deleted, moved or replaced; what was answered before is still in memory';
const taken = 'another process took the folder over while this one stood still';

/**
 * Makes sure that what is written to a file goes to the folder that this process holds.
 *
 * @throws GoneError, TakenError
 */
export async function assertInPlace(lock: Lock, file: JournalFile): Promise<void> {
  const held = await lock.look();
  if (held === 'taken') throw new TakenError(taken);
  if (held === 'gone' || !(await file.isInPlace())) throw new GoneError(gone);
}
