import { day, findOffset, minute, toInstant } from '../../time/zone.ts';

const quarter = 15 * minute;

/** Offsets by zone and quarter of an hour: zones change theirs at such instants, and histories ask often. */
const offsets = new Map<string, Map<number, number>>();

/** Milliseconds that a zone is east of UTC at an instant. */
export function offsetAt(timezone: string, at: number): number {
  if (timezone === 'UTC') return 0;
  let known = offsets.get(timezone);
  if (!known) {
    known = new Map();
    offsets.set(timezone, known);
  }
  const number = Math.floor(at / quarter);
  let offset = known.get(number);
  if (offset === undefined) {
    offset = findOffset(timezone, number * quarter) * minute;
    known.set(number, offset);
  }
  return offset;
}

/**
 * The calendar day of an instant in the server's zone, as days since 1970-01-01: what Rocket.Chat 6.14 keeps as
 * YYYYMMDD (`convertDateToInt`, ee/server/lib/engagementDashboard/date.ts; executed).
 */
export function toLocalDay(timezone: string, at: number): number {
  return Math.floor((at + offsetAt(timezone, at)) / day);
}

/** The instant at so many minutes after midnight of a calendar day in the server's zone. */
export function toLocalInstant(timezone: string, number: number, minutes = 0): number {
  return timezone === 'UTC' ? number * day + minutes * minute : toInstant(timezone, number, minutes);
}
