import type { Aggregate, EmitGroup, ValueColumns } from './aggregate.ts';
import type { Timeline } from './timeline.ts';

/** Calls `take` with every group that a row of the owner's table belongs to now. */
export type EmitGroups<Owner> = (owner: Owner, row: number, take: EmitGroup) => void;

/** Rows that can be counted in a window (milliseconds since 1970, half-open). */
export interface Countable {
  count(from: number, until: number): number;
  /** Returns the times of the first and the last row; undefined if there are no rows. */
  span(): { first: number; last: number } | undefined;
}

/** Rows that can also be summed. */
export interface Summable extends Countable {
  sum(from: number, until: number): number;
}

/** Which of the two value columns is summed, the first or the second. */
interface Summing {
  values: ValueColumns;
  summed: 1 | 2;
}

interface GroupQueryOptions<Owner> {
  timeline: Timeline;
  aggregate: Aggregate;
  groups: readonly number[];
  owner: Owner;
  emitGroups: EmitGroups<Owner>;
  /** Undefined if rows are only counted. */
  summing?: Summing;
}

/** The number of rows and the sum of their values. */
interface Amount {
  count: number;
  sum: number;
}

/**
 * Queries the rows of a table that are in any of the given groups now, in order of time. A row must not be in two of the
 * groups. The cost of a query does not depend on the number of rows: it reads the rows in the blocks at both ends of the
 * window, a few cells per level, and the out-of-order rows in the window. Create a new query after each write.
 */
export class GroupQuery<Owner> implements Summable {
  readonly #timeline: Timeline;
  readonly #aggregate: Aggregate;
  readonly #slots: readonly number[];
  readonly #owner: Owner;
  readonly #visit: EmitGroups<Owner>;
  #cursor = createCursor();
  /** The result for the latest window, cached because an average needs its count and then its sum. */
  #lastWindow: Amount & { from: number; until: number } = { from: 0, until: 0, count: 0, sum: 0 };
  #count = 0;
  #sum = 0;
  readonly #take: EmitGroup;
  readonly #summed: Summing['summed'] | undefined;

  constructor({ timeline, aggregate, groups, owner, emitGroups, summing }: GroupQueryOptions<Owner>) {
    this.#timeline = timeline;
    this.#aggregate = aggregate;
    this.#slots = aggregate.slotsOf(groups);
    this.#owner = owner;
    this.#visit = emitGroups;
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

  /** Returns the number of rows before an instant. */
  rank(at: number): number {
    return this.count(Number.NEGATIVE_INFINITY, at);
  }

  /** Returns the rows from one rank to another (half-open), in order of time. */
  rows(from: number, until: number): number[] {
    const outOfOrder = this.#rankOutOfOrderRows();
    const rows: number[] = [];
    let latest = { rank: Number.NaN, row: 0 };
    for (let rank = from; rank < until; rank++) {
      const next = outOfOrder.findIndex((each) => each.rank >= rank);
      const before = next < 0 ? outOfOrder.length : next;
      if (outOfOrder[before]?.rank === rank) {
        rows.push(outOfOrder[before]?.row ?? 0);
        continue;
      }
      const inOrderRank = rank - before;
      const neighbour = inOrderRank === latest.rank + 1 ? this.#findNext(latest.row + 1) : undefined;
      latest = { rank: inOrderRank, row: neighbour ?? this.#findByRank(inOrderRank) };
      rows.push(latest.row);
    }
    return rows;
  }

  #amountIn(from: number, until: number): Amount {
    if (from >= until) return { count: 0, sum: 0 };
    if (this.#lastWindow.from === from && this.#lastWindow.until === until) return this.#lastWindow;
    const before = this.#amountBefore(from);
    const { count, sum } = this.#amountBefore(until);
    const [first, end] = this.#timeline.outOfOrderRangeIn(from, until);
    const outOfOrder = this.#amountOfRows(this.#timeline.outOfOrderRows.slice(first, end));
    this.#lastWindow = {
      from,
      until,
      count: count - before.count + outOfOrder.count,
      sum: sum - before.sum + outOfOrder.sum,
    };
    return this.#lastWindow;
  }

  /** Returns the amount of the in-order rows before an instant. */
  #amountBefore(at: number): Amount {
    if (at < this.#cursor.at) this.#cursor = createCursor();
    const row = this.#timeline.firstRowFrom(at, { low: this.#cursor.row });
    this.#advanceTo(row);
    this.#cursor.at = at;
    const { whole, part } = this.#cursor;
    return { count: whole.count + part.count, sum: whole.sum + part.sum };
  }

  /** Moves the cursor from the end of the previous query to a row: over whole blocks first, then over rows. */
  #advanceTo(row: number): void {
    const { blockBits } = this.#aggregate;
    const { whole, part } = this.#cursor;
    const [from, until] = [this.#cursor.row >>> blockBits, row >>> blockBits];
    const isSame = from === until;
    if (!isSame) {
      whole.count += this.#aggregate.amountBetween(from, until, this.#slots, 0);
      if (this.#summed) whole.sum += this.#aggregate.amountBetween(from, until, this.#slots, this.#summed);
    }
    const { count, sum } = this.#amountOfRowRange(isSame ? this.#cursor.row : until << blockBits, row);
    part.count = isSame ? part.count + count : count;
    part.sum = isSame ? part.sum + sum : sum;
    this.#cursor.row = row;
  }

  /** Returns the amount of the in-order rows from one row to another (half-open). */
  #amountOfRowRange(from: number, until: number): Amount {
    this.#count = 0;
    this.#sum = 0;
    const hasOutOfOrderRows = this.#timeline.outOfOrderRows.length > 0;
    for (let row = from; row < until; row++) {
      if (!hasOutOfOrderRows || !this.#timeline.isOutOfOrder(row)) this.#visit(this.#owner, row, this.#take);
    }
    return { count: this.#count, sum: this.#sum };
  }

  #amountOfRows(rows: readonly number[]): Amount {
    this.#count = 0;
    this.#sum = 0;
    for (const row of rows) this.#visit(this.#owner, row, this.#take);
    return { count: this.#count, sum: this.#sum };
  }

  /** Returns the in-order row with a rank. */
  #findByRank(rank: number): number {
    let { row, left } = this.#aggregate.findBlock(rank, this.#slots);
    for (; row < this.#timeline.length; row++) {
      left -= this.#amountOfRowRange(row, row + 1).count;
      if (left < 0) break;
    }
    return row;
  }

  /** Returns the next in-order row from a row on; undefined if none is near, since the search by rank is then faster. */
  #findNext(from: number): number | undefined {
    const end = Math.min(this.#timeline.length, from + (1 << this.#aggregate.blockBits));
    for (let row = from; row < end; row++) if (this.#amountOfRowRange(row, row + 1).count > 0) return row;
    return undefined;
  }

  /** Returns the out-of-order rows of the groups, each with its rank among all rows of the groups. */
  #rankOutOfOrderRows(): { row: number; rank: number }[] {
    const { outOfOrderRows, times } = this.#timeline;
    return outOfOrderRows
      .filter((row) => this.#amountOfRows([row]).count > 0)
      .map((row, index) => ({ row, rank: this.#countInOrderUntil(times.get(row)) + index }));
  }

  /** Returns the number of in-order rows up to an instant (included). */
  #countInOrderUntil(at: number): number {
    this.#cursor = createCursor();
    this.#advanceTo(this.#timeline.firstRowFrom(at, { isAfter: true }));
    const { whole, part } = this.#cursor;
    // The cursor moved beyond the position of the previous query, so the next query must not continue from it.
    this.#cursor = createCursor();
    return whole.count + part.count;
  }
}

/**
 * Creates the position of the latest query and the amount before it. Queries continue from there, because one bucket of a
 * report ends where the next begins.
 */
function createCursor() {
  return { at: Number.NEGATIVE_INFINITY, row: 0, whole: { count: 0, sum: 0 }, part: { count: 0, sum: 0 } };
}
