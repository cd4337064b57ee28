import type { Account } from './tables.ts';

/** The tables whose rows are conversations, or belong to one. */
export type RowTable = 'conversations' | 'messages' | 'events';

/**
 * Whether a row is a removed conversation, or belongs to one. Columns keep such rows, since the position of a row is its
 * identity; everything that reads whole tables leaves them out.
 */
export function isRemoved(account: Account, table: RowTable, row: number): boolean {
  const { removedConversations } = account;
  if (removedConversations.size === 0) return false;
  return removedConversations.has(table === 'conversations' ? row : account[table].conversation.get(row));
}

/** The numbers of rows of each table without those of removed conversations. */
export function countRows(account: Account): Record<RowTable, number> {
  const counts = {
    conversations: account.conversations.length - account.removedConversations.size,
    messages: account.messages.length,
    events: account.events.length,
  };
  for (const { messages, events } of account.removedConversations.values()) {
    counts.messages -= messages;
    counts.events -= events;
  }
  return counts;
}
