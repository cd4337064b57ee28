import { beforeEach, expect, test } from 'vitest';
import { GroupQuery } from '../../../mock/state/group-query.ts';
import { computeTotals } from '../../../mock/state/group-totals.ts';
import { add, createTable, move, type Table, valuesOf, visit } from './aggregate-table.ts';

/**
 * Eight rows, two of them out of order: one at 15, and one at 30, where another row already is. The first values are
 * powers of two, so that a sum identifies its rows; the second values are a hundred times as large.
 */
const history: readonly [at: number, groups: number[], value: number][] = [
  [10, [1], 1],
  [20, [2], 2],
  [30, [1], 4],
  [40, [3], 8],
  [50, [1, 3], 16],
  [15, [1], 32],
  [60, [2], 64],
  [30, [1], 128],
];
const everything = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

let table: Table;

beforeEach(() => {
  table = createHistory(1);
});

function createHistory(blockBits: number): Table {
  const created = createTable(blockBits);
  for (const [at, groups, value] of history) add(created, { at, groups, value, other: 100 * value });
  return created;
}

function query(groups: number[], of = table, summed: 1 | 2 = 1) {
  return new GroupQuery({ ...of, groups, owner: of, emitGroups: visit, summing: { values: valuesOf(of), summed } });
}

test.each([0, 1, 2, 6])('blocks of 2^%i rows: counts and sums the rows of a group in a window', (blockBits) => {
  const of = createHistory(blockBits);
  const one = query([1], of);
  const other = query([1], of, 2);
  for (const [from, until, count, sum] of [
    [...everything, 5, 1 + 32 + 4 + 128 + 16],
    [10, 50, 4, 1 + 32 + 4 + 128],
    [15, 30, 1, 32],
    [30, 31, 2, 4 + 128],
    [16, 30, 0, 0],
    [11, 51, 4, 32 + 4 + 128 + 16],
    [51, 99, 0, 0],
    [30, 30, 0, 0],
    [50, 10, 0, 0],
  ] as const) {
    expect([one.count(from, until), one.sum(from, until), other.sum(from, until)]).toEqual([count, sum, 100 * sum]);
  }
});

test('computes a new result when either end of the window changes', () => {
  const one = query([1]);
  expect([one.count(10, 50), one.count(15, 50), one.count(15, 30), one.count(10, 30)]).toEqual([4, 3, 1, 2]);
  expect([one.sum(10, 50), one.sum(31, 50), one.sum(31, 51)]).toEqual([165, 0, 16]);
});

test('returns rows in order of time, and rows with the same time in order of insertion', () => {
  const one = query([1]);
  expect(one.rows(0, 5)).toEqual([0, 5, 2, 7, 4]);
  expect(one.rows(1, 3)).toEqual([5, 2]);
  expect(one.rows(3, 5)).toEqual([7, 4]);
  expect(one.rows(2, 2)).toEqual([]);
  expect(query([3]).rows(0, 2)).toEqual([3, 4]);
});

test('returns the number of rows before an instant, and the span of the rows', () => {
  const one = query([1]);
  expect([10, 11, 15, 16, 30, 31, 50, 51].map((at) => one.rank(at))).toEqual([0, 1, 1, 2, 2, 4, 4, 5]);
  expect(one.span()).toEqual({ first: 10, last: 50 });
  expect(query([3]).span()).toEqual({ first: 40, last: 50 });
});

test('accepts several groups, and a group without rows', () => {
  const some = query([1, 2]);
  expect(some.rows(0, 7)).toEqual([0, 5, 1, 2, 7, 4, 6]);
  expect(some.count(20, 61)).toBe(5);
  expect(some.sum(20, 61)).toBe(2 + 4 + 128 + 16 + 64);
  for (const none of [query([9]), query([])]) {
    expect([none.count(...everything), none.sum(...everything), none.span(), none.rows(0, 0)]).toEqual([
      0,
      0,
      undefined,
      [],
    ]);
  }
});

test('a span may start or end with an out-of-order row', () => {
  const late = createTable(1);
  for (const [at, group] of [
    [30, 1],
    [50, 2],
    [10, 1],
    [40, 1],
  ] as const)
    add(late, { at, groups: [group], value: 0, other: 0 });
  expect(query([1], late).span()).toEqual({ first: 10, last: 40 });
});

test('moves the value with a row that changes its group, in order or not', () => {
  move(table, 2, [3]);
  move(table, 5, [2]);
  expect(query([1]).rows(0, 3)).toEqual([0, 7, 4]);
  expect(query([1]).sum(...everything)).toBe(1 + 128 + 16);
  expect(query([3]).rows(0, 3)).toEqual([2, 3, 4]);
  expect(query([3]).sum(0, 45)).toBe(4 + 8);
  expect(query([2]).rows(0, 3)).toEqual([5, 1, 6]);
  move(table, 3, []);
  expect(query([3]).count(...everything)).toBe(2);
});

test('finds rows that are far apart', () => {
  const long = createTable(2);
  // Every hundredth of a thousand rows, and two ranks after the last.
  for (let at = 0; at < 1003; at++) {
    add(long, { at, groups: [at % 100 === 0 || at > 1000 ? 1 : 2], value: at, other: 0 });
  }
  const rare = query([1], long);
  expect(rare.rows(0, 13)).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1001, 1002]);
  expect(rare.rows(9, 12)).toEqual([900, 1000, 1001]);
  expect(rare.sum(100, 301)).toBe(100 + 200 + 300);
  expect(rare.count(101, 200)).toBe(0);
  expect(query([2], long).count(0, 1003)).toBe(990);
});

test('counts rows without values', () => {
  const { timeline, aggregate } = table;
  const counted = new GroupQuery({ timeline, aggregate, groups: [1], owner: table, emitGroups: visit });
  expect([counted.count(10, 50), counted.sum(10, 50)]).toEqual([4, 0]);
});

// ---- All groups of a window ----

test.each([0, 1, 2, 6])('blocks of 2^%i rows: returns the totals of every group with rows', (blockBits) => {
  const of = createHistory(blockBits);
  const list = (from: number, until: number) =>
    [...computeTotals({ ...of, owner: of, emitGroups: visit, values: valuesOf(of) }, from, until)].sort(
      ([a], [b]) => a - b,
    );
  const amounts = (count: number, sum: number) => ({ count, sums: [sum, 100 * sum] });
  expect(list(...everything)).toEqual([
    [1, amounts(5, 181)],
    [2, amounts(2, 66)],
    [3, amounts(2, 24)],
  ]);
  expect(list(15, 40)).toEqual([
    [1, amounts(3, 32 + 4 + 128)],
    [2, amounts(1, 2)],
  ]);
  // Only out-of-order rows.
  expect(list(12, 18)).toEqual([[1, amounts(1, 32)]]);
  expect(list(41, 60)).toEqual([
    [1, amounts(1, 16)],
    [3, amounts(1, 16)],
  ]);
  expect(list(61, 99)).toEqual([]);
  expect(list(40, 15)).toEqual([]);
});

test('counts groups without values', () => {
  const { timeline, aggregate } = table;
  expect(computeTotals({ timeline, aggregate, owner: table, emitGroups: visit }, 15, 25)).toEqual(
    new Map([
      [1, { count: 1, sums: [0, 0] }],
      [2, { count: 1, sums: [0, 0] }],
    ]),
  );
});
