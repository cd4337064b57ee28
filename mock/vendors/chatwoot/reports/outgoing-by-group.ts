import { type Account, senderKinds } from '../tables.ts';
import type { Window } from '../window.ts';

export type GroupBy = 'agent' | 'team' | 'inbox' | 'label';

export interface GroupCount {
  id: number;
  name: string;
  messages: number;
}

interface Grouping {
  /** Messages of bots are left out when agents are compared. */
  excludesBots: boolean;
  /** Ids of the groups that a conversation is in now; 0 is no group. */
  groupsOf(account: Account, conversation: number): readonly number[];
  nameOf(account: Account, id: number): string | undefined;
}

const groupings: Record<GroupBy, Grouping> = {
  agent: {
    excludesBots: true,
    groupsOf: ({ conversations }, row) => [conversations.assignee.get(row)],
    nameOf: ({ members }, id) => members.get(id)?.user.name,
  },
  team: {
    excludesBots: false,
    groupsOf: ({ conversations }, row) => [conversations.team.get(row)],
    nameOf: ({ teams }, id) => teams.get(id)?.name,
  },
  inbox: {
    excludesBots: false,
    groupsOf: ({ conversations }, row) => [conversations.inbox.get(row)],
    nameOf: ({ inboxes }, id) => inboxes.get(id)?.name,
  },
  label: {
    excludesBots: false,
    groupsOf: ({ conversations }, row) => conversations.labels.get(row) ?? [],
    nameOf: ({ labels }, id) => labels.get(id)?.name,
  },
};

/**
 * Outgoing messages of a window by what their conversation belongs to now, not by who sent them. A message of a
 * conversation with two labels counts under both. Groups without messages are absent; order: by id.
 */
export function countOutgoingByGroup(account: Account, window: Window, by: GroupBy): GroupCount[] {
  const { excludesBots, groupsOf, nameOf } = groupings[by];
  const { messages } = account;
  const bot = senderKinds.indexOf('bot');
  const counts = new Map<number, number>();
  const [first, end] = messages.timeline.range(window.from, window.until);
  for (let position = first; position < end; position++) {
    const row = messages.timeline.valueAt(position);
    if (messages.isOutgoing.get(row) === 0) continue;
    if (excludesBots && messages.senderKind.get(row) === bot) continue;
    for (const id of groupsOf(account, messages.conversation.get(row))) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts]
    .filter(([id]) => id !== 0)
    .sort(([a], [b]) => a - b)
    .map(([id, count]) => ({ id, name: nameOf(account, id) ?? '', messages: count }));
}
