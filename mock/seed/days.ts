/** Days as whole numbers since 1970-01-01, so that no machine's zone or locale comes in. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The UTC day that an instant (ms) falls on. */
export function toDay(at: number): number {
  return Math.floor(at / DAY);
}

/** 1 = Monday … 7 = Sunday. */
export function toWeekday(day: number): number {
  // 1970-01-01 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The date, month from 1. */
export function toDate(day: number): { year: number; month: number; date: number } {
  const utc = new Date(day * DAY);
  return { year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, date: utc.getUTCDate() };
}

/** The same instant (ms) so many calendar months earlier, in UTC; a day that month lacks becomes its last. */
export function toMonthsBefore(at: number, months: number): number {
  const { year, month, date } = toDate(toDay(at));
  const daysInMonth = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return Date.UTC(year, month - 1 - months, Math.min(date, daysInMonth)) + (at - toDay(at) * DAY);
}
