import { day } from '../../../time/zone.ts';
import { offsetAt, toLocalDay } from '../local-days.ts';

/** The days that a report is about, both ends included, as days since 1970-01-01 of the server's zone. */
export interface Days {
  first: number;
  last: number;
}

/** A period, and the one that it is compared with. */
export interface Period extends Days {
  /**
   * Whole days between the two, plus one. An end less than a day before the start leaves 1, one before that 0, and an
   * earlier one less than nothing.
   */
  length: number;
  /** From start − 1 − length days to start − 1 day: one calendar day longer than the period itself. */
  previous: Days;
}

/**
 * The period from `start` to `end`, milliseconds since 1970 (Rocket.Chat 6.14, `diffBetweenDaysInclusive`,
 * ee/server/lib/engagementDashboard/date.ts: the days of moment's `diff`, by the wall clock, cut towards 0; executed).
 */
export function toPeriod(timezone: string, start: number, end: number): Period {
  const first = toLocalDay(timezone, start);
  const last = toLocalDay(timezone, end);
  const wallTime = end + offsetAt(timezone, end) - start - offsetAt(timezone, start);
  const length = Math.trunc(wallTime / day) + 1;
  return { first, last, length, previous: { first: first - 1 - length, last: first - 1 } };
}

/** A day as reports about users write it. */
export function toDate(number: number): { day: number; month: number; year: number } {
  const date = new Date(number * day);
  return { day: date.getUTCDate(), month: date.getUTCMonth() + 1, year: date.getUTCFullYear() };
}
