import { beforeAll, expect, test } from 'vitest';
import { Column } from '../../../mock/state/columns.ts';
import { Tally, type Values } from '../../../mock/state/tally.ts';

// 2,100 rows: of each three one is in group 7, one in group 8, one in both. A row's first value is its number, the
// second is always 2. Single rows as blocks make three levels of them, blocks of four make two.
const length = 2100;
const groupsOf = (row: number) => [[7], [8], [7, 8]][row % 3] ?? [];

const values: Values = [new Column('f64'), new Column('f64')];

beforeAll(() => {
  for (let row = 0; row < length; row++) {
    values[0].set(row, row);
    values[1].set(row, 2);
  }
});

function addRow(tally: Tally, row: number, groups: readonly number[], times: 1 | -1 = 1): void {
  const take = tally.at(row, times, values);
  for (const group of groups) take(group, row);
}

function tellRowByRow(blockBits: number): Tally {
  const tally = new Tally({ blockBits, sums: true });
  for (let row = 0; row < length; row++) addRow(tally, row, groupsOf(row));
  return tally;
}

function tellAtOnce(blockBits: number): Tally {
  const tally = new Tally({ blockBits, sums: true });
  const visit = (row: number, take: (group: number, valued: number) => void) => {
    for (const group of groupsOf(row)) take(group, row);
  };
  tally.addAll(length, visit, values);
  return tally;
}

const ways = [
  ['row by row', tellRowByRow],
  ['at once', tellAtOnce],
] as const;

/** Rows of group 7 from one to another, by going through them. */
const listSevens = (from: number, until: number) =>
  Array.from({ length: Math.max(0, until - from) }, (_, index) => from + index).filter((row) => row % 3 !== 1);
const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0);

test.each(ways)('told %s: what lies between two blocks, over all levels', (_, tell) => {
  for (const [blockBits, size] of [
    [0, 1],
    [2, 4],
  ] as const) {
    const tally = tell(blockBits);
    const sevens = tally.placesOf([7]);
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
      expect(tally.between(from, until, sevens, 0)).toBe(rows.length);
      expect(tally.between(from, until, sevens, 1)).toBe(sum(rows));
      expect(tally.between(from, until, sevens, 2)).toBe(2 * rows.length);
      const into = new Float64Array(tally.places.size);
      tally.addBetween(from, until, 1, into);
      expect(into[sevens[0] ?? 0]).toBe(sum(rows));
    }
  }
});

test.each(ways)('told %s: blocks up to the last, and beyond it nothing', (_, tell) => {
  const tally = tell(0);
  const both = tally.placesOf([7, 8]);
  // A third of the rows counts twice.
  expect(tally.between(0, 2100, both, 0)).toBe(2800);
  expect(tally.between(0, 9999, both, 0)).toBe(2800);
  expect(tally.between(1024, 2048, tally.placesOf([7]), 0)).toBe(listSevens(1024, 2048).length);
  expect(tally.between(1000, 2099, tally.placesOf([7]), 1)).toBe(sum(listSevens(1000, 2099)));
  expect(tally.between(2100, 9999, both, 0)).toBe(0);
});

test.each(ways)('told %s: the block of a rank, and how many to pass in it', (_, tell) => {
  const rows = listSevens(0, length);
  const single = tell(0);
  const four = tell(2);
  for (const rank of [0, 1, 21, 22, 682, 683, 700, 1398, 1399]) {
    const row = rows[rank] ?? 0;
    expect(single.find(rank, single.placesOf([7]))).toEqual({ row, left: 0 });
    const start = row - (row % 4);
    expect(four.find(rank, four.placesOf([7]))).toEqual({ row: start, left: listSevens(start, row).length });
  }
});

test('a group that comes late finds a place, and the others keep what they have', () => {
  const tally = tellRowByRow(0);
  for (let group = 100; group < 140; group++) addRow(tally, 2000, [group]);
  expect(tally.places.size).toBe(42);
  expect(tally.between(0, length, tally.placesOf([7]), 1)).toBe(sum(listSevens(0, length)));
  for (const group of [100, 139]) {
    expect(tally.between(0, 2000, tally.placesOf([group]), 0)).toBe(0);
    expect(tally.between(2000, 2001, tally.placesOf([group]), 1)).toBe(2000);
    expect(tally.between(0, length, tally.placesOf([group]), 1)).toBe(2000);
  }
});

test('of many groups that are told at once, each has its rows', () => {
  const tally = new Tally({ blockBits: 2, sums: true });
  // Each row is in a group of its own, but for every tenth.
  tally.addAll(100, (row, take) => take(row % 10 === 0 ? 7 : 1000 + row, row), values);
  expect(tally.places.size).toBe(91);
  expect(tally.between(0, 25, tally.placesOf([7]), 1)).toBe(10 * (0 + 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9));
  for (const row of [1, 17, 99]) {
    const places = tally.placesOf([1000 + row]);
    const block = Math.floor(row / 4);
    expect([0, 1, 2].map((measure) => tally.between(0, 25, places, measure as 0 | 1 | 2))).toEqual([1, row, 2]);
    expect(tally.between(block, block + 1, places, 1)).toBe(row);
  }
});

test('a row that leaves a group takes its values along, on all levels', () => {
  const tally = tellRowByRow(0);
  addRow(tally, 300, [7], -1);
  const sevens = tally.placesOf([7]);
  expect(tally.between(300, 301, sevens, 0)).toBe(0);
  expect(tally.between(0, length, sevens, 0)).toBe(1399);
  expect(tally.between(288, 320, sevens, 1)).toBe(sum(listSevens(288, 320)) - 300);
});

test('groups that never had a row have no place', () => {
  const tally = tellRowByRow(0);
  expect(tally.placesOf([9])).toEqual([]);
  expect(tally.placesOf([8, 9, 7])).toEqual([1, 0]);
});

test('what a fork is told, groups of its own included, the original and other forks do not know', () => {
  const base = tellRowByRow(0);
  const [one, other] = [base.fork(), base.fork()];
  addRow(one, 0, [9]);
  addRow(one, 0, [10]);
  addRow(one, 0, [7]);
  addRow(other, 0, [11]);
  expect([...one.places.keys()]).toEqual([7, 8, 9, 10]);
  expect([...other.places.keys()]).toEqual([7, 8, 11]);
  expect([...base.places.keys()]).toEqual([7, 8]);
  expect([base, one, other].map((tally) => tally.between(0, length, tally.placesOf([7]), 0))).toEqual([
    1400, 1401, 1400,
  ]);
  expect(one.between(0, length, one.placesOf([9, 10]), 0)).toBe(2);
});

test('without sums rows are counted alone', () => {
  const tally = new Tally({ blockBits: 1, sums: false });
  tally.addAll(5, (_, take) => take(1));
  tally.at(5, 1)(1);
  expect(tally.between(0, 3, tally.placesOf([1]), 0)).toBe(6);
});
