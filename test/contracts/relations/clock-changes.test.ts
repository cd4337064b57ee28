import { describe, expect, test } from 'vitest';
import { findClockChange } from '../../../contracts/relations/windows/clock-changes.ts';

describe('findClockChange', () => {
  const find = (midnights: string[], from: string, to: string) =>
    findClockChange(
      midnights.map((time) => Date.parse(time)),
      new Date(from),
      new Date(to),
    );

  test('finds a zone with these midnights that changes its clocks in the window', () => {
    expect(find(['2026-10-20T04:00:00Z', '2026-11-02T05:00:00Z'], '2026-10-04', '2026-11-03')).toBeDefined();
    // The day of the clock change starts before the change.
    expect(find(['2026-10-20T04:00:00Z', '2026-11-01T04:00:00Z'], '2026-10-04', '2026-11-02T12:00:00Z')).toBeDefined();
    // Chile skips a midnight: that day starts at 1:00.
    expect(find(['2026-09-05T04:00:00Z', '2026-09-06T04:00:00Z'], '2026-08-20', '2026-09-20')).toBeDefined();
  });

  test('finds none if the possible zones do not change their clocks in the window', () => {
    const utc = ['2026-10-20T00:00:00Z', '2026-10-30T00:00:00Z', '2026-11-02T00:00:00Z'];
    expect(find(utc, '2026-10-04', '2026-11-03')).toBeUndefined();
    const kolkata = ['2026-10-20T18:30:00Z', '2026-11-01T18:30:00Z'];
    expect(find(kolkata, '2026-10-04', '2026-11-03')).toBeUndefined();
    const winter = ['2026-01-10T05:00:00Z', '2026-01-20T05:00:00Z'];
    expect(find(winter, '2026-01-01', '2026-01-31')).toBeUndefined();
    expect(find(['2026-01-10T00:00:01Z'], '2026-03-01', '2026-11-30')).toBeUndefined();
  });

  test('considers every zone if no midnight is known', () => {
    expect(find([], '2026-10-04', '2026-11-03')).toBeDefined();
    expect(find([], '2026-07-01', '2026-07-02')).toBeUndefined();
  });

  test('finds a change that is reversed within the window', () => {
    // Morocco puts its clocks back for the month of Ramadan.
    expect(find(['2026-02-01T23:00:00Z', '2026-03-02T00:00:00Z'], '2026-02-01', '2026-04-01')).toBeDefined();
  });
});
