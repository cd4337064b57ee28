// Days are numbers of days since 1970-01-01 in UTC, so that results do not depend on the machine's time zone or locale.

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Returns the UTC day of an instant (ms). */
export function toDay(at: number): number {
  return Math.floor(at / DAY);
}

/** Returns the ISO weekday: 1 = Monday … 7 = Sunday. */
export function toWeekday(day: number): number {
  // 1970-01-01 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Returns the date of a day; months count from 1. */
export function toDate(day: number): { year: number; month: number; date: number } {
  const utc = new Date(day * DAY);
  return { year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, date: utc.getUTCDate() };
}

/** Returns the instant (ms) a number of calendar months earlier, in UTC. If that month is too short, uses its last day. */
export function toMonthsBefore(at: number, months: number): number {
  const { year, month, date } = toDate(toDay(at));
  const daysInMonth = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return Date.UTC(year, month - 1 - months, Math.min(date, daysInMonth)) + (at - toDay(at) * DAY);
}
