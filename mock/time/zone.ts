import { DateTime, IANAZone } from 'luxon';

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

export const bucketUnits = ['hour', 'day', 'week', 'month', 'year'] as const;
export type BucketUnit = (typeof bucketUnits)[number];

/** A zone's calendar. Instants are milliseconds since 1970. */
export interface Zone {
  /** Start of the hour, day, week (from Sunday), month or year that an instant falls into. */
  startOf(unit: BucketUnit, at: number): number;
  /** Start of the unit after the one that begins at `start`. */
  next(unit: BucketUnit, start: number): number;
  /** Whether the hour that begins at `start` comes once more: clocks are put back at its end. */
  isRepeated(start: number): boolean;
}

/** A zone that is always so many minutes east of UTC: plain arithmetic, because hours of a year are many. */
export function createFixedZone(offsetMinutes: number): Zone {
  const offset = offsetMinutes * minute;
  const startOf: Zone['startOf'] = (unit, at) => {
    const local = at + offset;
    if (unit === 'hour') return Math.floor(local / hour) * hour - offset;
    const midnight = Math.floor(local / day) * day;
    if (unit === 'day') return midnight - offset;
    const date = new Date(midnight);
    if (unit === 'week') return midnight - date.getUTCDay() * day - offset;
    return Date.UTC(date.getUTCFullYear(), unit === 'year' ? 0 : date.getUTCMonth(), 1) - offset;
  };
  // Past the longest of its kind and back to its start; the shortest month after it is longer than the excess.
  const past = { hour, day, week: 7 * day, month: 31 * day, year: 366 * day };
  return { startOf, next: (unit, start) => startOf(unit, start + past[unit]), isRepeated: () => false };
}

export const utc = createFixedZone(0);

/** A zone of the IANA database, daylight saving included. */
export function createIanaZone(name: string): Zone {
  const zone = IANAZone.create(name);
  const localOf = (at: number) => DateTime.fromMillis(at, { zone });
  const startOf = (unit: BucketUnit, local: DateTime) => {
    // Luxon's weeks begin on Monday, its weekday 1.
    if (unit !== 'week') return local.startOf(unit).toMillis();
    // A day may begin at one o'clock, where clocks skip its midnight.
    return local
      .minus({ days: local.weekday % 7 })
      .startOf('day')
      .toMillis();
  };
  const toFullHour = (at: number) => {
    const offset = findOffsetOfDay(name, at) * minute;
    return Math.floor((at + offset) / hour) * hour - offset;
  };
  // Clocks may change within an hour (Chatham's at a quarter to): it is then cut in two.
  const startOfHour = (at: number) => findClockChange(name, toFullHour(at), at) ?? toFullHour(at);
  const endOfHour = (at: number) => {
    const end = toFullHour(at) + hour;
    return findClockChange(name, at, end - 1) ?? end;
  };
  return {
    startOf: (unit, at) => (unit === 'hour' ? startOfHour(at) : startOf(unit, localOf(at))),
    next: (unit, start) => (unit === 'hour' ? endOfHour(start) : startOf(unit, localOf(start).plus({ [unit]: 1 }))),
    isRepeated: (start) => findOffsetOfDay(name, start) - findOffsetOfDay(name, start + hour) === 60,
  };
}

/** Minutes east of UTC in a zone at an instant. */
export function findOffset(zone: string, at: number): number {
  return IANAZone.create(zone).offset(at);
}

/** Offsets at midnight UTC, by zone and days since 1970: asking for one takes microseconds, and histories ask often. */
const midnightOffsets = new Map<string, Map<number, number>>();

function findMidnightOffset(zone: string, date: number): number {
  let known = midnightOffsets.get(zone);
  if (!known) {
    known = new Map();
    midnightOffsets.set(zone, known);
  }
  let offset = known.get(date);
  if (offset === undefined) {
    offset = findOffset(zone, date * day);
    known.set(date, offset);
  }
  return offset;
}

/** Minutes east of UTC at an instant: of a day that begins and ends with one offset it is that one. */
function findOffsetOfDay(zone: string, at: number): number {
  const date = Math.floor(at / day);
  const before = findMidnightOffset(zone, date);
  return before === findMidnightOffset(zone, date + 1) ? before : findOffset(zone, at);
}

/** The first instant after `from`, up to `to`, at which clocks are set anew; undefined where they are not. */
function findClockChange(zone: string, from: number, to: number): number | undefined {
  const before = findOffsetOfDay(zone, from);
  if (before === findOffsetOfDay(zone, to)) return undefined;
  let [same, other] = [from, to];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (findOffset(zone, middle) === before) same = middle;
    else other = middle;
  }
  return other;
}

/** The instant (milliseconds since 1970) at so many minutes after local midnight on a date of a zone. */
export function toInstant(zone: string, daysSince1970: number, minutesOfDay: number): number {
  const wall = daysSince1970 * day + minutesOfDay * minute;
  // Local dates reach into the UTC dates on either side. Where these have one offset, it is the one in between.
  const before = findMidnightOffset(zone, daysSince1970 - 1);
  if (before === findMidnightOffset(zone, daysSince1970 + 2)) return wall - before * minute;
  // Otherwise: the offset at the wall time read as UTC is nearly right; asking again at the result settles it.
  const guess = wall - findOffset(zone, wall) * minute;
  return wall - findOffset(zone, guess) * minute;
}

/** True for the name of a zone of the IANA database. */
export function isTimezone(name: string): boolean {
  return IANAZone.isValidZone(name);
}
