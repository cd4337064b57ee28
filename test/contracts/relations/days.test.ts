import { describe, expect, test } from 'vitest';
import {
  daysAreOrdered,
  periodIsSumOfDays,
  variationComparesPeriods,
  yesterdayAgreesWithDays,
} from '../../../contracts/relations/windows/daily-figures.ts';
import { toReading } from './reading.ts';

// Builders of relations of days: results that pass, have findings, are unreadable, or are vacuous.

describe('Relations of daily figures', () => {
  const daily = { operation: 'sent', figure: 'messages', suffix: ':sent' };
  const days = (figures: Record<string, unknown>, rest: object = {}) =>
    toReading({ days: Object.entries(figures).map(([date, messages]) => ({ day: date, messages })), ...rest });

  test('read one response, and that of the preceding period to compare periods', () => {
    const relations = [periodIsSumOfDays, yesterdayAgreesWithDays, variationComparesPeriods, daysAreOrdered].map(
      (make) => make({ operation: 'sent', figure: 'messages' }),
    );
    expect(relations.map(({ id, operations, reads }) => [id, operations, reads])).toEqual([
      ['period-is-sum-of-days', ['sent'], [{ operation: 'sent' }]],
      ['yesterday-agrees-with-days', ['sent'], [{ operation: 'sent' }]],
      ['variation-compares-periods', ['sent'], [{ operation: 'sent' }, { operation: 'sent', window: 'previous' }]],
      ['days-newest-first', ['sent'], [{ operation: 'sent' }]],
    ]);
  });

  test('expect period.count to be the sum of the days', () => {
    const relation = periodIsSumOfDays(daily);
    expect(relation.id).toBe('period-is-sum-of-days:sent');
    const judge = (count: unknown, figures: Record<string, unknown>) =>
      relation.judge([days(figures, { period: { count } })]);
    expect(judge(5, { '2026-01-02': 2, '2026-01-01': 3 })).toEqual({ problems: [], compared: 1 });
    expect(judge(0, { '2026-01-02': 0 })).toEqual({ problems: [], compared: 0 });
    expect(judge(0, { '2026-01-02': 2 })).toEqual({
      problems: [
        {
          pointer: '/period/count',
          message: 'Expected period.count 2, the sum of the days. Got 0.',
          expected: 2,
          actual: 0,
        },
      ],
      compared: 1,
    });
    expect(judge(3, { '2026-01-02': 0 })).toMatchObject({ compared: 1 });
    const unreadable = 'sent lacks days or period.count';
    expect(judge(null, { '2026-01-02': 2 })).toEqual({ unreadable });
    expect(judge(2, { '2026-01-02': 'x' })).toEqual({ unreadable });
  });

  test('expect yesterday to be the day before the last, with the difference as its variation', () => {
    const relation = yesterdayAgreesWithDays(daily);
    const figures = { '2026-01-31': 7, '2026-01-30': 5, '2026-01-29': 1 };
    const judge = (count: unknown, variation: unknown) =>
      relation.judge([days(figures, { yesterday: { count, variation } })]);
    expect(judge(5, 2)).toEqual({ problems: [], compared: 3 });
    expect(judge(5, 3)).toMatchObject({
      problems: [
        {
          pointer: '/yesterday/variation',
          message: 'Expected yesterday.variation 2 (7 on the last day minus 5 on the day before). Got 3.',
          expected: 2,
          actual: 3,
        },
      ],
    });
    // The variation is compared with the server's own yesterday.count, so that one mistake is one problem.
    expect(judge(4, 3)).toEqual({
      problems: [
        {
          pointer: '/yesterday/count',
          message: 'Expected yesterday.count 5, the figure of the day before the last. Got 4.',
          expected: 5,
          actual: 4,
        },
      ],
      compared: 3,
    });
    const unreadable = 'sent lacks yesterday, or days that all begin at the same hour';
    expect(judge(null, 2)).toEqual({ unreadable });
    expect(judge(5, 'x')).toEqual({ unreadable });
    expect(relation.judge([toReading({ yesterday: { count: 5, variation: 2 } })])).toEqual({ unreadable });
  });

  test('expect period.variation to be the difference from the preceding period', () => {
    const relation = variationComparesPeriods(daily);
    const before = days({ '2025-12-31': 4, '2025-12-30': 1 });
    const judge = (variation: unknown) => relation.judge([days({}, { period: { count: 9, variation } }), before]);
    expect(judge(4)).toEqual({ problems: [], compared: 2 });
    expect(judge(5)).toEqual({
      problems: [
        {
          pointer: '/period/variation',
          message: 'Expected period.variation 4 (9 in the period minus 5 in the preceding period). Got 5.',
          expected: 4,
          actual: 5,
        },
      ],
      compared: 2,
    });
    const unreadable = 'sent lacks days or the period';
    expect(judge('x')).toEqual({ unreadable });
    expect(relation.judge([days({}, { period: { variation: 4 } }), before])).toEqual({ unreadable });
    expect(relation.judge([days({}, { period: { count: 9, variation: 4 } }), toReading({})])).toEqual({ unreadable });
  });

  test('expect days newest first, without duplicates, inside the window', () => {
    const relation = daysAreOrdered(daily);
    const judge = (...dates: string[]) =>
      relation.judge([toReading({ days: dates.map((date) => ({ day: date, messages: 1 })) })]);
    expect(judge('2026-01-31', '2026-01-15', '2026-01-01')).toEqual({ problems: [], compared: 3 });
    const unordered = (after: string, cause?: string) => ({
      pointer: '/days/1/day',
      message: `Expected the days newest first, each once. Got ${after} after 2026-01-15.`,
      expected: 'descending',
      actual: 'not',
      cause,
    });
    const upwards = unordered('2026-01-31', 'The server sorts the days oldest first.');
    expect(judge('2026-01-15', '2026-01-31')).toEqual({ problems: [upwards], compared: 2 });
    expect(judge('2026-01-15', '2026-01-15')).toEqual({ problems: [unordered('2026-01-15')], compared: 2 });
    expect(judge('2026-02-01', '2026-01-31', '2025-12-31')).toEqual({
      problems: [
        {
          pointer: '/days/0/day',
          message: 'Expected no day outside the window, 2026-01-01 to 2026-01-31. Got 2 of 3.',
          cause: 'The server seems to ignore the window.',
          expected: 0,
          actual: 2,
        },
      ],
      compared: 3,
    });
    const figure = { messages: 1 };
    for (const entry of [figure, { ...figure, day: 'soon' }, { ...figure, day: 2026 }, { day: '2026-01-31' }, null]) {
      expect(relation.judge([toReading({ days: [entry] })])).toEqual({
        unreadable: 'sent lacks days that all begin at the same hour',
      });
    }
    expect(relation.judge([toReading({})])).toHaveProperty('unreadable');
  });
});
