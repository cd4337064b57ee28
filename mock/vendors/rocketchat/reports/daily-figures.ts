import type { DayCount, DayCounts } from '../../../state/day-counts.ts';
import { Refusal } from '../refusal.ts';
import { toStageError } from '../views/page.ts';
import type { Period } from './period.ts';

export interface DailyFigures {
  /** Days that have a record, newest first. */
  days: DayCount[];
  period: { count: number; variation: number };
  yesterday: { count: number; variation: number };
}

/**
 * Reports daily counts: messages sent, or new users.
 *
 * `days` contains the newest records of the period, at most `length` of them. The same limit applies to the previous
 * period. `yesterday` is the day before the last day of the period, not before today.
 *
 * A length of 0 means no limit, and MongoDB rejects a negative one: Rocket.Chat 6.14, `getMessagesSentTotalByDate` and
 * `getTotalOfRegisteredUsersByDate`, server/models/raw/Analytics.ts (executed; the message is MongoDB's).
 *
 * @throws Refusal for an end two days or more before the start.
 */
export function reportDailyFigures(counts: DayCounts, { first, last, length, previous }: Period): DailyFigures {
  if (length < 0) throw new Refusal('invalid', toStageError('$limit', length));
  const maxDays = length === 0 ? Number.POSITIVE_INFINITY : length;
  const days = counts.newestFirst(first, last).slice(0, maxDays);
  const before = counts.newestFirst(previous.first, previous.last).slice(0, maxDays);
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
