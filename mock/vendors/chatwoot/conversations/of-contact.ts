import type { Account } from '../tables.ts';

/** Returns the rows of a contact's conversations, latest first. */
export function listConversations({ contacts, conversations }: Account, contact: number): number[] {
  const rows: number[] = [];
  for (let next = contacts.lastConversation.get(contact); next > 0; ) {
    rows.push(next - 1);
    next = conversations.previousOfContact.get(next - 1);
  }
  return rows;
}
