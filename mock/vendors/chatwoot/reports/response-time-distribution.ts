import { totalsByGroup } from '../aggregates/aggregates.ts';
import { groupKeys } from '../aggregates/dimension.ts';
import { responseTimeClasses } from '../aggregates/events.ts';
import type { ChannelType } from '../events.ts';
import type { Window } from '../input/window.ts';
import type { Account } from '../tables.ts';

export type Distribution = Record<(typeof responseTimeClasses)[number]['name'], number>;

/** Counts the first responses in a window by channel type and response time. Channels without responses are absent. */
export function distributeResponseTimes(account: Account, window: Window): Map<ChannelType, Distribution> {
  const byChannel = new Map<ChannelType, Distribution>();
  const found = totalsByGroup(account, 'events', 'speed', window);
  for (const { id, channel } of account.inboxes.values()) {
    for (const [code, { name }] of responseTimeClasses.entries()) {
      const { count } = found.get(groupKeys.speed(id, code)) ?? { count: 0 };
      if (count === 0) continue;
      const distribution = byChannel.get(channel) ?? { '0-1h': 0, '1-4h': 0, '4-8h': 0, '8-24h': 0, '24h+': 0 };
      byChannel.set(channel, distribution);
      distribution[name] += count;
    }
  }
  return byChannel;
}
