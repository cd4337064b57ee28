import { groupOf } from '../groups/facet.ts';
import { listGroups } from '../groups/tallies.ts';
import type { Account } from '../tables.ts';
import type { Window } from '../window.ts';
import { type GroupBy, groupings } from './groupings.ts';

export interface GroupCount {
  id: number;
  /** Undefined when there is nothing of that id any more. */
  name: string | undefined;
  messages: number;
}

/** By which facet each kind of group finds its messages. */
const facets = { agent: 'author', team: 'team', inbox: 'inbox', label: 'label' } as const;

/**
 * Outgoing messages of a window: of an agent those that it sent, of anything else those of the conversations that belong
 * to it now. A message of a conversation with two labels counts under both. Groups without messages are absent; order:
 * by id.
 *
 * Source: Chatwoot 4.13.0, app/builders/v2/reports/outgoing_messages_count_builder.rb (executed).
 */
export function countOutgoingByGroup(account: Account, window: Window, by: GroupBy): GroupCount[] {
  const names = groupings[by].namesOf(account);
  const counts: GroupCount[] = [];
  for (const [group, { count: messages }] of listGroups(account, 'messages', facets[by], window)) {
    const { id, isOutgoing } = groupOf.toDirection(group);
    if (id !== 0 && isOutgoing) counts.push({ id, name: names.get(id), messages });
  }
  return counts.sort((a, b) => a.id - b.id);
}
