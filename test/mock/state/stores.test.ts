import { expect, test, vi } from 'vitest';
import { Column, ReferenceColumn } from '../../../mock/state/columns.ts';
import { DayCounts } from '../../../mock/state/day-counts.ts';
import { InternedColumn } from '../../../mock/state/interned.ts';
import { Series } from '../../../mock/state/series.ts';

test('a column stores the values of its number type', () => {
  const [instants, numbers, flags] = [new Column('f64'), new Column('u32'), new Column('u8')];
  for (const column of [instants, numbers, flags]) column.set(3, 2 ** 32 + 257.5);
  expect([instants, numbers, flags].map((column) => column.get(3))).toEqual([2 ** 32 + 257.5, 257, 1]);
  expect(instants.get(2)).toBe(0);
  expect(instants.get(9999)).toBe(0);
});

test('writes around a page boundary do not affect each other, in any order', () => {
  // Pages of four rows.
  const column = new Column('u32', 2);
  for (const row of [0, 3, 4, 9, 1, 8, 0]) column.set(row, column.get(row) + 100 + row);
  expect(Array.from({ length: 12 }, (_, row) => column.get(row))).toEqual([
    200, 101, 0, 103, 104, 0, 0, 0, 108, 109, 0, 0,
  ]);
});

test('a fork shares its pages, and copies a page before it writes to it', () => {
  const base = new Column('u32', 2);
  for (const row of [0, 1, 4]) base.set(row, 10 + row);
  const [one, other] = [base.fork(), base.fork()];
  one.set(0, 1);
  one.set(5, 5);
  one.set(1, 2);
  one.set(9, 9);
  other.set(0, 7);
  const rowsOf = (column: Column) => [0, 1, 4, 5, 9].map((row) => column.get(row));
  expect(rowsOf(one)).toEqual([1, 2, 14, 5, 9]);
  expect(rowsOf(other)).toEqual([7, 11, 14, 0, 0]);
  expect(rowsOf(base)).toEqual([10, 11, 14, 0, 0]);
  const fork = one.fork();
  fork.set(9, 8);
  expect([rowsOf(fork), rowsOf(one)]).toEqual([
    [1, 2, 14, 5, 8],
    [1, 2, 14, 5, 9],
  ]);
});

test('a fork of a fork has all writes, and later writes override earlier ones', () => {
  const base = new ReferenceColumn<string>();
  for (const row of [0, 1, 2, 3, 4]) base.set(row, `base ${row}`);
  const first = base.fork();
  first.set(0, 'first');
  first.set(1, 'first');
  const second = first.fork();
  second.set(1, 'second');
  const third = second.fork();
  third.set(9, 'third');
  const rowsOf = (references: ReferenceColumn<string>) => [0, 1, 2, 9].map((row) => references.get(row));
  expect(rowsOf(third)).toEqual(['first', 'second', 'base 2', 'third']);
  expect(rowsOf(second)).toEqual(['first', 'second', 'base 2', undefined]);
  expect(rowsOf(first)).toEqual(['first', 'first', 'base 2', undefined]);
  expect(rowsOf(base)).toEqual(['base 0', 'base 1', 'base 2', undefined]);
});

test('a chain of a thousand forks has few layers', () => {
  let references = new ReferenceColumn<string>();
  for (let fork = 0; fork < 1000; fork++) {
    references.set(fork, `of fork ${fork}`);
    references = references.fork();
  }
  const looks = vi.spyOn(Map.prototype, 'get');
  const [first, last, none] = [references.get(0), references.get(999), references.get(1000)];
  const count = looks.mock.calls.length;
  looks.mockRestore();
  expect([first, last, none]).toEqual(['of fork 0', 'of fork 999', undefined]);
  expect(count).toBeLessThan(3 * 12);
});

test('equal values are stored once for all forks', () => {
  const labels = new InternedColumn<readonly number[]>([]);
  labels.set(0, [1, 2]);
  labels.set(1, [2, 1]);
  labels.set(2, [1, 2]);
  labels.set(3, []);
  expect([0, 1, 2, 3, 4].map((row) => labels.get(row))).toEqual([[1, 2], [2, 1], [1, 2], [], []]);
  expect(labels.get(2)).toBe(labels.get(0));
  expect(labels.get(3)).toBe(labels.get(4));
  const fork = labels.fork();
  fork.set(9, [1, 2]);
  fork.set(0, [3]);
  expect(fork.get(9)).toBe(labels.get(0));
  expect([labels.get(0), fork.get(0), labels.get(9), fork.get(8)]).toEqual([[1, 2], [3], [], []]);
});

test('out-of-order instants move the later instants with their values', () => {
  const series = new Series();
  for (const [at, value] of [
    [10, 1],
    [30, 2],
    [20, 3],
    [20, 4],
    [5, 5],
  ] as const)
    series.add(at, value);
  const entriesOf = (some: Series) =>
    Array.from({ length: some.length }, (_, position) => [some.timeAt(position), some.valueAt(position)]);
  const expected = [
    [5, 5],
    [10, 1],
    [20, 3],
    [20, 4],
    [30, 2],
  ];
  expect(entriesOf(series)).toEqual(expected);
  expect(series.range(10, 20)).toEqual([1, 2]);
  expect(series.range(20, 31)).toEqual([2, 5]);
  expect(series.range(20, 10)).toEqual([2, 2]);
  expect(series.count(6, 30)).toBe(3);
  expect(series.span()).toEqual({ first: 5, last: 30 });
  expect(new Series().span()).toBeUndefined();
  const fork = series.fork();
  fork.add(7);
  expect(entriesOf(fork)).toEqual([expected[0], [7, 0], ...expected.slice(1)]);
  expect(entriesOf(series)).toEqual(expected);
});

test('a day whose count is 0 again keeps its record', () => {
  const counts = new DayCounts();
  for (const [day, change] of [
    [5, 1],
    [3, 1],
    [4, 2],
    [3, -1],
    [5, 1],
    [1, 1],
  ] as const)
    counts.add(day, change);
  const all = [
    { day: 5, count: 2 },
    { day: 4, count: 2 },
    { day: 3, count: 0 },
    { day: 1, count: 1 },
  ];
  expect(counts.newestFirst(1, 5)).toEqual(all);
  expect(counts.newestFirst(2, 4)).toEqual(all.slice(1, 3));
  expect(counts.newestFirst(2, 2)).toEqual([]);
  expect(counts.newestFirst(4, 3)).toEqual([]);
  expect(counts.newestFirst(6, 9)).toEqual([]);
  expect(new DayCounts().newestFirst(0, 9)).toEqual([]);
});
