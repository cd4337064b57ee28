import { inOrderOfTitle } from '../labels/labels.ts';
import type { Account } from '../tables.ts';

export type GroupBy = 'agent' | 'team' | 'inbox' | 'label';

export interface Grouping {
  /** Returns the ids of the groups that a conversation (a row) is in now. The id 0 means no group. */
  groupsOf(account: Account, conversation: number): readonly number[];
  /** Returns the names of all groups of the account by id, in order of creation. Labels are sorted by title. */
  namesOf(account: Account): Map<number, string>;
}

const toNames = (records: Map<number, { name: string }>) => new Map([...records].map(([id, { name }]) => [id, name]));

/** How reports group conversations, always by their current attributes. */
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
