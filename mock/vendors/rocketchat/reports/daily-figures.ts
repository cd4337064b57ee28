import type { DayCount, DayCounts } from '../../../state/day-counts.ts';
import { Refusal } from '../refusal.ts';
import { refuseStage } from '../views/page.ts';
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
 *
 * A length of 0 limits nothing, and MongoDB refuses one below it: Rocket.Chat 6.14, `getMessagesSentTotalByDate` and
 * `getTotalOfRegisteredUsersByDate`, server/models/raw/Analytics.ts (executed; the sentence is MongoDB's).
 *
 * @throws Refusal for an end two days or more before the start.
 */
export function reportDailyFigures(counts: DayCounts, { first, last, length, previous }: Period): DailyFigures {
  if (length < 0) throw new Refusal('invalid', refuseStage('$limit', length));
  const most = length === 0 ? Number.POSITIVE_INFINITY : length;
  const days = counts.newestFirst(first, last).slice(0, most);
  const before = counts.newestFirst(previous.first, previous.last).slice(0, most);
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
