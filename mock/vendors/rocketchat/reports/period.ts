import { day } from '../../../time/zone.ts';

/** The days that a report is about, both ends included, as days since 1970-01-01 of the server's zone (UTC). */
export interface Days {
  first: number;
  last: number;
}

/** A period, and the one that it is compared with. */
export interface Period extends Days {
  /** Whole days between the two, plus one. */
  length: number;
  /** From start − 1 − length days to start − 1 day: one calendar day longer than the period itself. */
  previous: Days;
}

/** The period from `start` to `end`, milliseconds since 1970. */
export function toPeriod(start: number, end: number): Period {
  const first = Math.floor(start / day);
  const last = Math.floor(end / day);
  const length = Math.max(0, Math.floor((end - start) / day) + 1);
  return { first, last, length, previous: { first: first - 1 - length, last: first - 1 } };
}

/** A day as reports about users write it. */
export function toDate(number: number): { day: number; month: number; year: number } {
  const date = new Date(number * day);
  return { day: date.getUTCDate(), month: date.getUTCMonth() + 1, year: date.getUTCFullYear() };
}
