import fc from 'fast-check';
import { DateTime, FixedOffsetZone } from 'luxon';
import { expect, test } from 'vitest';
import { listBuckets } from '../../../mock/time/buckets.ts';
import {
  type BucketUnit,
  bucketUnits,
  createFixedZone,
  createIanaZone,
  day,
  findOffset,
  hour,
  minute,
  toInstant,
  utc,
} from '../../../mock/time/zone.ts';
import { createRailsZone } from '../../../mock/vendors/chatwoot/reports/rails-zones.ts';

const instant = fc.integer({ min: Date.UTC(1960, 0, 1), max: Date.UTC(2050, 0, 1) });
const unit = fc.constantFrom(...bucketUnits);
/** Offsets in quarters of an hour, as zones have them. */
const offset = fc.integer({ min: -56, max: 56 }).map((quarters) => quarters * 15);
/** Zones whose clocks change on the hour, including midnight. `zoneName` adds two whose clocks do not. */
const onTheHour = [
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Asia/Kathmandu',
];
const zoneName = fc.constantFrom(...onTheHour, 'Australia/Lord_Howe', 'Pacific/Chatham');
/** Clocks in St. John's changed at a minute past midnight until 2011, which no report covers. */
const recent = fc.integer({ min: Date.UTC(2012, 0, 1), max: Date.UTC(2050, 0, 1) });

const at = (iso: string) => Date.parse(iso);
const iso = (instants: number[]) => instants.map((each) => new Date(each).toISOString());

test('a fixed zone has the same unit boundaries as luxon', () => {
  fc.assert(
    fc.property(instant, unit, offset, (time, which, minutes) => {
      const zone = createFixedZone(minutes);
      const local = DateTime.fromMillis(time, { zone: FixedOffsetZone.instance(minutes) });
      // Luxon's weeks start on Monday.
      const start = which === 'week' ? local.plus({ days: 1 }).startOf(which).minus({ days: 1 }) : local.startOf(which);
      expect(zone.startOf(which, time)).toBe(start.toMillis());
      expect(zone.next(which, start.toMillis())).toBe(start.plus({ [which]: 1 }).toMillis());
    }),
    { numRuns: 2000 },
  );
});

test('in a zone with daylight saving time a unit contains exactly the instants of its local date', () => {
  const fields: Record<BucketUnit, (local: DateTime) => unknown> = {
    hour: (local) => [local.toISODate(), local.hour],
    day: (local) => local.toISODate(),
    week: (local) => [local.plus({ days: 1 }).weekYear, local.plus({ days: 1 }).weekNumber],
    month: (local) => [local.year, local.month],
    year: (local) => local.year,
  };
  fc.assert(
    fc.property(recent, unit, zoneName, (time, which, name) => {
      const zone = createIanaZone(name);
      const start = zone.startOf(which, time);
      const next = zone.next(which, start);
      const field = (each: number) => fields[which](DateTime.fromMillis(each, { zone: name }));
      expect(start).toBeLessThanOrEqual(time);
      expect(next).toBeGreaterThan(time);
      expect(field(start)).toEqual(field(time));
      expect(field(next - 1)).toEqual(field(time));
      if (which !== 'hour') expect(field(start - 1)).not.toEqual(field(time));
      if (which !== 'hour') expect(field(next)).not.toEqual(field(time));
    }),
    { numRuns: 1000 },
  );
});

test.each([
  // At 2:45 clocks go to 3:45: an hour of 45 minutes, and one of 15.
  ['Pacific/Chatham', '2026-09-26T13:00:00Z', ['13:15', '14:00', '14:15', '15:15']],
  // At 3:45 they go back to 2:45.
  ['Pacific/Chatham', '2026-04-04T13:00:00Z', ['13:15', '14:00', '14:15', '15:15']],
  // At 2:00 they go back to 1:30: half of the hour from one o'clock comes twice.
  ['Australia/Lord_Howe', '2026-04-04T13:30:00Z', ['14:00', '15:00', '15:30', '16:30']],
])('in %s an hour is divided where clocks change', (name, from, starts) => {
  const zone = createIanaZone(name);
  const buckets = listBuckets(zone, 'hour', at(from), at(from) + 4 * hour, 10) ?? [];
  expect(iso(buckets.map(({ start }) => start)).map((each) => each.slice(11, 16))).toEqual(
    expect.arrayContaining(starts),
  );
});

test('every instant of a year with clock changes is in its hour', () => {
  for (const name of ['Pacific/Chatham', 'Australia/Lord_Howe', 'Europe/Berlin']) {
    const zone = createIanaZone(name);
    const change = (date: number) => findOffset(name, date) !== findOffset(name, date + day);
    const dates = Array.from({ length: 365 }, (_, index) => Date.UTC(2026, 0, 1) + index * day).filter(change);
    expect(dates).toHaveLength(2);
    for (const date of dates) {
      for (let time = date; time < date + day; time += 5 * minute) {
        const start = zone.startOf('hour', time);
        const next = zone.next('hour', start);
        const hourOf = (each: number) => DateTime.fromMillis(each, { zone: name }).hour;
        expect([start <= time, next > time, hourOf(start), hourOf(next - 1)]).toEqual([
          ...[true, true, hourOf(time), hourOf(time)],
        ]);
        expect(zone.startOf('hour', next)).toBe(next);
      }
    }
  }
});

test('days of Berlin have 23 hours in March and 25 in October', () => {
  const berlin = createIanaZone('Europe/Berlin');
  const lengthOf = (start: string) => (berlin.next('day', at(start)) - at(start)) / hour;
  expect(lengthOf('2025-03-29T23:00:00Z')).toBe(23);
  expect(lengthOf('2025-10-25T22:00:00Z')).toBe(25);
  expect(lengthOf('2025-06-01T22:00:00Z')).toBe(24);
});

test('the repeated hour in October has two buckets', () => {
  const berlin = createIanaZone('Europe/Berlin');
  const buckets = listBuckets(berlin, 'hour', at('2025-10-26T00:00:00Z'), at('2025-10-26T03:00:00Z'), 10) ?? [];
  expect(iso(buckets.map(({ start }) => start))).toEqual([
    '2025-10-26T00:00:00.000Z',
    '2025-10-26T01:00:00.000Z',
    '2025-10-26T02:00:00.000Z',
  ]);
});

test('weeks start on Sunday', () => {
  expect(iso([utc.startOf('week', at('2026-01-31T23:59:59Z'))])).toEqual(['2026-01-25T00:00:00.000Z']);
  expect(iso([utc.startOf('week', at('2026-02-01T00:00:00Z'))])).toEqual(['2026-02-01T00:00:00.000Z']);
  expect(iso([utc.startOf('week', at('1969-12-31T00:00:00Z'))])).toEqual(['1969-12-28T00:00:00.000Z']);
});

test('buckets divide a window without gaps or overlaps, each inside its own unit', () => {
  const zone = fc.oneof(
    offset.map((minutes) => createFixedZone(minutes)),
    fc.constantFrom(...onTheHour).map((name) => createIanaZone(name)),
  );
  fc.assert(
    fc.property(zone, unit, recent, fc.integer({ min: 1, max: 40 * day }), (where, which, from, length) => {
      const until = from + length;
      const buckets = listBuckets(where, which, from, until, 2000) ?? [];
      expect(buckets[0]?.from).toBe(from);
      expect(buckets.at(-1)?.until).toBe(until);
      buckets.forEach((bucket, index) => {
        expect(bucket.until).toBeGreaterThan(bucket.from);
        expect(bucket.start).toBe(where.startOf(which, bucket.from));
        expect(where.startOf(which, bucket.until - 1)).toBe(bucket.start);
        if (index > 0) expect(bucket.from).toBe(buckets[index - 1]?.until);
        if (index > 0) expect(bucket.start).toBe(bucket.from);
      });
    }),
    { numRuns: 300 },
  );
});

test('returns undefined above the maximum number of buckets, and accepts exactly that number', () => {
  expect(listBuckets(utc, 'hour', 0, 10 * hour, 10)).toHaveLength(10);
  expect(listBuckets(utc, 'hour', 0, 10 * hour + 1, 10)).toBeUndefined();
  expect(listBuckets(utc, 'hour', Number.NEGATIVE_INFINITY, 0, 10)).toBeUndefined();
});

test('toInstant returns the instant at which the zone’s clocks show a time', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 18_000, max: 24_000 }),
      fc.integer({ min: 0, max: 1439 }),
      zoneName,
      (date, minutes, name) => {
        const found = toInstant(name, date, minutes);
        const { year, month, day: dayOfMonth } = DateTime.fromMillis(date * day, { zone: 'UTC' });
        const expected = DateTime.fromObject(
          { year, month, day: dayOfMonth, hour: Math.floor(minutes / 60), minute: minutes % 60 },
          { zone: name },
        );
        const isExpected = expected.hour === Math.floor(minutes / 60) && expected.minute === minutes % 60;
        // A repeated local time may be either instant.
        if (isExpected) expect(expected.getPossibleOffsets().map((each) => each.toMillis())).toContain(found);
      },
    ),
    { numRuns: 1000 },
  );
});

const summer = at('2024-07-15T12:00:00Z');
const winter = at('2024-01-15T12:00:00Z');

test.each([
  [-8, winter, 'America/Los_Angeles'],
  [-8, summer, 'America/Juneau'],
  [0, winter, 'Europe/London'],
  [0, summer, 'Atlantic/Azores'],
  [1, winter, 'Europe/Amsterdam'],
  [1, summer, 'Europe/London'],
  [5.5, winter, 'Asia/Kolkata'],
  [5.5, summer, 'Asia/Kolkata'],
  [9, summer, 'Asia/Tokyo'],
  [-3.5, winter, 'America/St_Johns'],
])('an offset of %s hours requested at %s uses the calendar of %s', (hours, now, name) => {
  expect(findOffset(name, now)).toBe(hours * 60);
  const zone = createRailsZone(hours, now);
  for (let month = 0; month < 12; month++) {
    const time = Date.UTC(2024, month, 15, 3);
    for (const each of bucketUnits) expect(zone.startOf(each, time)).toBe(createIanaZone(name).startOf(each, time));
  }
});

test.each([[-8.25], [13.99], [0.001]])('treats an offset that no zone has (%s) as UTC', (hours) => {
  const zone = createRailsZone(hours, winter);
  expect(zone.startOf('day', at('2024-07-01T15:00:00Z'))).toBe(at('2024-07-01T00:00:00Z'));
});
