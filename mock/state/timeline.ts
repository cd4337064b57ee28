import type { Column } from './columns.ts';

/**
 * The rows of a table in order of time. In-order rows need no extra storage, because their times are already sorted.
 * Out-of-order rows (back-dated events) are kept separately, in a list sorted by time.
 *
 * Fields are public, so that a fork of the tables copies them and the column stays that of the forked table.
 */
export class Timeline {
  /** The time of each row in milliseconds since 1970: a column of the table. */
  readonly times: Column;
  length = 0;
  latest = Number.NEGATIVE_INFINITY;
  /** The out-of-order rows by time; rows with the same time in the order in which they were added. */
  readonly outOfOrderRows: number[] = [];
  /** The runs of out-of-order rows in the table: the first row of a run and the row after it, alternating. */
  readonly outOfOrderRuns: number[] = [];

  constructor(times: Column) {
    this.times = times;
  }

  /** Adds the next row. Its time must already be in the column. */
  add(): void {
    const row = this.length++;
    const at = this.times.get(row);
    if (at >= this.latest) {
      this.latest = at;
      return;
    }
    this.outOfOrderRows.splice(findOutOfOrderPosition(this, at, true), 0, row);
    if (this.outOfOrderRuns.at(-1) === row) this.outOfOrderRuns[this.outOfOrderRuns.length - 1] = row + 1;
    else this.outOfOrderRuns.push(row, row + 1);
  }

  isOutOfOrder(row: number): boolean {
    const { outOfOrderRuns } = this;
    // Fast path: most histories have no out-of-order rows, or none among the latest rows.
    if (outOfOrderRuns.length === 0 || row >= (outOfOrderRuns.at(-1) as number)) return false;
    return findRun(this, row) % 2 === 0;
  }

  /**
   * Returns the first in-order row at or after an instant. With `isAfter`, returns the first in-order row after it.
   *
   * @param low A row that is not after the result. The search starts there, with increasing steps.
   */
  firstRowFrom(at: number, { isAfter = false, low = 0 } = {}): number {
    let first = low;
    let end = this.length;
    for (let step = 64; first + step < end; step *= 2) {
      const row = findInOrder(this, first + step);
      if (!isBefore(this, row, at, isAfter)) end = row;
      else first += step + 1;
    }
    while (first < end) {
      const middle = (first + end) >>> 1;
      const row = findInOrder(this, middle);
      if (!isBefore(this, row, at, isAfter)) end = row;
      else first = middle + 1;
    }
    return first;
  }

  /** Yields the rows of a window (half-open): first the in-order rows, then the out-of-order rows. */
  *rowsIn(from: number, until: number): Generator<number> {
    const end = this.firstRowFrom(until);
    for (let row = this.firstRowFrom(from); row < end; row++) if (!this.isOutOfOrder(row)) yield row;
    yield* this.outOfOrderRows.slice(...this.outOfOrderRangeIn(from, until));
  }

  /** Yields all rows, latest first. Of rows with the same time, the one added last comes first. */
  *rowsNewestFirst(): Generator<number> {
    const { outOfOrderRows, times } = this;
    let position = outOfOrderRows.length - 1;
    for (let row = this.length - 1; row >= 0; row--) {
      if (this.isOutOfOrder(row)) continue;
      // An out-of-order row was added after the in-order row with the same time.
      for (; position >= 0 && times.get(outOfOrderRows[position] as number) >= times.get(row); position--) {
        yield outOfOrderRows[position] as number;
      }
      yield row;
    }
    for (; position >= 0; position--) yield outOfOrderRows[position] as number;
  }

  /** Returns the first and the past-the-end position of a window (half-open) in the list of out-of-order rows. */
  outOfOrderRangeIn(from: number, until: number): [first: number, end: number] {
    if (this.outOfOrderRows.length === 0) return [0, 0];
    const first = findOutOfOrderPosition(this, from, false);
    return [first, Math.max(first, findOutOfOrderPosition(this, until, false))];
  }
}

// Functions instead of private methods, because a copy of the public fields has no private methods.

/** Returns the position of the first out-of-order row at or after an instant; with `isAfter`, of the first after it. */
function findOutOfOrderPosition({ outOfOrderRows, times }: Timeline, at: number, isAfter: boolean): number {
  let low = 0;
  let high = outOfOrderRows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const time = times.get(outOfOrderRows[middle] as number);
    if (time < at || (isAfter && time === at)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Returns the position of the last run boundary up to a row. It is even if the row is out of order. */
function findRun({ outOfOrderRuns }: Timeline, row: number): number {
  let low = 0;
  let high = outOfOrderRuns.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((outOfOrderRuns[middle] as number) <= row) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Returns the row itself if it is in order. For an out-of-order row, returns the row before its run. */
function findInOrder(timeline: Timeline, row: number): number {
  return timeline.isOutOfOrder(row) ? (timeline.outOfOrderRuns[findRun(timeline, row)] as number) - 1 : row;
}

function isBefore({ times }: Timeline, row: number, at: number, isAfter: boolean): boolean {
  const time = times.get(row);
  return time < at || (isAfter && time === at);
}
