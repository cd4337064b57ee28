import { describe, expect, test } from 'vitest';
import { rocketchat } from '../../../contracts/vendors/rocketchat/index.ts';
import { toReading } from '../relations/reading.ts';
import { judge } from './judge.ts';

// Relations between Rocket.Chat's reports about active users: results that pass, have findings, or are unreadable.

const dashboard = 'get-api-v1-engagement-dashboard-users';
const [byDay, weekly] = ['active-users', 'chat-busier-weekly-data'].map((name) => `${dashboard}-${name}`);

interface Day {
  day: number;
  month?: number;
  users: unknown;
  usersList?: unknown;
}
const dated = ({ month = 1, ...rest }: Day) => ({ year: 2026, month, ...rest });
const ofMonth = (...days: Day[]) => ({ month: days.map(dated) });

describe('The active users of a day', () => {
  const of = (...days: Day[]) => judge('rocketchat', 'active-users-are-listed', ofMonth(...days));
  const listing = (users: unknown, usersList?: unknown): Day => ({ day: 1, users, usersList });

  test('are the number of distinct users in usersList', () => {
    expect(of(listing(2, ['a', 'b']), listing(0, []))).toEqual({ problems: [], compared: 2 });
    expect(of(listing(0, []), listing(3, ['a', 'b']))).toEqual({
      problems: [
        {
          pointer: '/month/1/users',
          message: 'Expected 2 users, the distinct users in usersList. Got 3.',
          expected: 2,
          actual: 3,
        },
      ],
      compared: 2,
    });
    for (const users of [1, 2]) expect(of(listing(users, ['a', 'a']))).toMatchObject({ problems: [{ expected: 1 }] });
  });

  test('are unreadable without a month, a list or a figure', () => {
    expect(judge('rocketchat', 'active-users-are-listed', {})).toEqual({ unreadable: `${byDay} lacks a month` });
    for (const day of [listing(1), listing(1, 'a'), listing('one', ['a'])])
      expect(of(day)).toEqual({ unreadable: `${byDay} lacks usersList or users` });
  });
});

describe('The weekly data', () => {
  // The week before 1 January, and the same week at the end of the preceding period.
  const before = { from: new Date('2025-12-01'), to: new Date('2026-01-01') };
  const december = (...days: [day: number, users: number][]) => ({
    month: days.map(([day, users]) => ({ year: 2025, month: 12, day, users })),
  });
  const of = (ofWeek: object, ofDays: object) =>
    judge('rocketchat', 'weekly-is-active-users', ofWeek, toReading(ofDays, { window: before }));

  test('have the active users of the preceding seven days', () => {
    expect(of(december([25, 2], [30, 3]), december([24, 9], [25, 2], [30, 3]))).toEqual({ problems: [], compared: 2 });
    expect(of(december([25, 2]), december([25, 3]))).toMatchObject({
      problems: [{ pointer: '/2025-12-25', expected: 3, actual: 2 }],
    });
  });

  test('are not compared on the last date, which is in the window west of Greenwich', () => {
    expect(of(december([30, 3], [31, 9]), december([30, 3]))).toEqual({ problems: [], compared: 1 });
  });

  test('are not compared on days before a short preceding period', () => {
    const short = { from: new Date('2025-12-30'), to: new Date('2026-01-01') };
    const window = { from: new Date('2026-01-01'), to: new Date('2026-01-02') };
    const ofShort = (ofWeek: object, ofDays: object) =>
      judge(
        'rocketchat',
        'weekly-is-active-users',
        toReading(ofWeek, { window }),
        toReading(ofDays, { window: short }),
      );
    expect(ofShort(december([25, 2], [30, 3]), december([30, 3]))).toEqual({ problems: [], compared: 1 });
    expect(ofShort(december([25, 2], [30, 3]), december([30, 4]))).toMatchObject({
      problems: [{ pointer: '/2025-12-30' }],
    });
  });

  test('are not compared on the first day of the window', () => {
    const first = { month: [{ year: 2026, month: 1, day: 1, users: 5 }] };
    expect(of(first, december())).toEqual({ problems: [], compared: 0 });
  });

  test('are unreadable if one of the two reports has no days', () => {
    expect(of({}, december())).toEqual({ unreadable: `${weekly} lacks weekly data` });
    expect(of(december(), {})).toEqual({ unreadable: `${byDay} lacks active users` });
  });
});

test('has no relation between hours and days, which count different sessions', () => {
  const ids = rocketchat.relations.map(({ id }) => id);
  for (const id of ['hours-within-active-users', 'active-users-within-hours', 'hourly-and-weekly-agree'])
    expect(ids).not.toContain(id);
});
