import type { Column } from '../../../state/columns.ts';
import type { Account, ChatwootTables, IdKind } from '../tables.ts';

export function accountOf(tables: ChatwootTables, id: number): Account {
  const account = tables.accounts.get(id);
  if (!account) throw new Error(`An event refers to account ${id}, which does not exist.`);
  return account;
}

/** Records that an id is used. The next free id is larger than every id ever used. */
export function markIdUsed(tables: ChatwootTables, kind: IdKind, id: number): void {
  if (id > tables.lastIds[kind]) tables.lastIds[kind] = id;
}

/** Sets an instant if it is later than the stored one, because events may arrive out of order. */
export function setIfLater(column: Column, row: number, at: number): void {
  if (at > column.get(row)) column.set(row, at);
}

/** Returns the row of a conversation, and updates the time of its latest change. */
export function touchConversation(tables: ChatwootTables, account: number, id: number, at: number) {
  const { conversations } = accountOf(tables, account);
  const row = conversations.rowOf.get(id) - 1;
  if (row < 0) throw new Error(`An event refers to conversation ${id}, which does not exist.`);
  setIfLater(conversations.updatedAt, row, at);
  return { conversations, row };
}
