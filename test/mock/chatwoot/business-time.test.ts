import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import type { WorkingHours } from '../../../mock/vendors/chatwoot/events.ts';
import { getBusinessTime, officeHours } from '../../../mock/vendors/chatwoot/reports/business-time.ts';

const minute = 60_000;

/** Counts business minutes one by one: whether the business is open at the start of each minute. */
function countMinutes(zone: string, hours: WorkingHours, from: number, until: number): number {
  let minutes = 0;
  for (let at = from; at < until; at += minute) {
    const local = DateTime.fromMillis(at, { zone });
    const today = hours[local.weekday as keyof WorkingHours];
    const clock = local.hour * 60 + local.minute;
    if (today && clock >= today.open && clock < today.close) minutes += 1;
  }
  return minutes;
}

/** Opening hours start at four or later, since an hour that clocks skip has no defined meaning. */
const openDay = fc
  .tuple(fc.integer({ min: 4 * 60, max: 1380 }), fc.integer({ min: 4 * 60, max: 1440 }))
  .map(([a, b]) => ({ open: Math.min(a, b), close: Math.max(a, b) }));
const week: fc.Arbitrary<WorkingHours> = fc
  .tuple(...Array.from({ length: 7 }, () => fc.option(openDay, { nil: undefined })))
  .map((days) => Object.fromEntries(days.map((each, index) => [index + 1, each])));
const zone = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Asia/Singapore',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'UTC',
);
/** Whole minutes, many of them close to days on which clocks change. */
const instant = fc
  .oneof(
    fc.integer({ min: Date.UTC(2025, 6, 1), max: Date.UTC(2026, 6, 1) }),
    fc.integer({ min: Date.UTC(2025, 9, 24), max: Date.UTC(2025, 9, 28) }),
    fc.integer({ min: Date.UTC(2026, 2, 7), max: Date.UTC(2026, 2, 10) }),
  )
  .map((at) => Math.floor(at / minute) * minute);

test('business time equals a count minute by minute, for any week, zone and season', () => {
  fc.assert(
    fc.property(week, zone, instant, fc.integer({ min: 0, max: 4000 }), (hours, name, from, minutes) => {
      const until = from + minutes * minute;
      expect(getBusinessTime(name, hours)(from, until)).toBe(countMinutes(name, hours, from, until) * minute);
    }),
    { numRuns: 100 },
  );
});

test('does not depend on the order of the queries', () => {
  const hours: WorkingHours = {
    1: { open: 540, close: 1080 },
    3: { open: 540, close: 1080 },
    6: { open: 600, close: 720 },
  };
  fc.assert(
    fc.property(
      fc.array(fc.tuple(instant, fc.integer({ min: 0, max: 30 * 1440 })), { minLength: 2, maxLength: 6 }),
      (spans) => {
        const once = spans.map(([from, minutes]) =>
          getBusinessTime('Europe/Berlin', hours)(from, from + minutes * minute),
        );
        const again = spans
          .toReversed()
          .map(([from, minutes]) => getBusinessTime('Europe/Berlin', hours)(from, from + minutes * minute));
        expect(again.reverse()).toEqual(once);
      },
    ),
    { numRuns: 100 },
  );
});

test.each([
  // Friday 16:00 to Monday 10:00 in Berlin.
  ['2026-01-30T15:00:00Z', '2026-02-02T09:00:00Z', 2],
  // A weekend.
  ['2026-01-31T00:00:00Z', '2026-02-01T22:00:00Z', 0],
  // The week in which clocks go forward.
  ['2026-03-27T08:00:00Z', '2026-03-30T15:00:00Z', 16],
])('counts Monday to Friday, 9 to 17: from %s to %s are %d hours', (from, until, hours) => {
  expect(getBusinessTime('Europe/Berlin', officeHours)(Date.parse(from), Date.parse(until)) / 3_600_000).toBe(hours);
});

test('a span that ends before it starts has no business time', () => {
  const [monday, tuesday] = [Date.UTC(2026, 0, 26, 12), Date.UTC(2026, 0, 27, 12)];
  expect(getBusinessTime('UTC', officeHours)(tuesday, monday)).toBe(0);
});
