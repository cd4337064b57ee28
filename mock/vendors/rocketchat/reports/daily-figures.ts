import type { DayCount, DayCounts } from '../../../state/day-counts.ts';
import type { Period } from './period.ts';

export interface DailyFigures {
  /** Days that have a record, newest first. */
  days: DayCount[];
  period: { count: number; variation: number };
  yesterday: { count: number; variation: number };
}

/**
 * What was counted by day: messages sent, new users.
 *
 * `days` are the newest records of the period, as many as it has days; of the previous period the newest so many count
 * as well. "Yesterday" is the day before the end, whatever day is today.
 */
export function reportDailyFigures(counts: DayCounts, { first, last, length, previous }: Period): DailyFigures {
  const days = counts.newestFirst(first, last).slice(0, length);
  const before = counts.newestFirst(previous.first, previous.last).slice(0, length);
  const countOn = (wanted: number) => days.find((each) => each.day === wanted)?.count ?? 0;
  const count = total(days);
  const yesterday = countOn(last - 1);
  return {
    days,
    period: { count, variation: count - total(before) },
    yesterday: { count: yesterday, variation: countOn(last) - yesterday },
  };
}

export function total(days: readonly DayCount[]): number {
  return days.reduce((sum, { count }) => sum + count, 0);
}
