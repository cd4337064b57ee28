import { expect, test } from 'vitest';
import { vendorChecks } from '../../../contracts/vendors/index.ts';
import { toReading } from '../relations/reading.ts';

// Which days show that a server's clocks may change in the checked windows, so that its periods may lack a day.

const doubtful = vendorChecks.rocketchat.relations.filter(({ doubt }) => doubt);
const days = (...texts: string[]) => ({ days: texts.map((day) => ({ day, messages: 1 })) });
const november = { from: new Date('2026-10-04'), to: new Date('2026-11-03') };
const september = { from: new Date('2026-09-03'), to: new Date('2026-10-04') };
const find = (...bodies: object[]) =>
  doubtful[0]?.doubt?.find([
    toReading(bodies[0], { window: september }),
    toReading(bodies[1] ?? bodies[0], { window: november }),
  ]);

test('exempts the relations between periods, and none of a single response', () => {
  expect(doubtful.map(({ id }) => id)).toEqual([
    'variation-compares-periods',
    'variation-compares-periods:users',
    'period-halves-add-up',
    'period-halves-add-up:users',
    'period-halves-add-up:origin',
    'origins-sum-to-messages-sent',
    'last-week-is-the-period-before',
    'rooms-within-messages-sent',
    'top-five-is-head-of-list',
    'top-five-is-head-of-list:first-half',
    'top-five-is-head-of-list:second-half',
  ]);
});

test('exempts days of New York in November, but not of UTC or Kolkata', () => {
  expect(find(days('2026-09-10T04:00:00.000Z'), days('2026-10-10T04:00:00.000Z', '2026-11-02T05:00:00.000Z'))).toMatch(
    /^the server's time zone may change its clocks in the window \(its days start as in .+\), so a period may lack a day$/,
  );
  const utc = ['2026-09-10', '2026-10-10', '2026-10-26', '2026-11-02'].map((date) => `${date}T00:00:00.000Z`);
  expect(find(days(...utc))).toBeUndefined();
  expect(find(days('2026-09-10T18:30:00.000Z', '2026-11-01T18:30:00.000Z'))).toBeUndefined();
});

test('ignores days that are not dates', () => {
  expect(find({ days: [{ day: 'yesterday' }, 5] }, {})).toMatch(/may change its clocks in the window/);
});
