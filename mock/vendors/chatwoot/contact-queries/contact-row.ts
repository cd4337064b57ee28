import { isValidId } from '../access/agent-access.ts';
import { toInteger } from '../input/casts.ts';
import { refusePath } from '../refusals.ts';
import type { Account } from '../tables.ts';

/**
 * Returns the row of the contact that a path names.
 *
 * @throws ApiError `unknown` if the account has no such contact.
 */
export function getContactRow({ contacts }: Account, text: string | undefined): number {
  const id = toInteger(text) ?? 0;
  const row = isValidId(id) ? contacts.rowOf.get(id) - 1 : -1;
  if (row < 0) throw refusePath('id');
  return row;
}
