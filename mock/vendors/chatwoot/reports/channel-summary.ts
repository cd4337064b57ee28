import { queryGroup, totalsByGroup } from '../aggregates/aggregates.ts';
import { groupKeys } from '../aggregates/dimension.ts';
import type { ChannelType } from '../events.ts';
import type { Window } from '../input/window.ts';
import { isRemoved } from '../removed-conversations.ts';
import { type Account, type Status, statuses } from '../tables.ts';

export type StatusCounts = Record<Status | 'total', number>;

/** Rows to scan for the first conversation of each channel. Rarer channels are looked up one by one. */
const maxScannedRows = 200;

/** Counts conversations created in a window by channel type and current status. Channels are sorted by first arrival. */
export function summarizeChannels(account: Account, window: Window): Map<ChannelType, StatusCounts> {
  const summary = new Map<ChannelType, StatusCounts>();
  const found = totalsByGroup(account, 'conversations', 'status', window);
  for (const { id, channel } of account.inboxes.values()) {
    for (const [code, status] of statuses.entries()) {
      const { count } = found.get(groupKeys.status(id, code)) ?? { count: 0 };
      if (count === 0) continue;
      const counts = summary.get(channel) ?? { open: 0, resolved: 0, pending: 0, snoozed: 0, total: 0 };
      counts[status] += count;
      counts.total += count;
      summary.set(channel, counts);
    }
  }
  return sortByFirstArrival(account, window, summary);
}

function sortByFirstArrival(
  account: Account,
  window: Window,
  summary: Map<ChannelType, StatusCounts>,
): Map<ChannelType, StatusCounts> {
  const firsts = new Map<ChannelType, number>();
  const { conversations, inboxes } = account;
  const { timeline } = conversations;
  // With out-of-order rows, the first conversations may be anywhere, so each channel is looked up.
  const start = timeline.outOfOrderRows.length > 0 ? timeline.length : timeline.firstRowFrom(window.from);
  for (let row = start; row < Math.min(timeline.length, start + maxScannedRows) && firsts.size < summary.size; row++) {
    const channel = inboxes.get(conversations.inbox.get(row))?.channel;
    if (isRemoved(account, 'conversations', row)) continue;
    if (channel && summary.has(channel) && !firsts.has(channel)) firsts.set(channel, row);
  }
  for (const channel of summary.keys()) {
    if (!firsts.has(channel)) firsts.set(channel, findFirst(account, window, channel));
  }
  const { createdAt } = conversations;
  return new Map(
    [...summary].sort(([one], [other]) => {
      const [a = 0, b = 0] = [firsts.get(one), firsts.get(other)];
      return createdAt.get(a) - createdAt.get(b) || a - b;
    }),
  );
}

/** Returns the row of the first conversation of a channel in a window. */
function findFirst(account: Account, { from }: Window, channel: ChannelType): number {
  const inboxes = [...account.inboxes.values()].filter((inbox) => inbox.channel === channel);
  const ids = inboxes.map(({ id }) => id);
  const group = queryGroup(account, 'conversations', 'inbox', ids);
  const rank = group.rank(from);
  return group.rows(rank, rank + 1)[0] ?? 0;
}
