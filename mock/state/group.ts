import type { Measure, Take, Tally } from './tally.ts';
import type { Timeline } from './timeline.ts';

/** Names every group that a row of a table is in now. */
export type Visit = (row: number, take: Take) => void;

/** What can be counted in a window, milliseconds since 1970, half-open. */
export interface Counted {
  count(from: number, until: number): number;
  /** When the first and the last of them happened; undefined when there are none. */
  span(): { first: number; last: number } | undefined;
}

/** What can be summed as well. */
export interface Summed extends Counted {
  sum(from: number, until: number): number;
}

/**
 * The rows of a table that are in one of some groups now, in order of time; no row may be in two of them. A question costs what lies between the window's ends
 * and the next blocks, a few cells a level, and the strays in the window, however many rows there are. It answers for
 * one report: what is written afterwards needs a new one.
 */
export class Group implements Summed {
  readonly #timeline: Timeline;
  readonly #tally: Tally;
  readonly #groups: readonly number[];
  readonly #visit: Visit;
  readonly #summed: Measure;
  /** What came before the instants asked for last: the buckets of a report share their ends. */
  readonly #known = new Map<Measure, { at: number; amount: number }>();
  readonly #taken = [0, 0, 0];
  readonly #take: Take;

  /** @param summed Which of a row's two values {@link Group.sum} adds up. */
  constructor(timeline: Timeline, tally: Tally, groups: readonly number[], visit: Visit, summed: Measure = 1) {
    this.#timeline = timeline;
    this.#tally = tally;
    this.#groups = groups;
    this.#visit = visit;
    this.#summed = summed;
    const taken = this.#taken;
    this.#take = (each, value = 0, other = 0) => {
      if (!groups.includes(each)) return;
      taken[0] = (taken[0] ?? 0) + 1;
      taken[1] = (taken[1] ?? 0) + value;
      taken[2] = (taken[2] ?? 0) + other;
    };
  }

  count(from: number, until: number): number {
    return this.#amount(0, from, until);
  }

  sum(from: number, until: number): number {
    return this.#amount(this.#summed, from, until);
  }

  span(): { first: number; last: number } | undefined {
    const count = this.count(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
    if (count === 0) return undefined;
    const { times } = this.#timeline;
    const [first, last] = [...this.rows(0, 1), ...this.rows(count - 1, count)];
    return { first: times.get(first ?? 0), last: times.get(last ?? 0) };
  }

  /** How many come before an instant. */
  rank(at: number): number {
    return this.count(Number.NEGATIVE_INFINITY, at);
  }

  /** The rows from one rank to another (half-open), in order of time. */
  rows(from: number, until: number): number[] {
    const strays = this.#rankStrays();
    const rows: number[] = [];
    for (let rank = from; rank < until; rank++) {
      const passed = strays.findIndex((stray) => stray.rank >= rank);
      const before = passed < 0 ? strays.length : passed;
      rows.push(strays[before]?.rank === rank ? (strays[before]?.row ?? 0) : this.#find(rank - before));
    }
    return rows;
  }

  #amount(measure: Measure, from: number, until: number): number {
    if (from >= until) return 0;
    let amount = -this.#before(measure, from);
    amount += this.#before(measure, until);
    const [first, end] = this.#timeline.straysIn(from, until);
    for (let each = first; each < end; each++) amount += this.#amountOf(this.#timeline.strays[each] as number, measure);
    return amount;
  }

  /** What rows in order amount to before an instant. */
  #before(measure: Measure, at: number): number {
    const known = this.#known.get(measure);
    if (known?.at === at) return known.amount;
    const amount = this.#beforeRow(measure, this.#timeline.rowFrom(at));
    this.#known.set(measure, { at, amount });
    return amount;
  }

  #beforeRow(measure: Measure, row: number): number {
    let amount = this.#tally.before(row, this.#groups, measure);
    const { blockBits } = this.#tally;
    for (let each = (row >>> blockBits) << blockBits; each < row; each++) {
      if (!this.#timeline.isStray(each)) amount += this.#amountOf(each, measure);
    }
    return amount;
  }

  /** What a row adds: nothing when it is not in the group. */
  #amountOf(row: number, measure: Measure): number {
    this.#taken.fill(0);
    this.#visit(row, this.#take);
    return this.#taken[measure] ?? 0;
  }

  /** The row in order of that rank. */
  #find(rank: number): number {
    let { row, left } = this.#tally.find(rank, this.#groups);
    for (; row < this.#timeline.length; row++) {
      if (this.#timeline.isStray(row)) continue;
      left -= this.#amountOf(row, 0);
      if (left < 0) break;
    }
    return row;
  }

  /** Strays of the group, and where each stands among all its rows. */
  #rankStrays(): { row: number; rank: number }[] {
    const { strays, times } = this.#timeline;
    return strays
      .filter((row) => this.#amountOf(row, 0) > 0)
      .map((row, index) => ({ row, rank: this.#beforeRow(0, this.#timeline.rowFrom(times.get(row), true)) + index }));
  }
}
