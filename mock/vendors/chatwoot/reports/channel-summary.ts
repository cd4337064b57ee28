import type { ChannelType } from '../events.ts';
import { groupOf } from '../groups/facet.ts';
import { findGroup } from '../groups/tallies.ts';
import { type Account, type Status, statuses } from '../tables.ts';
import type { Window } from '../window.ts';

export type StatusCounts = Record<Status | 'total', number>;

/** Conversations created in a window, by the type of their channel and by the status they have now. */
export function summarizeChannels(account: Account, window: Window): Map<ChannelType, StatusCounts> {
  const summary = new Map<ChannelType, StatusCounts>();
  for (const { channel, status, count } of listInOrder(account, window)) {
    const counts = summary.get(channel) ?? { open: 0, resolved: 0, pending: 0, snoozed: 0, total: 0 };
    counts[status] += count;
    counts.total += count;
    summary.set(channel, counts);
  }
  return summary;
}

/** What each inbox has in each status, in the order in which the first of it came. */
function listInOrder(account: Account, { from, until }: Window) {
  const { createdAt } = account.conversations;
  const found = [...account.inboxes.values()].flatMap(({ id, channel }) =>
    statuses.flatMap((status, code) => {
      const group = findGroup(account, 'conversations', 'status', groupOf.status(id, code));
      const count = group.count(from, until);
      if (count === 0) return [];
      const first = group.rank(from);
      const [row = 0] = group.rows(first, first + 1);
      return { channel, status, count, row };
    }),
  );
  return found.sort((a, b) => createdAt.get(a.row) - createdAt.get(b.row) || a.row - b.row);
}
