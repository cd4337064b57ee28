import type { Account, ChatwootTables } from '../tables.ts';

/** What a view needs to write one thing of an account, documented or as the ledger has it. */
export interface View {
  tables: ChatwootTables;
  account: Account;
  deviates(id: string): boolean;
}

/** Unix seconds; 0 for what has not happened, as servers write it. */
export function toSeconds(at: number): number {
  return Math.floor(at / 1000);
}

/** Leaves out what is null, for fields that the document knows without null only. */
export function withoutNulls<Row extends object>(row: Row): { [Key in keyof Row]?: Exclude<Row[Key], null> } {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as never;
}
