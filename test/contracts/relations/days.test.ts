import { describe, expect, test } from 'vitest';
import {
  daysAreOrdered,
  periodIsSumOfDays,
  variationComparesPeriods,
  yesterdayAgreesWithDays,
} from '../../../contracts/relations/daily-figures.ts';
import { toReading } from '../reading.ts';

// Relations of days, each kind by itself: what passes, what is found, what can't be judged, what proves nothing.

describe('Days with a period', () => {
  const daily = { operation: 'sent', figure: 'messages', suffix: ':sent' };
  const days = (figures: Record<string, unknown>, rest: object = {}) =>
    toReading({ days: Object.entries(figures).map(([date, messages]) => ({ day: date, messages })), ...rest });

  test('are read off one answer, and off that of the period before where the two are compared', () => {
    const made = [periodIsSumOfDays, yesterdayAgreesWithDays, variationComparesPeriods, daysAreOrdered].map((make) =>
      make({ operation: 'sent', figure: 'messages' }),
    );
    expect(made.map(({ id, operations, reads }) => [id, operations, reads])).toEqual([
      ['period-is-sum-of-days', ['sent'], [{ operation: 'sent' }]],
      ['yesterday-agrees-with-days', ['sent'], [{ operation: 'sent' }]],
      ['variation-compares-periods', ['sent'], [{ operation: 'sent' }, { operation: 'sent', window: 'previous' }]],
      ['days-newest-first', ['sent'], [{ operation: 'sent' }]],
    ]);
  });

  test('are what the period counts', () => {
    const relation = periodIsSumOfDays(daily);
    expect(relation.id).toBe('period-is-sum-of-days:sent');
    const judge = (count: unknown, figures: Record<string, unknown>) =>
      relation.judge([days(figures, { period: { count } })]);
    expect(judge(5, { '2026-01-02': 2, '2026-01-01': 3 })).toEqual({ problems: [], compared: 1 });
    expect(judge(0, { '2026-01-02': 0 })).toEqual({ problems: [], compared: 0 });
    expect(judge(0, { '2026-01-02': 2 })).toEqual({
      problems: [
        { pointer: '/period/count', message: 'period.count is 0, the days together are 2.', expected: 2, actual: 0 },
      ],
      compared: 1,
    });
    expect(judge(3, { '2026-01-02': 0 })).toMatchObject({ compared: 1 });
    const unreadable = 'sent lacks days or period.count';
    expect(judge(null, { '2026-01-02': 2 })).toEqual({ unreadable });
    expect(judge(2, { '2026-01-02': 'x' })).toEqual({ unreadable });
  });

  test('say of yesterday what it counts and how the last day differs', () => {
    const relation = yesterdayAgreesWithDays(daily);
    const figures = { '2026-01-31': 7, '2026-01-30': 5, '2026-01-29': 1 };
    const judge = (count: unknown, variation: unknown) =>
      relation.judge([days(figures, { yesterday: { count, variation } })]);
    expect(judge(5, 2)).toEqual({ problems: [], compared: 3 });
    expect(judge(5, 3)).toMatchObject({
      problems: [
        {
          pointer: '/yesterday/variation',
          message: 'yesterday.variation is 3, the last day less yesterday is 2.',
          expected: 2,
          actual: 3,
        },
      ],
    });
    // The variation is less what the server itself says of yesterday: one mistake is told once.
    expect(judge(4, 3)).toEqual({
      problems: [
        {
          pointer: '/yesterday/count',
          message: 'yesterday.count is 4, the day before the last has 5.',
          expected: 5,
          actual: 4,
        },
      ],
      compared: 3,
    });
    const unreadable = 'sent lacks days that begin at one hour, or yesterday';
    expect(judge(null, 2)).toEqual({ unreadable });
    expect(judge(5, 'x')).toEqual({ unreadable });
    expect(relation.judge([toReading({ yesterday: { count: 5, variation: 2 } })])).toEqual({ unreadable });
  });

  test('differ from the period before by its variation', () => {
    const relation = variationComparesPeriods(daily);
    const before = days({ '2025-12-31': 4, '2025-12-30': 1 });
    const judge = (variation: unknown) => relation.judge([days({}, { period: { count: 9, variation } }), before]);
    expect(judge(4)).toEqual({ problems: [], compared: 2 });
    expect(judge(5)).toEqual({
      problems: [
        {
          pointer: '/period/variation',
          message: 'period.variation is 5, the two periods differ by 4.',
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

  test('come newest first, each once, and from the window', () => {
    const relation = daysAreOrdered(daily);
    const judge = (...dates: string[]) =>
      relation.judge([toReading({ days: dates.map((date) => ({ day: date, messages: 1 })) })]);
    expect(judge('2026-01-31', '2026-01-15', '2026-01-01')).toEqual({ problems: [], compared: 3 });
    const unordered = {
      pointer: '/days/1/day',
      message: 'The days are not newest first, each once.',
      expected: 'descending',
      actual: 'not',
    };
    expect(judge('2026-01-15', '2026-01-31')).toEqual({ problems: [unordered], compared: 2 });
    expect(judge('2026-01-15', '2026-01-15')).toEqual({ problems: [unordered], compared: 2 });
    expect(judge('2026-02-01', '2026-01-31', '2025-12-31')).toEqual({
      problems: [
        {
          pointer: '/days/0/day',
          message: '2 of 3 days lie outside the window that was asked for.',
          expected: 0,
          actual: 2,
        },
      ],
      compared: 3,
    });
    const figure = { messages: 1 };
    for (const entry of [figure, { ...figure, day: 'soon' }, { ...figure, day: 2026 }, { day: '2026-01-31' }, null]) {
      expect(relation.judge([toReading({ days: [entry] })])).toEqual({
        unreadable: 'sent lacks days that begin at one hour',
      });
    }
    expect(relation.judge([toReading({})])).toHaveProperty('unreadable');
  });
});
