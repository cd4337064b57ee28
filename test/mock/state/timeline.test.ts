import { expect, test } from 'vitest';
import { Column } from '../../../mock/state/columns.ts';
import { Timeline } from '../../../mock/state/timeline.ts';

/** Creates a timeline of rows added in this order. */
function createTimeline(...instants: number[]): Timeline {
  const times = new Column('f64');
  const timeline = new Timeline(times);
  for (const [row, at] of instants.entries()) {
    times.set(row, at);
    timeline.add();
  }
  return timeline;
}

/** Four of nine rows are out of order: row 3 before all others, the run of rows 5 and 6, and row 8 at a used instant. */
const late = () => createTimeline(10, 20, 20, 5, 30, 7, 6, 40, 20);

test('a row is out of order if an earlier row has a later time', () => {
  const timeline = late();
  const rows = Array.from({ length: 9 }, (_, row) => row);
  expect(rows.filter((row) => timeline.isOutOfOrder(row))).toEqual([3, 5, 6, 8]);
  // In order of time.
  expect(timeline.outOfOrderRows).toEqual([3, 6, 5, 8]);
  expect(timeline.outOfOrderRuns).toEqual([3, 4, 5, 7, 8, 9]);
  expect(timeline.isOutOfOrder(9)).toBe(false);
  expect(createTimeline(1, 1, 2).outOfOrderRows).toEqual([]);
});

test('out-of-order rows with the same time keep their order of insertion', () => {
  expect(createTimeline(9, 4, 4, 3, 4).outOfOrderRows).toEqual([3, 1, 2, 4]);
});

test.each([
  // The instant, the first row at or after it, and the first row after it.
  [9, 0, 0],
  [10, 0, 1],
  [15, 1, 1],
  // The row after those at 20 is out of order.
  [20, 1, 4],
  [30, 4, 7],
  [35, 7, 7],
  [40, 7, 9],
  [41, 9, 9],
])('from %i on they are rows %i on, and after it rows %i on', (at, from, after) => {
  const timeline = late();
  expect(timeline.firstRowFrom(at)).toBe(from);
  expect(timeline.firstRowFrom(at, { isAfter: true })).toBe(after);
  for (let low = 0; low <= from; low++) expect(timeline.firstRowFrom(at, { low })).toBe(from);
});

test('finds any row of a long timeline, from any start of the search', () => {
  // At 0, 2, 4 …, with a hundred out-of-order rows from row 100 on.
  const timeline = createTimeline(...Array.from({ length: 600 }, (_, row) => (row >= 100 && row < 200 ? 7 : 2 * row)));
  for (const row of [0, 1, 63, 64, 65, 66, 99, 200, 201, 328, 449, 599]) {
    for (const low of [0, 1, row - 200, row - 66, row - 65, row - 64, row - 63, row - 1, row]) {
      if (low < 0 || low > row) continue;
      // A run of out-of-order rows is skipped.
      expect(timeline.firstRowFrom(2 * row, { low })).toBe(row);
      expect(timeline.firstRowFrom(2 * row, { low, isAfter: true })).toBe(row === 99 ? 200 : row + 1);
    }
  }
  expect(timeline.firstRowFrom(10_000, { low: 500 })).toBe(600);
});

test('returns the in-order rows of a window, then the out-of-order rows, without the end', () => {
  const timeline = late();
  expect([...timeline.rowsIn(5, 21)]).toEqual([0, 1, 2, 3, 6, 5, 8]);
  expect([...timeline.rowsIn(6, 20)]).toEqual([0, 6, 5]);
  expect([...timeline.rowsIn(20, 40)]).toEqual([1, 2, 4, 8]);
  expect([...timeline.rowsIn(20, 20)]).toEqual([]);
  expect([...timeline.rowsIn(40, 5)]).toEqual([]);
  expect(timeline.outOfOrderRangeIn(6, 20)).toEqual([1, 3]);
  expect(timeline.outOfOrderRangeIn(20, 6)).toEqual([3, 3]);
  expect(createTimeline(1, 2).outOfOrderRangeIn(0, 9)).toEqual([0, 0]);
});

test('lists rows backwards, and rows with the same time in reverse order of insertion', () => {
  expect([...late().rowsNewestFirst()]).toEqual([7, 4, 8, 2, 1, 0, 5, 6, 3]);
  expect([...createTimeline(10, 30, 20).rowsNewestFirst()]).toEqual([1, 2, 0]);
  expect([...createTimeline().rowsNewestFirst()]).toEqual([]);
});
