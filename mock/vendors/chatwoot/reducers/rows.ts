import type { Column } from '../../../state/columns.ts';
import type { Account, ChatwootTables, IdKind } from '../tables.ts';

export function accountOf(tables: ChatwootTables, id: number): Account {
  const account = tables.accounts.get(id);
  if (!account) throw new Error(`An event names account ${id}, which no event has created.`);
  return account;
}

/** The next id is larger than every one that was ever given out. */
export function claim(tables: ChatwootTables, kind: IdKind, id: number): void {
  if (id > tables.last[kind]) tables.last[kind] = id;
}

/** Keeps the later of two instants: history may be told out of order. */
export function raise(column: Column, row: number, at: number): void {
  if (at > column.get(row)) column.set(row, at);
}

/** The row of a conversation to which something happens. */
export function touch(tables: ChatwootTables, account: number, id: number, at: number) {
  const { conversations } = accountOf(tables, account);
  const row = conversations.rowOf.get(id) - 1;
  if (row < 0) throw new Error(`An event names conversation ${id}, which no event has created.`);
  raise(conversations.updatedAt, row, at);
  return { conversations, row };
}
