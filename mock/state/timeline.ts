import type { Column } from './columns.ts';

/**
 * Rows of a table in order of time, with nothing stored for those that came in that order: their times are sorted as
 * they stand. Rows that were told late, back-dated history, are strays, and kept in a list by time.
 *
 * Plain fields, so that a fork of the tables copies it, and its column stays the table's own.
 */
export class Timeline {
  /** When each row happened, milliseconds since 1970: a column of the table. */
  readonly times: Column;
  length = 0;
  latest = Number.NEGATIVE_INFINITY;
  /** In order of time; those of one instant in order of telling. */
  readonly strays: number[] = [];
  /** Where strays stand in the table: the first row of each run of them, and the row after it, in turns. */
  readonly runs: number[] = [];

  constructor(times: Column) {
    this.times = times;
  }

  /** Takes in the next row, whose time the column already has. */
  add(): void {
    const row = this.length++;
    const at = this.times.get(row);
    if (at >= this.latest) {
      this.latest = at;
      return;
    }
    this.strays.splice(findStray(this, at, true), 0, row);
    if (this.runs.at(-1) === row) this.runs[this.runs.length - 1] = row + 1;
    else this.runs.push(row, row + 1);
  }

  isStray(row: number): boolean {
    const { runs } = this;
    // Most histories have none, and the latest rows of the others are none.
    if (runs.length === 0 || row >= (runs.at(-1) as number)) return false;
    return findRun(this, row) % 2 === 0;
  }

  /**
   * The first row in order that is not before an instant, or is after it; strays are passed over.
   *
   * @param low A row that is known not to come after it: the search goes on from there, in ever larger steps.
   */
  rowFrom(at: number, { isAfter = false, low = 0 } = {}): number {
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

  /** The rows of a window (half-open): those in order, then the strays. */
  *rowsIn(from: number, until: number): Generator<number> {
    const end = this.rowFrom(until);
    for (let row = this.rowFrom(from); row < end; row++) if (!this.isStray(row)) yield row;
    yield* this.strays.slice(...this.straysIn(from, until));
  }

  /** All rows, the latest first; of one instant, the one told last. */
  *backwards(): Generator<number> {
    const { strays, times } = this;
    let stray = strays.length - 1;
    for (let row = this.length - 1; row >= 0; row--) {
      if (this.isStray(row)) continue;
      // Of one instant, a stray was told after what came in order.
      for (; stray >= 0 && times.get(strays[stray] as number) >= times.get(row); stray--) yield strays[stray] as number;
      yield row;
    }
    for (; stray >= 0; stray--) yield strays[stray] as number;
  }

  /** First and past-the-end position, among the strays, of those in a window (half-open). */
  straysIn(from: number, until: number): [first: number, end: number] {
    if (this.strays.length === 0) return [0, 0];
    const first = findStray(this, from, false);
    return [first, Math.max(first, findStray(this, until, false))];
  }
}

// Functions, since a copy of plain fields has no private methods.

/** Position of the first stray that is not before an instant, or is after it. */
function findStray({ strays, times }: Timeline, at: number, isAfter: boolean): number {
  let low = 0;
  let high = strays.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const time = times.get(strays[middle] as number);
    if (time < at || (isAfter && time === at)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Position of the last edge of a run that is not after a row: an even one when the row is a stray. */
function findRun({ runs }: Timeline, row: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((runs[middle] as number) <= row) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The row itself, or for a stray, which says nothing about its neighbours, the row before its run. */
function findInOrder(timeline: Timeline, row: number): number {
  return timeline.isStray(row) ? (timeline.runs[findRun(timeline, row)] as number) - 1 : row;
}

function isBefore({ times }: Timeline, row: number, at: number, isAfter: boolean): boolean {
  const time = times.get(row);
  return time < at || (isAfter && time === at);
}
