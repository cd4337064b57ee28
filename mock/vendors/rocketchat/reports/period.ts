import { day } from '../../../time/zone.ts';
import { offsetAt, toLocalDay } from './local-days.ts';

/** A range of days, both ends inclusive, as days since 1970-01-01 in the server's time zone. */
export interface Days {
  first: number;
  last: number;
}

/** The period of a report, and the previous period that it is compared with. */
export interface Period extends Days {
  /**
   * Whole days between start and end, plus one. It is 1 for an end less than a day before the start, 0 for an end one
   * day before that, and negative for earlier ends.
   */
  length: number;
  /** From (start − 1 − length) days to (start − 1) day: one calendar day longer than the period. */
  previous: Days;
}

/**
 * The period from `start` to `end`, milliseconds since 1970 (Rocket.Chat 6.14, `diffBetweenDaysInclusive`,
 * ee/server/lib/engagementDashboard/date.ts; executed). Days are those of moment's `diff`: local time, rounded towards
 * 0.
 */
export function toPeriod(timezone: string, start: number, end: number): Period {
  const first = toLocalDay(timezone, start);
  const last = toLocalDay(timezone, end);
  const wallTime = end + offsetAt(timezone, end) - start - offsetAt(timezone, start);
  const length = Math.trunc(wallTime / day) + 1;
  return { first, last, length, previous: { first: first - 1 - length, last: first - 1 } };
}

/** Converts a day number to the format of user reports. */
export function toDate(number: number): { day: number; month: number; year: number } {
  const date = new Date(number * day);
  return { day: date.getUTCDate(), month: date.getUTCMonth() + 1, year: date.getUTCFullYear() };
}
