import { totalsByGroup } from '../aggregates/aggregates.ts';
import { groupKeys } from '../aggregates/dimension.ts';
import type { Window } from '../input/window.ts';
import type { Account } from '../tables.ts';
import { type GroupBy, groupings } from './groupings.ts';

export interface GroupCount {
  id: number;
  /** Undefined if the group no longer exists. */
  name: string | undefined;
  messages: number;
}

/** The dimension of messages for each kind of group. */
const dimensions = { agent: 'author', team: 'team', inbox: 'inbox', label: 'label' } as const;

/**
 * Counts the outgoing messages of each group in a window, sorted by id. Messages count for the agent who sent them, or for
 * the team, inbox or labels that their conversation has now. A message counts for both labels of a conversation with two.
 * Groups without messages are absent.
 *
 * Source: Chatwoot 4.13.0, app/builders/v2/reports/outgoing_messages_count_builder.rb (executed).
 */
export function countOutgoingByGroup(account: Account, window: Window, by: GroupBy): GroupCount[] {
  const names = groupings[by].namesOf(account);
  const counts: GroupCount[] = [];
  for (const [group, { count: messages }] of totalsByGroup(account, 'messages', dimensions[by], window)) {
    const { id, isOutgoing } = groupKeys.toDirection(group);
    if (id !== 0 && isOutgoing) counts.push({ id, name: names.get(id), messages });
  }
  return counts.sort((a, b) => a.id - b.id);
}
