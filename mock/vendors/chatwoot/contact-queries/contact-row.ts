import { isValidId } from '../access/agent-access.ts';
import { toInteger } from '../input/casts.ts';
import { refusePath } from '../refusals.ts';
import type { Account } from '../tables.ts';

/** Returns the row of the contact with an id of a request; undefined if the account has no such contact. */
export function findContactRow({ contacts }: Account, value: unknown): number | undefined {
  const id = toInteger(value) ?? 0;
  const row = isValidId(id) ? contacts.rowOf.get(id) - 1 : -1;
  return row < 0 ? undefined : row;
}

/**
 * Returns the row of the contact that a path names.
 *
 * @throws ApiError `unknown` if the account has no such contact.
 */
export function getContactRow(account: Account, text: string | undefined, parameter = 'id'): number {
  const row = findContactRow(account, text);
  if (row === undefined) throw refusePath(parameter);
  return row;
}
