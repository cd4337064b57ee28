import { DateTime } from 'luxon';
import type { WorkingHours } from '../../../mock/vendors/chatwoot/events.ts';

/** Counts the seconds of business time between two instants (ms), day by day in local time. */
export function countBusinessSeconds(zone: string, hours: WorkingHours, from: number, until: number): number {
  let milliseconds = 0;
  for (
    let date = DateTime.fromMillis(from, { zone }).startOf('day');
    date.toMillis() <= until;
    date = date.plus({ days: 1 })
  ) {
    const open = hours[date.weekday as keyof WorkingHours];
    if (!open) continue;
    const at = (minutes: number) => date.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 }).toMillis();
    milliseconds += Math.max(0, Math.min(until, at(open.close)) - Math.max(from, at(open.open)));
  }
  return milliseconds / 1000;
}
