import type { Take, TallyOptions } from '../../../state/tally.ts';
import type { Account } from '../tables.ts';

/** What may change about a conversation, and with it the groups that it, its messages and its events are in. */
export type Attribute = 'assignee' | 'team' | 'labels' | 'status' | 'waiting' | 'events';

/** One way to group the rows of a table. */
export interface Facet extends TallyOptions {
  /** Changes of a conversation that move rows; none: rows stay where they are for good. */
  follows: readonly Attribute[];
  /** Names the groups that a row is in now, each with the reporting event whose values it adds to their sums. */
  visit(account: Account, row: number, take: Take): void;
}

export const counted = { blockBits: 6, sums: false };
export const summed = { blockBits: 7, sums: true };
/** For many groups, most of them small: larger blocks, as each has a cell for every group. */
export const sparse = { blockBits: 10, sums: false };

/** Ids of one kind stay below this, so that two make one number. */
const idLimit = 2 ** 20;

/** The numbers of groups, from the ids and codes that they stand for. */
export const groupOf = {
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
