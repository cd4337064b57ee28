import type { Take, Tally, Values } from './tally.ts';
import type { Timeline } from './timeline.ts';

/** Names every group that a row of an owner's table is in now. */
export type Visit<Owner> = (owner: Owner, row: number, take: Take) => void;

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

/** Which of a table's two values is summed, the first or the second. */
interface Summing {
  values: Values;
  summed: 1 | 2;
}

interface GroupOptions<Owner> {
  timeline: Timeline;
  tally: Tally;
  groups: readonly number[];
  owner: Owner;
  visit: Visit<Owner>;
  /** Undefined where nothing is summed. */
  summing?: Summing;
}

/** How many there are, and what they sum up to. */
interface Amount {
  count: number;
  sum: number;
}

/**
 * The rows of a table that are in one of some groups now, in order of time; no row may be in two of them. A question
 * costs what lies between the window's ends and the blocks around them, a few cells a level, and the strays in the
 * window, however many rows there are. It answers for one report: what is written afterwards needs a new one.
 */
export class Group<Owner> implements Summed {
  readonly #timeline: Timeline;
  readonly #tally: Tally;
  readonly #places: readonly number[];
  readonly #owner: Owner;
  readonly #visit: Visit<Owner>;
  #passed = createPassed();
  /** The window asked for last: whoever takes an average asks for the count, and then for the sum. */
  #asked: Amount & { from: number; until: number } = { from: 0, until: 0, count: 0, sum: 0 };
  #count = 0;
  #sum = 0;
  readonly #take: Take;
  readonly #summed: Summing['summed'] | undefined;

  constructor({ timeline, tally, groups, owner, visit, summing }: GroupOptions<Owner>) {
    this.#timeline = timeline;
    this.#tally = tally;
    this.#places = tally.placesOf(groups);
    this.#owner = owner;
    this.#visit = visit;
    this.#summed = summing?.summed;
    const values = summing?.values[summing.summed - 1];
    const [only] = groups.length === 1 ? groups : [];
    this.#take = (group, valued = 0) => {
      if (group !== only && (only !== undefined || !groups.includes(group))) return;
      this.#count += 1;
      if (values) this.#sum += values.get(valued);
    };
  }

  count(from: number, until: number): number {
    return this.#amountIn(from, until).count;
  }

  sum(from: number, until: number): number {
    return this.#amountIn(from, until).sum;
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
    let latest = { rank: Number.NaN, row: 0 };
    for (let rank = from; rank < until; rank++) {
      const passed = strays.findIndex((stray) => stray.rank >= rank);
      const before = passed < 0 ? strays.length : passed;
      if (strays[before]?.rank === rank) {
        rows.push(strays[before]?.row ?? 0);
        continue;
      }
      const inOrder = rank - before;
      const next = inOrder === latest.rank + 1 ? this.#findNext(latest.row + 1) : undefined;
      latest = { rank: inOrder, row: next ?? this.#find(inOrder) };
      rows.push(latest.row);
    }
    return rows;
  }

  #amountIn(from: number, until: number): Amount {
    if (from >= until) return { count: 0, sum: 0 };
    if (this.#asked.from === from && this.#asked.until === until) return this.#asked;
    const before = this.#before(from);
    const { count, sum } = this.#before(until);
    const [first, end] = this.#timeline.straysIn(from, until);
    const strays = this.#amountOf(this.#timeline.strays.slice(first, end));
    this.#asked = { from, until, count: count - before.count + strays.count, sum: sum - before.sum + strays.sum };
    return this.#asked;
  }

  /** What rows in order amount to before an instant. */
  #before(at: number): Amount {
    if (at < this.#passed.at) this.#passed = createPassed();
    const row = this.#timeline.rowFrom(at, { low: this.#passed.row });
    this.#pass(row);
    this.#passed.at = at;
    const { whole, part } = this.#passed;
    return { count: whole.count + part.count, sum: whole.sum + part.sum };
  }

  /** Goes on from where the last question ended: over rows to the end of a block, then over blocks. */
  #pass(row: number): void {
    const { blockBits } = this.#tally;
    const { whole, part } = this.#passed;
    const [from, until] = [this.#passed.row >>> blockBits, row >>> blockBits];
    const isSame = from === until;
    if (!isSame) {
      whole.count += this.#tally.between(from, until, this.#places, 0);
      if (this.#summed) whole.sum += this.#tally.between(from, until, this.#places, this.#summed);
    }
    const { count, sum } = this.#amountBetween(isSame ? this.#passed.row : until << blockBits, row);
    part.count = isSame ? part.count + count : count;
    part.sum = isSame ? part.sum + sum : sum;
    this.#passed.row = row;
  }

  /** What the rows in order from one to another amount to. */
  #amountBetween(from: number, until: number): Amount {
    this.#count = 0;
    this.#sum = 0;
    const hasStrays = this.#timeline.strays.length > 0;
    for (let row = from; row < until; row++) {
      if (!hasStrays || !this.#timeline.isStray(row)) this.#visit(this.#owner, row, this.#take);
    }
    return { count: this.#count, sum: this.#sum };
  }

  #amountOf(rows: readonly number[]): Amount {
    this.#count = 0;
    this.#sum = 0;
    for (const row of rows) this.#visit(this.#owner, row, this.#take);
    return { count: this.#count, sum: this.#sum };
  }

  /** The row in order of that rank. */
  #find(rank: number): number {
    let { row, left } = this.#tally.find(rank, this.#places);
    for (; row < this.#timeline.length; row++) {
      left -= this.#amountBetween(row, row + 1).count;
      if (left < 0) break;
    }
    return row;
  }

  /** The first row in order from a row on; undefined when it is not near, and better looked for by its rank. */
  #findNext(from: number): number | undefined {
    const end = Math.min(this.#timeline.length, from + (1 << this.#tally.blockBits));
    for (let row = from; row < end; row++) if (this.#amountBetween(row, row + 1).count > 0) return row;
    return undefined;
  }

  /** Strays of the group, and where each stands among all its rows. */
  #rankStrays(): { row: number; rank: number }[] {
    const { strays, times } = this.#timeline;
    return strays
      .filter((row) => this.#amountOf([row]).count > 0)
      .map((row, index) => ({ row, rank: this.#rankAfter(times.get(row)) + index }));
  }

  /** How many of those in order come no later than an instant. */
  #rankAfter(at: number): number {
    this.#passed = createPassed();
    this.#pass(this.#timeline.rowFrom(at, { isAfter: true }));
    const { whole, part } = this.#passed;
    // It came further than the questions did, which go on from their own end.
    this.#passed = createPassed();
    return whole.count + part.count;
  }
}

/** How far the questions have come, as one bucket of a report ends where the next begins, and what lies before. */
function createPassed() {
  return { at: Number.NEGATIVE_INFINITY, row: 0, whole: { count: 0, sum: 0 }, part: { count: 0, sum: 0 } };
}
