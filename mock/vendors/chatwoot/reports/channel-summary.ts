import type { ChannelType } from '../events.ts';
import { type Account, type Status, statuses } from '../tables.ts';
import type { Window } from '../window.ts';

export type StatusCounts = Record<Status | 'total', number>;

/** Conversations created in a window, by the type of their channel and by the status they have now. */
export function summarizeChannels(account: Account, window: Window): Map<ChannelType, StatusCounts> {
  const { conversations, inboxes } = account;
  const summary = new Map<ChannelType, StatusCounts>();
  const [first, end] = conversations.timeline.range(window.from, window.until);
  for (let position = first; position < end; position++) {
    const row = conversations.timeline.valueAt(position);
    const channel = inboxes.get(conversations.inbox.get(row))?.channel;
    const status = statuses[conversations.status.get(row)];
    if (!channel || !status) continue;
    const counts = summary.get(channel) ?? { open: 0, resolved: 0, pending: 0, snoozed: 0, total: 0 };
    counts[status] += 1;
    counts.total += 1;
    summary.set(channel, counts);
  }
  return summary;
}
