import type { ChannelType } from '../events.ts';
import type { Account } from '../tables.ts';
import type { Window } from '../window.ts';

const hour = 3600;

/** Classes by the seconds below which a duration falls into them, shortest first. */
const classes = [
  { name: '0-1h', below: hour },
  { name: '1-4h', below: 4 * hour },
  { name: '4-8h', below: 8 * hour },
  { name: '8-24h', below: 24 * hour },
  { name: '24h+', below: Number.POSITIVE_INFINITY },
] as const;

export type Distribution = Record<(typeof classes)[number]['name'], number>;

/** First responses of a window by their channel's type and by how long they took. Channels without one are absent. */
export function distributeResponseTimes({ inboxes }: Account, window: Window): Map<ChannelType, Distribution> {
  const byChannel = new Map<ChannelType, Distribution>();
  for (const { channel, figures } of inboxes.values()) {
    const durations = figures.events.first_response.value;
    const [first, end] = durations.range(window.from, window.until);
    if (first === end) continue;
    const distribution = byChannel.get(channel) ?? { '0-1h': 0, '1-4h': 0, '4-8h': 0, '8-24h': 0, '24h+': 0 };
    byChannel.set(channel, distribution);
    for (let position = first; position < end; position++) {
      const seconds = durations.valueAt(position);
      distribution[classes.find(({ below }) => seconds < below)?.name ?? '24h+'] += 1;
    }
  }
  return byChannel;
}
