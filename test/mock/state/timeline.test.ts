import { expect, test } from 'vitest';
import { Column } from '../../../mock/state/columns.ts';
import { Timeline } from '../../../mock/state/timeline.ts';

/** A timeline of rows that are told in this order. */
function tell(...instants: number[]): Timeline {
  const times = new Column('f64');
  const timeline = new Timeline(times);
  for (const [row, at] of instants.entries()) {
    times.set(row, at);
    timeline.add();
  }
  return timeline;
}

/** Of nine rows four were told late: row 3 before all others, rows 5 and 6 in a run, row 8 with rows of its instant. */
const late = () => tell(10, 20, 20, 5, 30, 7, 6, 40, 20);

test('a row is a stray when one that was told before it happened later', () => {
  const timeline = late();
  const rows = Array.from({ length: 9 }, (_, row) => row);
  expect(rows.filter((row) => timeline.isStray(row))).toEqual([3, 5, 6, 8]);
  // In order of time.
  expect(timeline.strays).toEqual([3, 6, 5, 8]);
  expect(timeline.runs).toEqual([3, 4, 5, 7, 8, 9]);
  expect(timeline.isStray(9)).toBe(false);
  expect(tell(1, 1, 2).strays).toEqual([]);
});

test('strays of one instant stand as they were told', () => {
  expect(tell(9, 4, 4, 3, 4).strays).toEqual([3, 1, 2, 4]);
});

test.each([
  // Where the first that is not before an instant stands, and the first after it.
  [9, 0, 0],
  [10, 0, 1],
  [15, 1, 1],
  // The row after those of 20 is a stray.
  [20, 1, 4],
  [30, 4, 7],
  [35, 7, 7],
  [40, 7, 9],
  [41, 9, 9],
])('from %i on they are rows %i on, and after it rows %i on', (at, from, after) => {
  const timeline = late();
  expect(timeline.rowFrom(at)).toBe(from);
  expect(timeline.rowFrom(at, { isAfter: true })).toBe(after);
  for (let low = 0; low <= from; low++) expect(timeline.rowFrom(at, { low })).toBe(from);
});

test('of a long timeline any row is found, from wherever it is looked for', () => {
  // At 0, 2, 4 …, and from row 100 on a hundred that were told late.
  const timeline = tell(...Array.from({ length: 600 }, (_, row) => (row >= 100 && row < 200 ? 7 : 2 * row)));
  for (const row of [0, 1, 63, 64, 65, 66, 99, 200, 201, 328, 449, 599]) {
    for (const low of [0, 1, row - 200, row - 66, row - 65, row - 64, row - 63, row - 1, row]) {
      if (low < 0 || low > row) continue;
      // After a run of strays everything in it is passed over.
      expect(timeline.rowFrom(2 * row, { low })).toBe(row);
      expect(timeline.rowFrom(2 * row, { low, isAfter: true })).toBe(row === 99 ? 200 : row + 1);
    }
  }
  expect(timeline.rowFrom(10_000, { low: 500 })).toBe(600);
});

test('the rows of a window: those in order, then the strays; its end is not in it', () => {
  const timeline = late();
  expect([...timeline.rowsIn(5, 21)]).toEqual([0, 1, 2, 3, 6, 5, 8]);
  expect([...timeline.rowsIn(6, 20)]).toEqual([0, 6, 5]);
  expect([...timeline.rowsIn(20, 40)]).toEqual([1, 2, 4, 8]);
  expect([...timeline.rowsIn(20, 20)]).toEqual([]);
  expect([...timeline.rowsIn(40, 5)]).toEqual([]);
  expect(timeline.straysIn(6, 20)).toEqual([1, 3]);
  expect(timeline.straysIn(20, 6)).toEqual([3, 3]);
  expect(tell(1, 2).straysIn(0, 9)).toEqual([0, 0]);
});

test('backwards: the latest first, and of one instant the one told last', () => {
  expect([...late().backwards()]).toEqual([7, 4, 8, 2, 1, 0, 5, 6, 3]);
  expect([...tell(10, 30, 20).backwards()]).toEqual([1, 2, 0]);
  expect([...tell().backwards()]).toEqual([]);
});
