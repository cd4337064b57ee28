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

/**
 * Outgoing messages of a window by what their conversation belongs to now, not by who sent them. A message of a
 * conversation with two labels counts under both. Groups without messages are absent; order: by id.
 */
export function countOutgoingByGroup(account: Account, window: Window, by: GroupBy): GroupCount[] {
  const names = groupings[by].namesOf(account);
  const counts: GroupCount[] = [];
  for (const [group, { count: messages }] of listGroups(account, 'messages', by, window)) {
    const { id, isOutgoing } = groupOf.toDirection(group);
    if (id !== 0 && isOutgoing) counts.push({ id, name: names.get(id), messages });
  }
  return counts.sort((a, b) => a.id - b.id);
}
