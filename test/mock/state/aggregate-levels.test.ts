import { beforeAll, expect, test } from 'vitest';
import { Aggregate, type ValueColumns } from '../../../mock/state/aggregate.ts';
import { Column } from '../../../mock/state/columns.ts';

// 2,100 rows: of every three rows, one is in group 7, one in group 8, and one in both. The first value of a row is its
// number, the second is always 2. Blocks of one row result in three levels, blocks of four rows in two.
const length = 2100;
const groupsOf = (row: number) => [[7], [8], [7, 8]][row % 3] ?? [];

const values: ValueColumns = [new Column('f64'), new Column('f64')];

beforeAll(() => {
  for (let row = 0; row < length; row++) {
    values[0].set(row, row);
    values[1].set(row, 2);
  }
});

function addRow(aggregate: Aggregate, row: number, groups: readonly number[], sign: 1 | -1 = 1): void {
  const take = aggregate.updateRow(row, sign, values);
  for (const group of groups) take(group, row);
}

function aggregateRowByRow(blockBits: number): Aggregate {
  const aggregate = new Aggregate({ blockBits, hasSums: true });
  for (let row = 0; row < length; row++) addRow(aggregate, row, groupsOf(row));
  return aggregate;
}

function aggregateAtOnce(blockBits: number): Aggregate {
  const aggregate = new Aggregate({ blockBits, hasSums: true });
  const visit = (row: number, take: (group: number, valued: number) => void) => {
    for (const group of groupsOf(row)) take(group, row);
  };
  aggregate.addRows(length, visit, values);
  return aggregate;
}

const methods = [
  ['row by row', aggregateRowByRow],
  ['at once', aggregateAtOnce],
] as const;

/** The rows of group 7 in a range, by a scan. */
const listSevens = (from: number, until: number) =>
  Array.from({ length: Math.max(0, until - from) }, (_, index) => from + index).filter((row) => row % 3 !== 1);
const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0);

test.each(methods)('added %s: returns the totals between two blocks over all levels', (_, aggregateAll) => {
  for (const [blockBits, size] of [
    [0, 1],
    [2, 4],
  ] as const) {
    const aggregate = aggregateAll(blockBits);
    const sevens = aggregate.slotsOf([7]);
    for (const [from, until] of [
      [0, 525],
      [1, 2],
      [0, 32],
      [31, 33],
      [32, 64],
      [33, 500],
      [5, 5],
      [9, 3],
      [520, 525],
    ] as const) {
      const rows = listSevens(from * size, until * size);
      expect(aggregate.amountBetween(from, until, sevens, 0)).toBe(rows.length);
      expect(aggregate.amountBetween(from, until, sevens, 1)).toBe(sum(rows));
      expect(aggregate.amountBetween(from, until, sevens, 2)).toBe(2 * rows.length);
      const into = new Float64Array(aggregate.slots.size);
      aggregate.addAmountsBetween(from, until, 1, into);
      expect(into[sevens[0] ?? 0]).toBe(sum(rows));
    }
  }
});

test.each(methods)('added %s: returns totals up to the last block, and nothing after it', (_, aggregateAll) => {
  const aggregate = aggregateAll(0);
  const both = aggregate.slotsOf([7, 8]);
  // A third of the rows count twice.
  expect(aggregate.amountBetween(0, 2100, both, 0)).toBe(2800);
  expect(aggregate.amountBetween(0, 9999, both, 0)).toBe(2800);
  expect(aggregate.amountBetween(1024, 2048, aggregate.slotsOf([7]), 0)).toBe(listSevens(1024, 2048).length);
  expect(aggregate.amountBetween(1000, 2099, aggregate.slotsOf([7]), 1)).toBe(sum(listSevens(1000, 2099)));
  expect(aggregate.amountBetween(2100, 9999, both, 0)).toBe(0);
});

test.each(methods)('added %s: finds the block of a rank, and the number of rows to skip in it', (_, aggregateAll) => {
  const rows = listSevens(0, length);
  const single = aggregateAll(0);
  const four = aggregateAll(2);
  for (const rank of [0, 1, 21, 22, 682, 683, 700, 1398, 1399]) {
    const row = rows[rank] ?? 0;
    expect(single.findBlock(rank, single.slotsOf([7]))).toEqual({ row, left: 0 });
    const start = row - (row % 4);
    expect(four.findBlock(rank, four.slotsOf([7]))).toEqual({ row: start, left: listSevens(start, row).length });
  }
});

test('a new group gets a slot, and other groups keep their totals', () => {
  const aggregate = aggregateRowByRow(0);
  for (let group = 100; group < 140; group++) addRow(aggregate, 2000, [group]);
  expect(aggregate.slots.size).toBe(42);
  expect(aggregate.amountBetween(0, length, aggregate.slotsOf([7]), 1)).toBe(sum(listSevens(0, length)));
  for (const group of [100, 139]) {
    expect(aggregate.amountBetween(0, 2000, aggregate.slotsOf([group]), 0)).toBe(0);
    expect(aggregate.amountBetween(2000, 2001, aggregate.slotsOf([group]), 1)).toBe(2000);
    expect(aggregate.amountBetween(0, length, aggregate.slotsOf([group]), 1)).toBe(2000);
  }
});

test('adding all rows at once keeps the rows of many groups apart', () => {
  const aggregate = new Aggregate({ blockBits: 2, hasSums: true });
  // Each row is in its own group, except every tenth row.
  aggregate.addRows(100, (row, take) => take(row % 10 === 0 ? 7 : 1000 + row, row), values);
  expect(aggregate.slots.size).toBe(91);
  expect(aggregate.amountBetween(0, 25, aggregate.slotsOf([7]), 1)).toBe(10 * (0 + 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9));
  for (const row of [1, 17, 99]) {
    const slots = aggregate.slotsOf([1000 + row]);
    const block = Math.floor(row / 4);
    expect([0, 1, 2].map((measure) => aggregate.amountBetween(0, 25, slots, measure as 0 | 1 | 2))).toEqual([
      1,
      row,
      2,
    ]);
    expect(aggregate.amountBetween(block, block + 1, slots, 1)).toBe(row);
  }
});

test('removing a row from a group also removes its values, on all levels', () => {
  const aggregate = aggregateRowByRow(0);
  addRow(aggregate, 300, [7], -1);
  const sevens = aggregate.slotsOf([7]);
  expect(aggregate.amountBetween(300, 301, sevens, 0)).toBe(0);
  expect(aggregate.amountBetween(0, length, sevens, 0)).toBe(1399);
  expect(aggregate.amountBetween(288, 320, sevens, 1)).toBe(sum(listSevens(288, 320)) - 300);
});

test('groups without rows have no slot', () => {
  const aggregate = aggregateRowByRow(0);
  expect(aggregate.slotsOf([9])).toEqual([]);
  expect(aggregate.slotsOf([8, 9, 7])).toEqual([1, 0]);
});

test('adding to a fork, including new groups, changes neither the original nor other forks', () => {
  const base = aggregateRowByRow(0);
  const [one, other] = [base.fork(), base.fork()];
  addRow(one, 0, [9]);
  addRow(one, 0, [10]);
  addRow(one, 0, [7]);
  addRow(other, 0, [11]);
  expect([...one.slots.keys()]).toEqual([7, 8, 9, 10]);
  expect([...other.slots.keys()]).toEqual([7, 8, 11]);
  expect([...base.slots.keys()]).toEqual([7, 8]);
  expect([base, one, other].map((aggregate) => aggregate.amountBetween(0, length, aggregate.slotsOf([7]), 0))).toEqual([
    1400, 1401, 1400,
  ]);
  expect(one.amountBetween(0, length, one.slotsOf([9, 10]), 0)).toBe(2);
});

test('only counts rows without sums', () => {
  const aggregate = new Aggregate({ blockBits: 1, hasSums: false });
  aggregate.addRows(5, (_, take) => take(1));
  aggregate.updateRow(5, 1)(1);
  expect(aggregate.amountBetween(0, 3, aggregate.slotsOf([1]), 0)).toBe(6);
});
