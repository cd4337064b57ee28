import { expect, test } from 'vitest';
import { createCalendar } from '../../../mock/seed/calendar.ts';
import { HOUR, MINUTE, toDay, toMonthsBefore, toWeekday } from '../../../mock/seed/days.ts';
import { findHoliday } from '../../../mock/seed/holidays.ts';
import { createOffices, toUtcOffset } from '../../../mock/seed/offices.ts';
import { createRandomSource } from '../../../mock/seed/random-source.ts';
import { createSchedule } from '../../../mock/seed/schedule.ts';

const at = (iso: string) => Date.parse(iso);

test.each([
  ['2026-01-30T15:00:00Z', '2025-07-30T15:00:00Z'],
  ['2026-08-31T03:00:00Z', '2026-02-28T03:00:00Z'],
  ['2024-08-31T23:59:59.999Z', '2024-02-29T23:59:59.999Z'],
  ['2026-01-01T00:00:00Z', '2025-07-01T00:00:00Z'],
])('six months before %s is %s', (now, start) => {
  expect(toMonthsBefore(at(now), 6)).toBe(at(start));
});

test.each([
  ['1969-12-31', 3],
  ['1970-01-01', 4],
  ['2026-01-30', 5],
  ['2024-02-29', 4],
])('%s is day %d of its week', (date, weekday) => {
  expect(toWeekday(toDay(at(`${date}T00:00:00Z`)))).toBe(weekday);
});

test.each([
  ['2025-12-25', undefined, 'Christmas Day'],
  ['2025-11-27', 'US', 'Thanksgiving'],
  ['2025-11-27', 'DE', undefined],
  ['2026-09-07', undefined, 'Company Day'],
  ['2026-09-08', undefined, undefined],
] as const)('the holiday on %s in %s is %s', (date, country, name) => {
  expect(findHoliday(toDay(at(`${date}T00:00:00Z`)), country)).toBe(name);
});

test('the half year before any day has a holiday of all offices', () => {
  for (let now = at('2025-01-01T12:00:00Z'); now < at('2029-01-01T00:00:00Z'); now += 24 * HOUR) {
    const days = Array.from({ length: 180 }, (_, back) => toDay(now) - back);
    expect(days.some((day) => findHoliday(day) !== undefined)).toBe(true);
  }
});

test('the outage is on a working day in the middle of the history, for any day', () => {
  for (let now = at('2025-01-01T12:00:00Z'); now < at('2026-01-01T00:00:00Z'); now += 5 * 24 * HOUR) {
    const { outage, firstDay, lastDay } = createCalendar(now, createRandomSource(now, 'calendar'));
    expect(toWeekday(outage.day)).toBeLessThan(5);
    expect(findHoliday(outage.day)).toBeUndefined();
    expect(outage.day).toBeGreaterThan(firstDay + 60);
    expect(outage.day).toBeLessThan(lastDay - 20);
  }
});

test('an office opens by its local time, in summer and in winter', () => {
  const { berlin, newYork } = createOffices();
  const opens = (iso: string) => new Date(berlin.toInstant(toDay(at(iso)), 9 * HOUR)).toISOString();
  expect(opens('2025-10-24T00:00:00Z')).toBe('2025-10-24T07:00:00.000Z');
  expect(opens('2025-10-27T00:00:00Z')).toBe('2025-10-27T08:00:00.000Z');
  expect(berlin.toClock(at('2026-01-30T23:30:00Z'))).toBe(30 * MINUTE);
  expect(newYork.toClock(at('2026-01-30T03:00:00Z'))).toBe(22 * HOUR);
  expect(toUtcOffset(newYork, at('2026-07-01T00:00:00Z'))).toBe(-4);
});

test('returns the items of a day in order of time, equal ones in order of planning, and ignores items outside the history', () => {
  const [start, now] = [at('2026-01-01T06:00:00Z'), at('2026-01-02T18:00:00Z')];
  const timeline = createSchedule<{ at: number; name: string }>(start, now);
  const plan = (iso: string, name: string) => timeline.plan({ at: at(iso), name });
  plan('2026-01-01T23:59:59Z', 'last');
  plan('2026-01-01T12:00:00Z', 'question');
  plan('2026-01-01T12:00:00Z', 'answer');
  plan('2026-01-01T05:59:59Z', 'too early');
  plan('2026-01-01T06:00:00Z', 'first');
  plan('2026-01-02T18:00:00Z', 'now');
  plan('2026-01-02T18:00:01Z', 'too late');
  plan('2026-01-01T11:59:59Z', 'before');
  const take = (iso: string) => timeline.take(toDay(at(iso))).map(({ name }) => name);
  expect(take('2026-01-01T00:00:00Z')).toEqual(['first', 'before', 'question', 'answer', 'last']);
  expect(take('2026-01-02T00:00:00Z')).toEqual(['now']);
  expect(take('2026-01-03T00:00:00Z')).toEqual([]);
});
