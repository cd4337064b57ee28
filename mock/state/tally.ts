import { Column, type ColumnKind } from './columns.ts';

/** Cells that one cell of the next level sums up, as a power of two. */
const fanOutBits = 5;
const fanOut = 1 << fanOutBits;
/** Cells of one page: forks write to the last blocks, and copy as little as that. */
const pageBits = 9;

export interface TallyOptions {
  /** Rows of a block, as a power of two. What is asked within a block is found by looking at its rows. */
  blockBits: number;
  /** Whether values are summed, besides being counted. */
  sums: boolean;
}

/** What a tally is made of. */
interface TallyParts extends TallyOptions {
  levels: Column[][];
  places: Map<number, number>;
  width: number;
  blocks: number;
}

/** Takes a group that a row is in. Where values are summed: those that stand in the row `valued` of their columns. */
export type Take = (group: number, valued?: number) => void;

/** The columns whose values are summed. */
export type Values = readonly [value: Column, other: Column];

/** Whatever is asked of a tally: how many, the sum of the first values, the sum of the second. */
export type Measure = 0 | 1 | 2;

/**
 * How many rows of each group every block of a table holds, and what their values sum up to; above the blocks a level
 * that sums up 32 of them at a time, and so on. A row may move from one group to another, wherever it stands: that
 * changes one cell a level, and what comes before a row is at most 31 cells a level. Groups are known by a number.
 */
export class Tally {
  readonly blockBits: number;
  readonly sums: boolean;
  readonly #kinds: readonly ColumnKind[];
  /** By level, the blocks first, by measure: the cells of each block, a cell a group. */
  #levels: Column[][];
  /** Where each group stands among the cells of a block. */
  #places: Map<number, number>;
  /** Places are shared with forks until one finds a new group. */
  #sharesPlaces = false;
  /** Cells a block. */
  #width: number;
  #blocks: number;
  #row = 0;
  #times: 1 | -1 = 1;
  #values: Values | undefined;
  // One for all rows: there are too many for one each.
  readonly #take: Take = (group, valued = 0) => {
    const times = this.#times;
    const place = this.#places.get(group) ?? this.#placeAnew(group);
    const [value = 0, other = 0] = this.#values?.map((column) => column.get(valued)) ?? [];
    this.#add(this.#row, place, [times, times * value, times * other]);
  };

  constructor({ blockBits, sums }: TallyOptions) {
    this.blockBits = blockBits;
    this.sums = sums;
    this.#kinds = sums ? ['u32', 'f64', 'f64'] : ['u32'];
    this.#levels = [this.#createLevel()];
    this.#places = new Map();
    this.#width = 4;
    this.#blocks = 0;
  }

  /** Adds all rows of a table, which must be empty here: much faster than one by one. */
  addAll(length: number, visit: (row: number, take: Take) => void, values?: Values): void {
    // What the present block amounts to: three numbers a place, and the places that have any.
    let sums = new Float64Array(3 * this.#width);
    const touched: number[] = [];
    const take: Take = (group, valued = 0) => {
      const place = this.#places.get(group) ?? this.#placeAnew(group);
      if (sums.length < 3 * this.#width) sums = enlarge(sums, 3 * this.#width);
      const at = 3 * place;
      if (sums[at] === 0) touched.push(place);
      sums[at] = (sums[at] as number) + 1;
      if (!values) return;
      sums[at + 1] = (sums[at + 1] as number) + values[0].get(valued);
      sums[at + 2] = (sums[at + 2] as number) + values[1].get(valued);
    };
    for (let row = 0; row < length; row++) {
      visit(row, take);
      if ((row + 1) % (1 << this.blockBits) !== 0 && row + 1 < length) continue;
      for (const place of touched) this.#add(row, place, sums.subarray(3 * place, 3 * place + 3));
      for (const place of touched) sums.fill(0, 3 * place, 3 * place + 3);
      touched.length = 0;
    }
  }

  /** Adds a row to the groups that it then names, with its values; takes it out of them when `times` is −1. */
  at(row: number, times: 1 | -1, values?: Values): Take {
    this.#row = row;
    this.#times = times;
    this.#values = values;
    return this.#take;
  }

  #add(row: number, place: number, amounts: ArrayLike<number>): void {
    let block = row >>> this.blockBits;
    if (block >= this.#blocks) {
      this.#blocks = block + 1;
      while ((block >>> (fanOutBits * (this.#levels.length - 1))) >>> fanOutBits > 0) this.#addLevel();
    }
    for (const columns of this.#levels) {
      const cell = block * this.#width + place;
      for (let measure = 0; measure < columns.length; measure++) {
        const column = columns[measure] as Column;
        column.set(cell, column.get(cell) + (amounts[measure] as number));
      }
      block >>>= fanOutBits;
    }
  }

  /** What groups amount to in the blocks from one to another: at either end the rest of a cell above, a level at a time. */
  between(from: number, until: number, places: readonly number[], measure: Measure): number {
    let sum = 0;
    let [first, end] = [from, Math.min(until, this.#blocks)];
    for (let level = 0; first < end; level++) {
      const column = this.#levels[level]?.[measure] as Column;
      const isTop = level === this.#levels.length - 1;
      for (; first < end && (isTop || first % fanOut !== 0); first++) sum += this.#cell(column, first, places);
      for (; first < end && end % fanOut !== 0; end--) sum += this.#cell(column, end - 1, places);
      first >>>= fanOutBits;
      end >>>= fanOutBits;
    }
    return sum;
  }

  /** Adds to a list, which has a number for each place, what every group amounts to in the blocks from one to another. */
  addBetween(from: number, until: number, measure: Measure, into: Float64Array): void {
    let [first, end] = [from, Math.min(until, this.#blocks)];
    for (let level = 0; first < end; level++) {
      const column = this.#levels[level]?.[measure] as Column;
      const isTop = level === this.#levels.length - 1;
      for (; first < end && (isTop || first % fanOut !== 0); first++) this.#addCells(column, first, into);
      for (; first < end && end % fanOut !== 0; end--) this.#addCells(column, end - 1, into);
      first >>>= fanOutBits;
      end >>>= fanOutBits;
    }
  }

  /** The block that holds the row of a rank (from 0) in groups, by its first row, and how many to pass there. */
  find(rank: number, places: readonly number[]): { row: number; left: number } {
    let left = rank;
    let block = 0;
    for (let level = this.#levels.length - 1; level >= 0; level--) {
      const column = this.#levels[level]?.[0] as Column;
      const last = (this.#blocks - 1) >>> (fanOutBits * level);
      for (; block < last; block++) {
        const count = this.#cell(column, block, places);
        if (left < count) break;
        left -= count;
      }
      if (level > 0) block <<= fanOutBits;
    }
    return { row: block << this.blockBits, left };
  }

  /** Every group that ever had a row, and its place. */
  get places(): ReadonlyMap<number, number> {
    return this.#places;
  }

  /** A tally that starts the same. This one must not be added to afterwards. */
  fork(): Tally {
    const fork = new Tally({ blockBits: this.blockBits, sums: this.sums });
    fork.#levels = this.#levels.map((columns) => columns.map((column) => column.fork()));
    fork.#places = this.#places;
    fork.#sharesPlaces = true;
    fork.#width = this.#width;
    fork.#blocks = this.#blocks;
    return fork;
  }

  toParts(): TallyParts {
    const { blockBits, sums } = this;
    return {
      blockBits,
      sums,
      levels: this.#levels,
      places: this.#places,
      width: this.#width,
      blocks: this.#blocks,
    };
  }

  static fromParts({ blockBits, sums, levels, places, width, blocks }: TallyParts): Tally {
    const tally = new Tally({ blockBits, sums });
    tally.#levels = levels;
    tally.#places = places;
    tally.#width = width;
    tally.#blocks = blocks;
    return tally;
  }

  /** Where groups stand, to ask about them; those that never had a row stand nowhere. */
  placesOf(groups: readonly number[]): number[] {
    return groups.flatMap((group) => this.#places.get(group) ?? []);
  }

  #cell(column: Column, block: number, places: readonly number[]): number {
    let sum = 0;
    for (let each = 0; each < places.length; each++) sum += column.get(block * this.#width + (places[each] as number));
    return sum;
  }

  #addCells(column: Column, block: number, into: Float64Array): void {
    const start = block * this.#width;
    for (let place = 0; place < into.length; place++) into[place] = (into[place] as number) + column.get(start + place);
  }

  #createLevel(): Column[] {
    return this.#kinds.map((kind) => new Column(kind, pageBits));
  }

  /** A level above, whose first cell is the sum of all that there is. */
  #addLevel(): void {
    const below = this.#levels.at(-1) ?? [];
    const level = this.#createLevel();
    for (const [measure, column] of level.entries()) {
      for (let cell = 0; cell < this.#width << fanOutBits; cell++) {
        const place = cell % this.#width;
        column.set(place, column.get(place) + (below[measure]?.get(cell) ?? 0));
      }
    }
    this.#levels.push(level);
  }

  /** A place for a new group; when there is none left, every block gets twice as many cells. */
  #placeAnew(group: number): number {
    if (this.#sharesPlaces) this.#places = new Map(this.#places);
    this.#sharesPlaces = false;
    const place = this.#places.size;
    this.#places.set(group, place);
    if (place < this.#width) return place;
    const width = this.#width * 2;
    this.#levels = this.#levels.map((columns, level) => {
      const blocks = Math.ceil(this.#blocks / 2 ** (fanOutBits * level));
      return this.#createLevel().map((column, measure) => {
        for (let cell = 0; cell < blocks * this.#width; cell++) {
          const amount = columns[measure]?.get(cell) ?? 0;
          if (amount !== 0) column.set(Math.floor(cell / this.#width) * width + (cell % this.#width), amount);
        }
        return column;
      });
    });
    this.#width = width;
    return place;
  }
}

function enlarge(array: Float64Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(length);
  larger.set(array);
  return larger;
}
