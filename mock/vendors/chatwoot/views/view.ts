import type { Account, ChatwootTables } from '../tables.ts';

/** The context of a view: the tables, the account, and which ledger entries apply. */
export interface View {
  tables: ChatwootTables;
  account: Account;
  deviates(id: string): boolean;
}

/** Converts an instant to Unix seconds; 0, as servers send, for a time that is not set. */
export function toSeconds(at: number): number {
  return Math.floor(at / 1000);
}

/** Removes fields that are null, for documents that do not allow null. */
export function withoutNulls<Row extends object>(row: Row): { [Key in keyof Row]?: Exclude<Row[Key], null> } {
  // Object.fromEntries forgets the names.
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as typeof row;
}
