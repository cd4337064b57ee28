import { type Account, senderKinds } from '../tables.ts';
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
  const { groupsOf, namesOf } = groupings[by];
  const { messages } = account;
  // Messages of bots are left out when agents are compared.
  const excluded = by === 'agent' ? senderKinds.indexOf('bot') : -1;
  const counts = new Map<number, number>();
  const [first, end] = messages.timeline.range(window.from, window.until);
  for (let position = first; position < end; position++) {
    const row = messages.timeline.valueAt(position);
    if (messages.isOutgoing.get(row) === 0 || messages.senderKind.get(row) === excluded) continue;
    for (const id of groupsOf(account, messages.conversation.get(row))) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const names = namesOf(account);
  return [...counts]
    .filter(([id]) => id !== 0)
    .sort(([a], [b]) => a - b)
    .map(([id, count]) => ({ id, name: names.get(id), messages: count }));
}
