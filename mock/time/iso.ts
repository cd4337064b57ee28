import { day } from './zone.ts';

const dates = new Map<number, string>();
/** Maximum number of cached dates, two or three years of days. The cache is cleared when it is full. */
const maxDates = 1000;
/** The last day that `Date` supports. Only its first millisecond is valid. */
const lastDay = 100_000_000;
const pad = Array.from({ length: 1000 }, (_, number) => String(number).padStart(2, '0'));

/**
 * Formats an instant (milliseconds since 1970) as ISO 8601 in UTC with milliseconds, like `Date`, but three times as
 * fast, since dates are cached.
 *
 * @throws RangeError for an invalid instant.
 */
export function toIso(instant: number): string {
  const at = Math.trunc(instant);
  const number = Math.floor(at / day);
  let date = dates.get(number);
  if (date === undefined) {
    date = new Date(at).toISOString().slice(0, -13);
    if (dates.size >= maxDates) dates.clear();
    if (number !== lastDay) dates.set(number, date);
  }
  const within = at - number * day;
  const seconds = Math.floor(within / 1000);
  const minutes = Math.floor(seconds / 60);
  const clock = `${pad[Math.floor(minutes / 60)]}:${pad[minutes % 60]}:${pad[seconds % 60]}`;
  return `${date}${clock}.${String(within % 1000).padStart(3, '0')}Z`;
}
