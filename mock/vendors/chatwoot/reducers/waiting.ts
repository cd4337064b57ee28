import { changeAttribute } from '../aggregates/aggregates.ts';
import type { Account } from '../tables.ts';

/** Sets the time since which the customer of a conversation is waiting; 0 means that the customer is not waiting. */
export function setWaitingSince(account: Account, row: number, at: number): void {
  const { waitingSince } = account.conversations;
  if (waitingSince.get(row) !== at) changeAttribute(account, row, 'waiting', () => waitingSince.set(row, at));
}
