import type { AggregateOptions, EmitGroup } from '../../../state/aggregate.ts';
import type { Account } from '../tables.ts';

/** Attributes of a conversation whose change can move the conversation, its messages and its events to other groups. */
export type ConversationAttribute = 'assignee' | 'team' | 'labels' | 'status' | 'waiting' | 'events';

/** A dimension: one way to group the rows of a table. */
export interface Dimension extends AggregateOptions {
  /** The attributes whose change can move rows to other groups. If empty, rows never move. */
  dependsOn: readonly ConversationAttribute[];
  /** Calls `take` with each group that a row is in now, and with the reporting event whose values are summed. */
  emitGroups(account: Account, row: number, take: EmitGroup): void;
}

export const countOnly = { blockBits: 6, hasSums: false };
export const withSums = { blockBits: 7, hasSums: true };
/** For many small groups: larger blocks, because each block has a cell for every group. */
export const sparseCountOnly = { blockBits: 10, hasSums: false };

/** Upper limit of ids (excluded), so that two ids can be combined into one number. */
const idLimit = 2 ** 20;

/** Converts ids and codes to the number of a group, and back. */
export const groupKeys = {
  status: (inbox: number, status: number) => inbox * 4 + status,
  assigneeInStatus: (assignee: number, status: number) => assignee * 4 + status,
  toAssigneeInStatus: (group: number) => ({ assignee: Math.floor(group / 4), status: group % 4 }),
  labelInInbox: (inbox: number, label: number) => inbox * idLimit + label,
  load: (assignee: number, isUnattended: boolean) => assignee * 2 + Number(isUnattended),
  toLoad: (group: number) => ({ assignee: Math.floor(group / 2), isUnattended: group % 2 === 1 }),
  direction: (id: number, isOutgoing: number) => id * 2 + isOutgoing,
  toDirection: (group: number) => ({ id: Math.floor(group / 2), isOutgoing: group % 2 === 1 }),
  name: (id: number, name: number) => id * 8 + name,
  speed: (inbox: number, speed: number) => inbox * 8 + speed,
  nameInInbox: (inbox: number, user: number, name: number) => (inbox * idLimit + user) * 8 + name,
};
