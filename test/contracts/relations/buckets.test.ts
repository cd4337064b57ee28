import { describe, expect, test } from 'vitest';
import { meanOfEvents, recombines } from '../../../contracts/relations/comparisons/averages.ts';
import { completeBuckets } from '../../../contracts/relations/windows/complete-buckets.ts';
import { regroups, type Unit } from '../../../contracts/relations/windows/regroups.ts';
import { toBuckets, toReading } from './reading.ts';

// Builders of relations of charts and averages: results that pass, have findings, are unreadable, or are vacuous.

const id = 'id';
const statement = 'It holds.';

describe('recombines', () => {
  const relation = recombines({
    id,
    statement,
    averages: { operation: 'averages' },
    weights: { operation: 'counts' },
    whole: { operation: 'summary' },
    pointer: '/average',
  });
  const averages = toBuckets({ '2026-01-01': 10, '2026-01-02': 40 });
  const counts = toBuckets({ '2026-01-01': 2, '2026-01-02': 1, '2026-01-03': 0 });

  test('compares the weighted mean of the buckets with the average of the window', () => {
    expect(relation.operations).toEqual(['summary', 'averages', 'counts']);
    expect(relation.judge([toReading({ average: 20 }), averages, counts])).toEqual({ problems: [], compared: 3 });
    expect(relation.judge([toReading({ average: 25 }), averages, counts])).toEqual({
      problems: [
        {
          pointer: '/average',
          message: 'Expected an average of 20 (the weighted mean of the buckets). Got 25.',
          cause: 'The server averages the averages of the buckets, each with the same weight.',
          expected: 20,
          actual: 25,
        },
      ],
      compared: 3,
    });
  });

  test('takes a missing average as 0, and accepts 0 or null for the average of nothing', () => {
    const more = toBuckets({ '2026-01-01': 2, '2026-01-02': 1, '2026-01-05': 1 });
    expect(relation.judge([toReading({ average: 15 }), averages, more])).toMatchObject({ problems: [] });
    for (const average of [0, null]) {
      expect(relation.judge([toReading({ average }), averages, toBuckets({})])).toEqual({ problems: [], compared: 0 });
    }
    expect(relation.judge([toReading({ average: 3 }), averages, toBuckets({})])).toMatchObject({
      problems: [{ expected: 0 }],
    });
  });

  test('is unreadable without buckets, weights or the average', () => {
    const unreadable = 'averages lacks buckets with a timestamp and a value';
    expect(relation.judge([toReading({ average: 1 }), toReading('text'), counts])).toEqual({ unreadable });
    expect(relation.judge([toReading({ average: 1 }), averages, toReading([{ value: 1 }])])).toEqual({ unreadable });
    expect(relation.judge([toReading({}), averages, counts])).toEqual({
      unreadable: 'a lacks a figure at /average',
    });
  });
});

describe('meanOfEvents', () => {
  const relation = meanOfEvents({
    id,
    statement,
    events: {
      operation: 'events',
      items: '/list',
      pages: '/pages',
      value: 'seconds',
      parameter: 'page',
      query: { kind: 'x' },
    },
    average: { operation: 'summary' },
    pointer: '/average',
  });
  const total = (average: unknown) => toReading({ average });
  const page = (pages: number, ...seconds: unknown[]) =>
    toReading({ pages, list: seconds.map((each) => ({ seconds: each })) });

  test('reads every page', () => {
    expect(relation.operations).toEqual(['summary', 'events']);
    expect(relation.follow?.([total(1), page(3)])).toEqual(
      ['2', '3'].map((number) => ({ operation: 'events', query: { kind: 'x', page: number } })),
    );
    for (const pages of [0, 1]) expect(relation.follow?.([total(1), page(pages)])).toEqual([]);
    expect(relation.follow?.([total(1), toReading('text')])).toEqual([]);
  });

  test('compares the average with the mean of the events', () => {
    expect(relation.judge([total('4'), page(2, 2, 4), page(2, 6)])).toEqual({ problems: [], compared: 3 });
    expect(relation.judge([total(5), page(2, 2, 4), page(2, 6)])).toMatchObject({
      problems: [{ message: 'Expected an average of 4 (the mean of 3 events). Got 5.' }],
    });
    expect(relation.judge([total(null), page(1)])).toEqual({ problems: [], compared: 0 });
  });

  test('is unreadable if a page is missing or an event has no figure', () => {
    expect(relation.judge([total(4), page(2, 4)])).toEqual({ unreadable: 'events has more pages than are read' });
    expect(relation.judge([total(4), page(1, 4, null)])).toEqual({ unreadable: 'events lacks seconds' });
    expect(relation.judge([total(4), toReading({ pages: 1 })])).toEqual({ unreadable: 'events lacks seconds' });
  });
});

describe('completeBuckets and regroups', () => {
  const relation = completeBuckets({ id, statement, read: { operation: 'chart' }, unit: 'day' });
  const days = Array.from({ length: 31 }, (_, index) => `2026-01-${String(index + 1).padStart(2, '0')}`);
  const chart = (dates: string[]) => toBuckets(Object.fromEntries(dates.map((date) => [date, 0])));

  test('expect one bucket for each day of the window, at midnight in UTC', () => {
    expect(relation.judge([chart(days)])).toEqual({ problems: [], compared: 31 });
    expect(relation.judge([chart(days.slice(0, -1))])).toEqual({
      problems: [
        {
          pointer: '/0/timestamp',
          message: 'Expected 31 buckets, one for each day of the window. Got 30.',
          expected: 31,
          actual: 30,
        },
      ],
      compared: 31,
    });
    expect(relation.judge([chart(days.map((date) => `${date}T01:00Z`))])).toMatchObject({ problems: [{ actual: 0 }] });
    expect(relation.judge([toReading('text')])).toHaveProperty('unreadable');
  });

  test.each<[unit: Unit, starts: string[], coarse: Record<string, number>]>([
    ['day', ['2026-01-01T00:00Z', '2026-01-01T23:00Z', '2026-01-02T00:00Z'], { '2026-01-01': 3, '2026-01-02': 4 }],
    ['week', ['2026-01-04', '2026-01-05', '2026-01-11'], { '2026-01-04': 3, '2026-01-11': 4 }],
    ['month', ['2026-01-31', '2026-02-01', '2026-02-28'], { '2026-01-01': 1, '2026-02-01': 6 }],
    ['year', ['2025-12-31', '2026-01-01', '2026-12-01'], { '2025-01-01': 1, '2026-01-01': 6 }],
  ])('expect a %s to be the sum of its smaller buckets', (unit, starts, coarse) => {
    const relation = regroups({ id, statement, finer: { operation: 'a' }, coarser: { operation: 'b' }, unit });
    const fine = toBuckets(Object.fromEntries(starts.map((start, index) => [start, 2 ** index])));
    expect(relation.operations).toEqual(['a', 'b']);
    expect(relation.judge([fine, toBuckets(coarse)])).toEqual({ problems: [], compared: 2 });
    const [first = '', second = ''] = Object.keys(coarse);
    const sum = coarse[second] ?? 0;
    expect(relation.judge([fine, toBuckets({ ...coarse, [second]: sum + 1 })])).toEqual({
      problems: [
        {
          pointer: '/1/value',
          message: `Expected ${sum} (the sum of its smaller buckets) for the ${unit} from ${second}T00:00:00.000Z. Got ${sum + 1}.`,
          expected: sum,
          actual: sum + 1,
        },
      ],
      compared: 2,
    });
    expect(relation.judge([fine, toBuckets({ [first]: coarse[first] ?? 0 })])).toMatchObject({
      problems: [{ pointer: '/0/value', message: expect.stringContaining('Got no bucket.'), actual: null }],
      compared: 2,
    });
    expect(relation.judge([fine, toBuckets({ ...coarse, '2030-01-01': 0 })])).toMatchObject({
      problems: [{ pointer: '/2/value', message: expect.stringContaining('Expected no bucket for'), expected: null }],
      compared: 2,
    });
  });

  test('are vacuous if the smaller buckets are not smaller, and unreadable without figures', () => {
    const finer = { operation: 'a' };
    const relation = regroups({ id, statement, finer, coarser: { operation: 'b' }, unit: 'week' });
    const weekly = toBuckets({ '2026-01-05': 1, '2026-01-12': 1 });
    expect(relation.judge([weekly, toBuckets({ '2026-01-05': 9 })])).toEqual({ problems: [], compared: 0 });
    for (const body of ['text', [{ timestamp: 1 }], [{ value: 1 }]]) {
      expect(relation.judge([weekly, toReading(body)])).toEqual({
        unreadable: 'b lacks buckets with a timestamp and a value',
      });
    }
  });
});
