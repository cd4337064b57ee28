import { describe, expect, test } from 'vitest';
import { meanOfEvents, recombines } from '../../contracts/relations/averages.ts';
import { boundProblems } from '../../contracts/relations/bounds.ts';
import { completeBuckets } from '../../contracts/relations/complete-buckets.ts';
import { cutOfList } from '../../contracts/relations/cut-of-list.ts';
import {
  daysAreOrdered,
  periodIsSumOfDays,
  variationComparesPeriods,
  yesterdayAgreesWithDays,
} from '../../contracts/relations/daily-figures.ts';
import { insideWindow } from '../../contracts/relations/inside-window.ts';
import { noWindow } from '../../contracts/relations/no-window.ts';
import { regroups, type Unit } from '../../contracts/relations/regroups.ts';
import { sameAnswer } from '../../contracts/relations/same-answer.ts';
import { january, toBuckets, toReading } from './reading.ts';

// Relations of lists and time, each by itself: what passes, what is found, what can't be judged, what proves nothing.

const id = 'id';
const statement = 'It holds.';

describe('Averages of parts', () => {
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

  test('weighted, are the average of the whole', () => {
    expect(relation.operations).toEqual(['summary', 'averages', 'counts']);
    expect(relation.judge([toReading({ average: 20 }), averages, counts])).toEqual({ problems: [], compared: 3 });
    expect(relation.judge([toReading({ average: 25 }), averages, counts])).toEqual({
      problems: [
        {
          pointer: '/average',
          message: 'The average is 25, the buckets together give 20.',
          expected: 20,
          actual: 25,
        },
      ],
      compared: 3,
    });
  });

  test('of a bucket without any count as 0, and of nothing at all are 0 or null', () => {
    const more = toBuckets({ '2026-01-01': 2, '2026-01-02': 1, '2026-01-05': 1 });
    expect(relation.judge([toReading({ average: 15 }), averages, more])).toMatchObject({ problems: [] });
    for (const average of [0, null]) {
      expect(relation.judge([toReading({ average }), averages, toBuckets({})])).toEqual({ problems: [], compared: 0 });
    }
    expect(relation.judge([toReading({ average: 3 }), averages, toBuckets({})])).toMatchObject({
      problems: [{ expected: 0 }],
    });
  });

  test('can not be judged without buckets, weights or the average', () => {
    const unreadable = 'averages lacks buckets with a timestamp and a value';
    expect(relation.judge([toReading({ average: 1 }), toReading('text'), counts])).toEqual({ unreadable });
    expect(relation.judge([toReading({ average: 1 }), averages, toReading([{ value: 1 }])])).toEqual({ unreadable });
    expect(relation.judge([toReading({}), averages, counts])).toEqual({
      unreadable: 'a lacks a figure at /average',
    });
  });
});

describe('An average of events', () => {
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

  test('reads every page that there is', () => {
    expect(relation.operations).toEqual(['summary', 'events']);
    expect(relation.follow?.([total(1), page(3)])).toEqual(
      ['2', '3'].map((number) => ({ operation: 'events', query: { kind: 'x', page: number } })),
    );
    for (const pages of [0, 1]) expect(relation.follow?.([total(1), page(pages)])).toEqual([]);
    expect(relation.follow?.([total(1), toReading('text')])).toEqual([]);
  });

  test('is their mean', () => {
    expect(relation.judge([total('4'), page(2, 2, 4), page(2, 6)])).toEqual({ problems: [], compared: 3 });
    expect(relation.judge([total(5), page(2, 2, 4), page(2, 6)])).toMatchObject({
      problems: [{ message: 'The average is 5, the mean of 3 events give 4.' }],
    });
    expect(relation.judge([total(null), page(1)])).toEqual({ problems: [], compared: 0 });
  });

  test('can not be judged where pages are missing or an event has no figure', () => {
    expect(relation.judge([total(4), page(2, 4)])).toEqual({ unreadable: 'events has more pages than are read' });
    expect(relation.judge([total(4), page(1, 4, null)])).toEqual({ unreadable: 'events lacks seconds' });
    expect(relation.judge([total(4), toReading({ pages: 1 })])).toEqual({ unreadable: 'events lacks seconds' });
  });
});

describe('Buckets of a window', () => {
  const relation = completeBuckets({ id, statement, read: { operation: 'chart' } });
  const days = Array.from({ length: 31 }, (_, index) => `2026-01-${String(index + 1).padStart(2, '0')}`);
  const chart = (dates: string[]) => toBuckets(Object.fromEntries(dates.map((date) => [date, 0])));

  test('are as many as it has days, each at its midnight', () => {
    expect(relation.judge([chart(days)])).toEqual({ problems: [], compared: 31 });
    expect(relation.judge([chart(days.slice(0, -1))])).toEqual({
      problems: [
        {
          pointer: '/0/timestamp',
          message: "1 of the window's 31 days have no bucket.",
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
    ['week', ['2026-01-04', '2026-01-05', '2026-01-11'], { '2025-12-29': 1, '2026-01-05': 6 }],
    ['month', ['2026-01-31', '2026-02-01', '2026-02-28'], { '2026-01-01': 1, '2026-02-01': 6 }],
    ['year', ['2025-12-31', '2026-01-01', '2026-12-01'], { '2025-01-01': 1, '2026-01-01': 6 }],
  ])('of a %s are its parts together', (unit, starts, coarse) => {
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
          message: `The ${unit} from ${second}T00:00:00.000Z has ${sum + 1}, its parts ${sum}.`,
          expected: sum,
          actual: sum + 1,
        },
      ],
      compared: 2,
    });
    expect(relation.judge([fine, toBuckets({ [first]: coarse[first] ?? 0 })])).toMatchObject({
      problems: [{ pointer: '/0/value', message: expect.stringContaining('has no bucket'), actual: null }],
    });
    expect(relation.judge([fine, toBuckets({ ...coarse, '2030-01-01': 0 })])).toMatchObject({
      problems: [{ pointer: '/2/value', message: expect.stringContaining('its parts none'), expected: null }],
      compared: 2,
    });
  });

  test('that are no finer than what they should make up prove nothing, and without figures none are judged', () => {
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

describe('A cut of a list', () => {
  const relation = cutOfList({ operation: 'list', items: '/users', by: 'day', offset: 'offset', count: 'count' });
  const list = (...users: { day: number; name?: string }[]) => toReading({ users });
  const all = [
    { day: 1, name: 'a' },
    { day: 2, name: 'b' },
    { day: 3, name: 'c' },
    { day: 3, name: 'd' },
  ];
  const cut = (from: number, to?: number) => list(...all.slice(from, to));

  test('asks for the list, its first two, and what comes after two', () => {
    expect(relation.reads.map(({ query }) => query)).toEqual([{}, { count: '2' }, { offset: '2' }]);
    expect(relation.id).toBe('cut-of-list:list');
  });

  test('is what stands there in the whole list, but for the order of what is equal', () => {
    expect(relation.judge([list(...all), cut(0, 2), cut(2)])).toEqual({ problems: [], compared: 4 });
    expect(relation.judge([list(...all), cut(0, 2), list(...all.slice(2).reverse())])).toMatchObject({
      problems: [],
    });
    // A page that reaches further than the whole list was cut off.
    expect(relation.judge([cut(0, 3), cut(0, 2), cut(2)])).toMatchObject({ problems: [] });
  });

  test('that is another is told with how many items there are, are due, are strangers, and where they part', () => {
    expect(relation.judge([list(...all), cut(0, 3), cut(2)])).toEqual({
      problems: [
        {
          pointer: '/users',
          message: 'With count=2 there are 3 items where 2 are due, 0 of them not in the whole list.',
          expected: 2,
          actual: 3,
        },
      ],
      compared: 4,
    });
    expect(relation.judge([list(...all), list({ day: 1, name: 'z' }, { day: 2, name: 'b' }), cut(1)])).toMatchObject({
      problems: [
        { message: 'With count=2 there are 2 items where 2 are due, 1 of them not in the whole list.' },
        {
          message:
            'With offset=2 there are 2 items where 2 are due, 0 of them not in the whole list; they part at item 1.',
        },
      ],
    });
    expect(relation.judge([list(...all), cut(0, 2), toReading({})])).toEqual({ unreadable: 'list lacks /users' });
  });
});

describe('What is dated', () => {
  const relation = insideWindow({ id, statement, operation: 'list', items: '/list', field: 'at', isAscending: true });
  const list = (...times: unknown[]) => toReading({ list: times.map((at) => ({ at })) });
  const [from, to] = [january.from.getTime() / 1000, january.to.getTime() / 1000];

  test('lies from the start of the window to before its end, in seconds or as a date', () => {
    expect(relation.judge([list(from, '2026-01-15', to - 1)])).toEqual({ problems: [], compared: 3 });
    expect(relation.judge([list(from - 1, from, to)])).toEqual({
      problems: [
        {
          pointer: '/list/0/at',
          message: '2 of 3 items lie outside the window that was asked for.',
          expected: 0,
          actual: 2,
        },
      ],
      compared: 3,
    });
    expect(relation.judge([list(from, to)])).toMatchObject({ problems: [{ pointer: '/list/1/at', actual: 1 }] });
  });

  test('runs upwards where it has to, and never stands still', () => {
    expect(relation.judge([list(from, from + 2, from + 2)])).toEqual({
      problems: [
        { pointer: '/list/2/at', message: 'The items do not run upwards by at.', expected: 'ascending', actual: 'not' },
      ],
      compared: 3,
    });
    const unordered = insideWindow({ id, statement, operation: 'list', items: '/list', field: 'at' });
    expect(unordered.judge([list(from + 2, from)])).toEqual({ problems: [], compared: 2 });
  });

  test('can not be judged where it is no list, or has no time', () => {
    expect(relation.judge([toReading({})])).toEqual({ unreadable: 'list did not answer a list' });
    for (const at of [null, 'soon', undefined]) {
      expect(relation.judge([list(from, at)])).toEqual({ unreadable: 'list has a at that is no time' });
    }
  });
});

describe('Days with a period', () => {
  const daily = { operation: 'sent', figure: 'messages', suffix: ':sent' };
  const days = (figures: Record<string, unknown>, rest: object = {}) =>
    toReading({ days: Object.entries(figures).map(([date, messages]) => ({ day: date, messages })), ...rest });

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
    expect(judge('x')).toEqual({ unreadable: 'sent lacks days or the period' });
    expect(relation.judge([days({}, { period: { count: 9, variation: 4 } }), toReading({})])).toHaveProperty(
      'unreadable',
    );
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
    for (const body of [{}, { days: [{ messages: 1 }] }, { days: [{ day: 'soon', messages: 1 }] }, { days: [null] }]) {
      expect(relation.judge([toReading(body)])).toEqual({ unreadable: 'sent lacks days that begin at one hour' });
    }
  });
});

describe('The same answer', () => {
  const relation = sameAnswer({ id, statement, one: { operation: 'a' }, other: { operation: 'b' } });
  const judge = (one: unknown, other: unknown) => relation.judge([toReading(one), toReading(other)]);

  test.each<[one: unknown, other: unknown, message: string]>([
    [1, 2, 'The answers part at the top.'],
    [[1], [1, 2], 'The list at the top has 1 items, then 2.'],
    [{ a: [1] }, { a: [1, 2] }, 'The list at /a has 1 items, then 2.'],
    [{ a: { b: 1 } }, { a: { b: 2 } }, 'The answers part at /a/b.'],
    [{ a: [1, 2] }, { a: [1, 3] }, 'The answers part at /a/1.'],
    [{ a: {} }, { a: [] }, 'The answers part at /a.'],
    [{}, { 'Ada Quill': 1 }, 'The answers part at /….'],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, 'The order of the top differs.'],
    [{ c: { a: 1, b: 2 } }, { c: { b: 2, a: 1 } }, 'The order of /c differs.'],
  ])('%j and %j are told apart', (one, other, message) => {
    expect(judge(one, other)).toMatchObject({
      problems: [{ pointer: '', message, expected: 'the same answer', actual: 'another' }],
    });
  });

  test('that holds something proves something, whatever was sent twice', () => {
    expect(relation.operations).toEqual(['a', 'b']);
    expect(judge({ a: 1 }, { a: 1 })).toEqual({ problems: [], compared: 1 });
    expect(judge([], [])).toEqual({ problems: [], compared: 0 });
    expect(judge({}, {})).toEqual({ problems: [], compared: 0 });
    expect(relation.judge([toReading({})])).toEqual({ unreadable: 'a was not read twice' });
  });
});

describe('Without a window', () => {
  const relation = noWindow({ operation: 'a', query: { type: 'x' }, apart: ['now'] });
  const judge = (one: unknown, other: unknown) => relation.judge([toReading(one), toReading(other)]);

  test('an answer is about all time, but for what is set apart', () => {
    expect(relation.id).toBe('no-window-is-all-time:a:type=x');
    expect(relation.statement).toBe('Without a window a:type=x is about all time.');
    expect(relation.reads.map(({ window }) => window)).toEqual(['none', 'all-time']);
    expect(judge({ now: 1, n: 2 }, { now: 9, n: 2 })).toEqual({ problems: [], compared: 1 });
    expect(judge({ now: 1, n: 2 }, { now: 1, n: 3 })).toEqual({
      problems: [
        {
          pointer: '',
          message: 'The answer is another than for a window that holds everything.',
          expected: 'the same answer',
          actual: 'another',
        },
      ],
      compared: 1,
    });
    expect(relation.judge([toReading({})])).toEqual({ unreadable: 'a was not read twice' });
  });

  test.each([{ now: 3 }, { id: 7 }, { rows: [{ id: 7, n: 0 }] }, { n: -1 }, { n: 'text' }, [], null])(
    'an answer of %j counts nothing, and is not judged',
    (body) => {
      expect(judge(body, { n: 5 })).toEqual({ problems: [], compared: 0 });
    },
  );

  test.each([{ n: '3' }, { rows: [{ id: 7, n: 0.5 }] }, [1]])('an answer of %j counts something', (body) => {
    expect(judge(body, { n: 5 })).toMatchObject({ problems: [{ pointer: '' }], compared: 1 });
  });
});

test('What moved while it was read is wrong only where both readings say so, of the same place and in one direction', () => {
  const problem = (pointer: string, expected: number | null, actual: number | null) => {
    return { pointer, message: '', expected, actual };
  };
  const judged = (...problems: ReturnType<typeof problem>[]) => ({ problems, compared: 1 });
  const high = problem('/a', 5, 9);
  expect(boundProblems(judged(high), judged(problem('/a', 7, 9)))).toEqual([high]);
  expect(boundProblems(judged(high), judged(problem('/b', 7, 9)))).toEqual([]);
  expect(boundProblems(judged(high), judged(problem('/b', 7, 9), problem('/a', 8, 9)))).toEqual([high]);
  expect(boundProblems(judged(problem('/a', null, 9)), judged(problem('/a', null, 9)))).toEqual([]);
  expect(boundProblems(judged(problem('/a', 9, null)), judged(problem('/a', 9, null)))).toEqual([]);
  expect(boundProblems({ unreadable: '' }, judged(high))).toEqual([]);
  expect(boundProblems(judged(high), { unreadable: '' })).toEqual([]);
});
