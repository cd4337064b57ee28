import { inOrderOfTitle } from '../labels.ts';
import type { Account } from '../tables.ts';

export type GroupBy = 'agent' | 'team' | 'inbox' | 'label';

export interface Grouping {
  /** Ids of the groups that a conversation (by its row) is in now; 0 is no group. */
  groupsOf(account: Account, conversation: number): readonly number[];
  /** Every group of the account, by id: in the order in which they came, labels in that of their titles. */
  namesOf(account: Account): Map<number, string>;
}

const toNames = (things: Map<number, { name: string }>) => new Map([...things].map(([id, { name }]) => [id, name]));

/** The ways in which reports group conversations, all by what a conversation is now. */
export const groupings: Record<GroupBy, Grouping> = {
  agent: {
    groupsOf: ({ conversations }, row) => [conversations.assignee.get(row)],
    namesOf: ({ members }) => new Map([...members].map(([id, { user }]) => [id, user.name])),
  },
  team: {
    groupsOf: ({ conversations }, row) => [conversations.team.get(row)],
    namesOf: ({ teams }) => toNames(teams),
  },
  inbox: {
    groupsOf: ({ conversations }, row) => [conversations.inbox.get(row)],
    namesOf: ({ inboxes }) => toNames(inboxes),
  },
  label: {
    groupsOf: ({ conversations }, row) => conversations.labels.get(row),
    namesOf: ({ labels }) => toNames(inOrderOfTitle(labels)),
  },
};
