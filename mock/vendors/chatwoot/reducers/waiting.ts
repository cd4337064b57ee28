import { change } from '../groups/tallies.ts';
import type { Account } from '../tables.ts';

/** Sets since when the customer of a conversation waits; 0: nobody waits. */
export function setWaitingSince(account: Account, row: number, at: number): void {
  const { waitingSince } = account.conversations;
  if (waitingSince.get(row) !== at) change(account, row, 'waiting', () => waitingSince.set(row, at));
}
