import { DateTime, IANAZone } from 'luxon';

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

export const bucketUnits = ['hour', 'day', 'week', 'month', 'year'] as const;
export type BucketUnit = (typeof bucketUnits)[number];

/** The calendar of a time zone. Instants are milliseconds since 1970. */
export interface Zone {
  /** Start of the hour, day, week (from Sunday), month or year that contains an instant. */
  startOf(unit: BucketUnit, at: number): number;
  /** Start of the next unit after the one that starts at `start`. */
  next(unit: BucketUnit, start: number): number;
  /** Whether the hour that starts at `start` is repeated, because clocks are set back at its end. */
  isRepeated(start: number): boolean;
}

/**
 * A zone with a constant offset in minutes east of UTC. It uses plain arithmetic, since the hours of a year are many.
 */
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
  // Adding the longest duration of a unit reaches into the next unit and never past it; then its start is taken.
  const maxDurations = { hour, day, week: 7 * day, month: 31 * day, year: 366 * day };
  return { startOf, next: (unit, start) => startOf(unit, start + maxDurations[unit]), isRepeated: () => false };
}

export const utc = createFixedZone(0);

/** A zone of the IANA database, with daylight saving time. */
export function createIanaZone(name: string): Zone {
  const zone = IANAZone.create(name);
  const localOf = (at: number) => DateTime.fromMillis(at, { zone });
  const startOf = (unit: BucketUnit, local: DateTime) => {
    // Luxon's weeks begin on Monday, its weekday 1.
    if (unit !== 'week') return local.startOf(unit).toMillis();
    // A day may begin at one o'clock if clocks skip midnight.
    return local
      .minus({ days: local.weekday % 7 })
      .startOf('day')
      .toMillis();
  };
  const toFullHour = (at: number) => {
    const offset = findOffsetOfDay(name, at) * minute;
    return Math.floor((at + offset) / hour) * hour - offset;
  };
  // Clocks may change within an hour (in Chatham at a quarter to). Then the hour is divided in two.
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

/** The offset of a zone at an instant, in minutes east of UTC. */
export function findOffset(zone: string, at: number): number {
  return IANAZone.create(zone).offset(at);
}

/**
 * Cached offsets at midnight UTC, by zone and days since 1970. Computing one takes microseconds, and histories need
 * many.
 */
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

/**
 * The offset at an instant, in minutes east of UTC. If a day starts and ends with the same offset, that one is used.
 */
function findOffsetOfDay(zone: string, at: number): number {
  const date = Math.floor(at / day);
  const before = findMidnightOffset(zone, date);
  return before === findMidnightOffset(zone, date + 1) ? before : findOffset(zone, at);
}

/** The first instant after `from`, up to `to`, at which clocks change; undefined if they do not. */
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

/** The instant (milliseconds since 1970) that is a number of minutes after local midnight on a date. */
export function toInstant(zone: string, daysSince1970: number, minutesOfDay: number): number {
  const wall = daysSince1970 * day + minutesOfDay * minute;
  // Local dates overlap the UTC dates on either side. If these have one offset, it applies.
  const before = findMidnightOffset(zone, daysSince1970 - 1);
  if (before === findMidnightOffset(zone, daysSince1970 + 2)) return wall - before * minute;
  // Otherwise the offset at the wall time, read as UTC, is nearly right. The offset at the resulting instant is exact.
  const guess = wall - findOffset(zone, wall) * minute;
  return wall - findOffset(zone, guess) * minute;
}

/** Whether a name is a time zone of the IANA database. */
export function isTimezone(name: string): boolean {
  return IANAZone.isValidZone(name);
}
