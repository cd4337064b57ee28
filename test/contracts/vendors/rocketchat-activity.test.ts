import { describe, expect, test } from 'vitest';
import { toReading } from '../reading.ts';
import { judge } from './judge.ts';

// What holds between Rocket.Chat's reports about active users: what passes, what is found, what can't be judged.

const dashboard = 'get-api-v1-engagement-dashboard-users';
const [byDay, weekly, hourly] = ['active-users', 'chat-busier-weekly-data', 'chat-busier-hourly-data'].map(
  (name) => `${dashboard}-${name}`,
);

interface Day {
  day: number;
  month?: number;
  users: unknown;
  usersList?: unknown;
}
const dated = ({ month = 1, ...rest }: Day) => ({ year: 2026, month, ...rest });
const ofMonth = (...days: Day[]) => ({ month: days.map(dated) });
const ofWeek = (...days: Day[]) => ({ week: days.map(dated) });
const on = (day: number, users: unknown, month?: number): Day => ({ day, month, users });

describe('The active users of a day', () => {
  const of = (...days: Day[]) => judge('rocketchat', 'active-users-are-listed', ofMonth(...days));
  const listing = (users: unknown, usersList?: unknown): Day => ({ day: 1, users, usersList });

  test('are as many as are listed, each once', () => {
    expect(of(listing(2, ['a', 'b']), listing(0, []))).toEqual({ problems: [], compared: 2 });
    expect(of(listing(0, []), listing(3, ['a', 'b']))).toEqual({
      problems: [
        {
          pointer: '/month/1/users',
          message: '3 users are counted, 2 different ones are listed.',
          expected: 2,
          actual: 3,
        },
      ],
      compared: 2,
    });
    for (const users of [1, 2]) expect(of(listing(users, ['a', 'a']))).toMatchObject({ problems: [{ expected: 1 }] });
  });

  test('can not be judged without a month, a list or a figure', () => {
    expect(judge('rocketchat', 'active-users-are-listed', {})).toEqual({ unreadable: `${byDay} lacks a month` });
    for (const day of [listing(1), listing(1, 'a'), listing('one', ['a'])])
      expect(of(day)).toEqual({ unreadable: `${byDay} lacks usersList or users` });
  });
});

describe('The hours of a day', () => {
  const most = (hours: Day[], days: Day[]) =>
    judge('rocketchat', 'hours-within-active-users', ofWeek(...hours), ofMonth(...days));
  const least = (days: Day[], hours: Day[]) =>
    judge('rocketchat', 'active-users-within-hours', ofMonth(...days), ofWeek(...hours));

  test('have each no more users than the day, and together no fewer', () => {
    expect(most([on(1, 3), on(1, 4), on(2, 1)], [on(1, 4), on(2, 2)])).toEqual({ problems: [], compared: 2 });
    expect(least([on(1, 7), on(2, 1)], [on(1, 3), on(1, 4), on(2, 1)])).toEqual({ problems: [], compared: 2 });
  });

  test('that have more than the day, or fewer together, are found by their date', () => {
    expect(most([on(1, 3), on(1, 5)], [on(1, 4)])).toEqual({
      problems: [
        {
          pointer: '/2026-01-01',
          message: 'the busiest hour of 2026-01-01 is 5, active users is 4.',
          expected: 4,
          actual: 5,
        },
      ],
      compared: 1,
    });
    expect(least([on(28, 8, 2)], [on(28, 3, 2), on(28, 4, 2)])).toMatchObject({
      problems: [{ pointer: '/2026-02-28', expected: 7, actual: 8 }],
    });
  });

  test.each<[what: string, body: unknown]>([
    ['a week', {}],
    ['users', ofWeek(on(1, null))],
    ['a day', { week: [{ year: 2026, month: 1, users: 1 }] }],
    ['a month', { week: [{ year: 2026, day: 1, users: 1 }] }],
    ['a year', { week: [{ month: 1, day: 1, users: 1 }] }],
  ])('can not be judged without %s', (_, body) => {
    expect(judge('rocketchat', 'hours-within-active-users', body, ofMonth(on(1, 1)))).toEqual({
      unreadable: `${dashboard}-users-by-time-of-the-day-in-a-week lacks the busiest hour`,
    });
  });
});

describe('The weekly data', () => {
  // The week before the first of January, and the same week at the end of the period before.
  const before = { from: new Date('2025-12-01'), to: new Date('2026-01-01') };
  const december = (...days: [day: number, users: number][]) => ({
    month: days.map(([day, users]) => ({ year: 2025, month: 12, day, users })),
  });
  const of = (ofWeek: object, ofDays: object) =>
    judge('rocketchat', 'weekly-is-active-users', ofWeek, toReading(ofDays, { window: before }));

  test('have the active users of the seven days before', () => {
    expect(of(december([25, 2], [31, 3]), december([24, 9], [25, 2], [31, 3]))).toEqual({ problems: [], compared: 2 });
    expect(of(december([25, 2]), december([25, 3]))).toMatchObject({
      problems: [{ pointer: '/2025-12-25', expected: 3, actual: 2 }],
    });
  });

  test('are not held against the day on which the window begins', () => {
    const first = { month: [{ year: 2026, month: 1, day: 1, users: 5 }] };
    expect(of(first, december())).toEqual({ problems: [], compared: 0 });
  });

  test('can not be judged where one of the two has no days', () => {
    expect(of({}, december())).toEqual({ unreadable: `${weekly} lacks weekly data` });
    expect(of(december(), {})).toEqual({ unreadable: `${byDay} lacks active users` });
  });
});

describe('The day before, by the hour', () => {
  const day = { month: [{ year: 2025, month: 12, day: 31, users: 4 }] };
  const hours = (...users: unknown[]) => ({ hours: users.map((each) => ({ users: each })) });
  const utc = { days: [{ day: '2026-01-02T00:00:00.000Z' }, { day: '2026-01-01T00:00:00.000Z' }] };
  const of = (week: unknown, groups: unknown, sent: unknown = utc) =>
    judge('rocketchat', 'hourly-and-weekly-agree', week, groups, sent);

  test('has at least the users of its busiest hours, and no more than of all', () => {
    for (const users of [[4], [3, 1], [4, 4], [2, 3]]) {
      expect(of(day, hours(...users))).toEqual({ problems: [], compared: 1 });
    }
    expect(of(day, hours(5, 1))).toEqual({
      problems: [
        {
          pointer: '/month/0/users',
          message: '2025-12-31 has 4 users, its hours say from 5 to 6.',
          expected: 5,
          actual: 4,
        },
      ],
      compared: 1,
    });
    expect(of(day, hours(2, 1))).toMatchObject({ problems: [{ expected: 3, actual: 4 }], compared: 1 });
  });

  test('that is not among the days has no users', () => {
    expect(of({ month: [] }, hours(0))).toEqual({ problems: [], compared: 0 });
    expect(of({ month: [] }, hours(1))).toMatchObject({ problems: [{ expected: 1, actual: 0 }], compared: 1 });
    expect(of(day, hours())).toMatchObject({ problems: [{ expected: 0, actual: 4 }], compared: 1 });
  });

  test.each<[what: string, sent: unknown]>([
    ['at another hour than midnight of UTC', { days: [utc.days[0], { day: '2026-01-01T03:00:00.000Z' }] }],
    ['nobody knows when', { days: [] }],
    ['at no time', { days: [{ day: 5 }] }],
    ['on days that are not told', {}],
  ])('is not judged where days begin %s', (_, sent) => {
    expect(of(day, hours(9), sent)).toEqual({ problems: [], compared: 0 });
  });

  test('can not be judged without users of the day and of every hour', () => {
    const unreadable = { unreadable: `${weekly} or ${hourly} lacks users` };
    for (const [week, groups] of [
      [{}, hours(1)],
      [day, {}],
      [day, hours(1, 'x')],
    ]) {
      expect(of(week, groups)).toEqual(unreadable);
    }
  });
});
