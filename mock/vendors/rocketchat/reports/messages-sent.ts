import type { DayCount, DayCounts } from '../../../state/day-counts.ts';
import { day } from '../../../time/zone.ts';

export interface MessagesSent {
  /** Days that have a record, newest first. */
  days: DayCount[];
  period: { count: number; variation: number };
  yesterday: { count: number; variation: number };
}

/**
 * Messages by day, from `start` to `end` (milliseconds since 1970), both days included.
 *
 * With N the whole days between the two, plus one: `days` are the newest N records of the window. The previous window
 * runs from start − 1 − N days to start − 1 day, one calendar day longer than the window itself, and again its newest N
 * records count. "Yesterday" is the day before the end, whatever day is today.
 */
export function reportMessagesSent(counts: DayCounts, start: number, end: number): MessagesSent {
  const first = Math.floor(start / day);
  const last = Math.floor(end / day);
  const length = Math.max(0, Math.floor((end - start) / day) + 1);

  const days = counts.newestFirst(first, last).slice(0, length);
  const previous = counts.newestFirst(first - 1 - length, first - 1).slice(0, length);
  const countOn = (wanted: number) => days.find((each) => each.day === wanted)?.count ?? 0;
  const count = total(days);
  const yesterday = countOn(last - 1);
  return {
    days,
    period: { count, variation: count - total(previous) },
    yesterday: { count: yesterday, variation: countOn(last) - yesterday },
  };
}

function total(days: DayCount[]): number {
  return days.reduce((sum, { count }) => sum + count, 0);
}
