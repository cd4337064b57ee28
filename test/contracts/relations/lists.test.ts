import { describe, expect, test } from 'vitest';
import { filterNarrows } from '../../../contracts/relations/lists/filter-narrows.ts';
import { partOfList } from '../../../contracts/relations/lists/part-of-list.ts';
import { insideWindow } from '../../../contracts/relations/windows/inside-window.ts';
import { january, toReading } from './reading.ts';

// Builders of relations of lists: results that pass, have findings, are unreadable, or are vacuous.

const id = 'id';
const statement = 'It holds.';

describe('filterNarrows', () => {
  const relation = filterNarrows({
    id,
    statement,
    operation: 'list',
    parameter: 'status',
    value: 'open',
    field: 'meta/status',
    items: '/data',
    total: '/count',
    baseQuery: { page: '1' },
  });
  const all = toReading({ count: 3, data: [] });
  const filtered = (count: unknown, ...statuses: string[]) =>
    toReading({ count, data: statuses.map((status) => ({ meta: { status } })) }, { query: { status: 'open' } });

  test('requests the list with and without the filter', () => {
    expect(relation.reads).toEqual([
      { operation: 'list', query: { page: '1' } },
      { operation: 'list', query: { page: '1', status: 'open' } },
    ]);
  });

  test('finds items that do not match, and more items than without the filter', () => {
    expect(relation.judge([all, filtered(3, 'open', 'open')])).toEqual({ problems: [], compared: 2 });
    expect(relation.judge([all, filtered(3, 'open', 'closed')])).toEqual({
      problems: [
        {
          pointer: '/data/0/meta/status',
          message:
            'Expected only items whose meta/status is the requested status. Got 1 of 2 with another meta/status.',
          expected: 0,
          actual: 1,
        },
      ],
      compared: 2,
    });
    expect(relation.judge([all, filtered(4)])).toEqual({
      problems: [
        {
          pointer: '/count',
          message: 'Expected at most 3 items with status, the number without it. Got 4.',
          expected: 3,
          actual: 4,
        },
      ],
      compared: 0,
    });
  });

  test.each([
    [toReading({ data: [] }), filtered(1)],
    [all, filtered('x')],
    [all, toReading({ count: 1 })],
  ])('is unreadable without a list and both counts (%#)', (whole, some) => {
    expect(relation.judge([whole, some])).toEqual({ unreadable: 'list lacks /data or /count' });
  });
});

describe('cutOfList', () => {
  const relation = partOfList({
    operation: 'list',
    items: '/users',
    sortField: 'day',
    offset: 'offset',
    count: 'count',
  });
  const list = (...users: { day: number; name?: string }[]) => toReading({ users });
  const all = [
    { day: 1, name: 'a' },
    { day: 2, name: 'b' },
    { day: 3, name: 'c' },
    { day: 3, name: 'd' },
  ];
  const cut = (from: number, to?: number) => list(...all.slice(from, to));

  test('requests the list, its first two items, and the items after the first two', () => {
    expect(relation.reads.map(({ query }) => query)).toEqual([{}, { count: '2' }, { offset: '2' }]);
    expect(relation.id).toBe('cut-of-list:list');
  });

  test('accepts the corresponding items of the whole list; equal items may swap places', () => {
    expect(relation.judge([list(...all), cut(0, 2), cut(2)])).toEqual({ problems: [], compared: 4 });
    expect(relation.judge([list(...all), cut(0, 2), list(...all.slice(2).reverse())])).toMatchObject({
      problems: [],
    });
    // The page with an offset may reach further than the whole list, which is limited to a page.
    expect(relation.judge([cut(0, 3), cut(0, 2), cut(2)])).toMatchObject({ problems: [] });
  });

  test('reports the number of items, of unknown items, and the first difference', () => {
    expect(relation.judge([list(...all), cut(0, 3), cut(2)])).toEqual({
      problems: [
        {
          pointer: '/users',
          message: 'Expected 2 items of the whole list with count=2. Got 3.',
          expected: 2,
          actual: 3,
        },
      ],
      compared: 4,
    });
    expect(relation.judge([list(...all), list({ day: 1, name: 'z' }, { day: 2, name: 'b' }), cut(1)])).toMatchObject({
      problems: [
        { message: 'Expected 2 items of the whole list with count=2. Got 2, 1 of them not in the whole list.' },
        {
          message: 'Expected 2 items of the whole list with offset=2. Got 2, different from item 1 on.',
        },
      ],
    });
    expect(relation.judge([list(...all), cut(0, 2), toReading({})])).toEqual({ unreadable: 'list lacks /users' });
  });
});

describe('insideWindow', () => {
  const relation = insideWindow({ id, statement, operation: 'list', items: '/list', field: 'at', isAscending: true });
  const list = (...times: unknown[]) => toReading({ list: times.map((at) => ({ at })) });
  const [from, to] = [january.from.getTime() / 1000, january.to.getTime() / 1000];

  test('includes the start of the window and excludes its end, for Unix seconds and dates', () => {
    expect(relation.judge([list(from, '2026-01-15', to - 1)])).toEqual({ problems: [], compared: 3 });
    expect(relation.judge([list(from - 1, from, to)])).toEqual({
      problems: [
        {
          pointer: '/list/0/at',
          message:
            'Expected no items outside the window, 2026-01-01T00:00:00.000Z to 2026-02-01T00:00:00.000Z. Got 2 of 3.',
          cause: 'The server seems to ignore the window.',
          expected: 0,
          actual: 2,
        },
      ],
      compared: 3,
    });
    expect(relation.judge([list(from, to)])).toMatchObject({ problems: [{ pointer: '/list/1/at', actual: 1 }] });
  });

  test('finds items that are not strictly ascending', () => {
    expect(relation.judge([list(from, from + 2, from + 2)])).toEqual({
      problems: [
        {
          pointer: '/list/2/at',
          message:
            'Expected items in ascending order of at. Got 2026-01-01T00:00:02.000Z after 2026-01-01T00:00:02.000Z.',
          expected: 'ascending',
          actual: 'not',
        },
      ],
      compared: 3,
    });
    const unordered = insideWindow({ id, statement, operation: 'list', items: '/list', field: 'at' });
    expect(unordered.judge([list(from + 2, from)])).toEqual({ problems: [], compared: 2 });
  });

  test('is unreadable without a list or with an item without a time', () => {
    expect(relation.judge([toReading({})])).toEqual({ unreadable: 'list did not return a list' });
    for (const at of [null, 'soon', undefined]) {
      expect(relation.judge([list(from, at)])).toEqual({ unreadable: 'list has a at that is not a time' });
    }
  });
});
