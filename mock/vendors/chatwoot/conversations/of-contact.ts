import type { Account } from '../tables.ts';

/** Returns the rows of the conversations of a contact (a row), the latest first. */
export function listConversationsOf({ contacts, conversations }: Account, contact: number): number[] {
  const rows: number[] = [];
  let next = contacts.lastConversation.get(contact);
  for (; next > 0; next = conversations.previousOfContact.get(next - 1)) rows.push(next - 1);
  return rows;
}
