import { day, findOffset, minute, toInstant } from '../../../time/zone.ts';

const quarter = 15 * minute;

/** Cache of UTC offsets by zone and quarter of an hour. Zones change their offset only at quarters of an hour. */
const offsetCache = new Map<string, Map<number, number>>();

/** The UTC offset of a zone at an instant, in milliseconds east of UTC. */
export function offsetAt(timezone: string, at: number): number {
  if (timezone === 'UTC') return 0;
  let known = offsetCache.get(timezone);
  if (!known) {
    known = new Map();
    offsetCache.set(timezone, known);
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
 * The calendar day of an instant in the server's time zone, as days since 1970-01-01. Rocket.Chat 6.14 stores it as
 * YYYYMMDD (`convertDateToInt`, ee/server/lib/engagementDashboard/date.ts; executed).
 */
export function toLocalDay(timezone: string, at: number): number {
  return Math.floor((at + offsetAt(timezone, at)) / day);
}

/** The instant of a time of day, in minutes after midnight, on a calendar day in the server's time zone. */
export function toLocalInstant(timezone: string, number: number, minutes = 0): number {
  return timezone === 'UTC' ? number * day + minutes * minute : toInstant(timezone, number, minutes);
}
