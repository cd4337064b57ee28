import { describe, expect, test } from 'vitest';
import { addsUp } from '../../../contracts/relations/comparisons/adds-up.ts';
import { listAt, toFigure } from '../../../contracts/relations/figures.ts';
import type { Reading } from '../../../contracts/relations/relation.ts';
import {
  daysAreOrdered,
  variationComparesPeriods,
  yesterdayAgreesWithDays,
} from '../../../contracts/relations/windows/daily-figures.ts';

const daily = { operation: 'sent', figure: 'messages' };
const day = 86_400_000;

function readDays(from: string, to: string, days: Record<string, number>, rest: object = {}): Reading {
  const list = Object.entries(days).map(([date, messages]) => ({ day: new Date(date).toISOString(), messages }));
  return {
    read: { operation: 'sent' },
    body: { days: list, ...rest },
    query: {},
    window: { from: new Date(from), to: new Date(to) },
  };
}

describe('yesterdayAgreesWithDays', () => {
  test('accepts the documented example', () => {
    const figures = { '2023-05-30': 183, '2023-05-29': 101, '2023-05-27': 1, '2023-05-26': 114, '2023-05-21': 5 };
    const yesterday = { count: 101, variation: 82 };
    const reading = readDays('2023-05-20', '2023-05-31', figures, { yesterday });
    expect(yesterdayAgreesWithDays(daily).judge([reading])).toEqual({ problems: [], compared: 5 });
  });

  test('expects 0 if the day before the last has no entry', () => {
    const reading = readDays(
      '2026-01-01',
      '2026-01-04',
      { '2026-01-03': 4 },
      { yesterday: { count: 0, variation: 4 } },
    );
    expect(yesterdayAgreesWithDays(daily).judge([reading])).toMatchObject({ problems: [] });
  });

  test.each([
    ['west of Greenwich', '2026-01-02T03:00:00Z', '2026-01-01T03:00:00Z'],
    ['east of Greenwich', '2026-01-02T15:00:00Z', '2026-01-01T15:00:00Z'],
  ])("finds the day in the server's zone, %s", (_, last, before) => {
    const yesterday = { count: 5, variation: 2 };
    const reading = readDays('2025-12-30', '2026-01-04', { [last]: 7, [before]: 5 }, { yesterday });
    expect(yesterdayAgreesWithDays(daily).judge([reading])).toMatchObject({ problems: [] });
    expect(daysAreOrdered(daily).judge([reading])).toMatchObject({ problems: [] });
  });

  test('is unreadable if days start at different hours', () => {
    const days = { '2026-03-30T22:00:00Z': 1, '2026-03-28T23:00:00Z': 1 };
    const reading = readDays('2026-03-20', '2026-04-01', days, { yesterday: { count: 0, variation: 0 } });
    expect(yesterdayAgreesWithDays(daily).judge([reading])).toHaveProperty('unreadable');
  });
});

test('variationComparesPeriods compares with the same number of days before the period', () => {
  const now = readDays('2026-01-05', '2026-01-07', { '2026-01-06': 5 }, { period: { count: 5, variation: 2 } });
  const before = readDays('2026-01-02', '2026-01-05', { '2026-01-04': 1, '2026-01-03': 2, '2026-01-02': 9 });
  expect(variationComparesPeriods(daily).judge([now, before])).toEqual({ problems: [], compared: 2 });
});

describe('addsUp', () => {
  const relation = addsUp({
    id: 'sum',
    statement: 'It adds up.',
    whole: { operation: 'a', sum: '/*/n' },
    parts: [[{ operation: 'b', sum: '/*/n' }]],
  });
  const read = (body: unknown): Reading => ({
    read: { operation: 'a' },
    body,
    query: {},
    window: { from: new Date(0), to: new Date(day) },
  });

  test('adds numbers and numeric strings, in lists and in maps', () => {
    const outcome = relation.judge([read([{ n: '2' }, { n: 3 }]), read({ x: { n: 5 } })]);
    expect(outcome).toEqual({ problems: [], compared: 1 });
  });

  test('reports both sums if they differ', () => {
    const outcome = relation.judge([read([{ n: 2 }]), read([{ n: 5 }])]);
    expect(outcome).toMatchObject({ problems: [{ expected: 2, actual: 5, message: 'Expected 2 (a). Got 5 (b).' }] });
  });

  test.each([[[{ n: null }]], [[{}]], [{ error: 'no' }], ['text'], [null]])('is unreadable for %j', (body) => {
    expect(relation.judge([read(body), read([])])).toHaveProperty('unreadable');
  });
});

test('listAt resolves wildcards, and ignores inherited properties; toFigure rejects other values', () => {
  expect(listAt({ a: [{ n: 1 }, { n: 2 }] }, '/a/*/n')).toEqual([1, 2]);
  expect(listAt([], '/*/n')).toEqual([]);
  expect(listAt({}, '/constructor')).toBeUndefined();
  expect([' ', '', 'x', null, true, Number.NaN].map(toFigure)).toEqual(Array(6).fill(undefined));
});
