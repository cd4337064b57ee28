import { Column, type ColumnKind } from './columns.ts';

/** Number of cells that one cell of the next level sums up, as a power of two. */
const fanOutBits = 5;
const fanOut = 1 << fanOutBits;
/** Small pages, because forks write to the last blocks and copy the last page. */
const pageBits = 9;

export interface AggregateOptions {
  /** Rows per block, as a power of two. A query that ends within a block reads the rows of that block. */
  blockBits: number;
  /** Whether values are summed; rows are always counted. */
  hasSums: boolean;
}

/** The serializable parts of an aggregate. */
interface AggregateParts extends AggregateOptions {
  levels: Column[][];
  slots: Map<number, number>;
  slotsPerBlock: number;
  blockCount: number;
}

/** Receives a group that a row belongs to. If values are summed, `valued` is the row of the value columns to add. */
export type EmitGroup = (group: number, valued?: number) => void;

/** The two columns whose values are summed. */
export type ValueColumns = readonly [value: Column, other: Column];

/** What to read from an aggregate: 0 the count of rows, 1 the sum of the first values, 2 the sum of the second. */
export type Measure = 0 | 1 | 2;

/**
 * An aggregate: the number of rows of each group, and the sums of their values, for every block of a table. Above the
 * blocks, each level sums up 32 cells of the level below. Moving a row to another group changes one cell per level, and
 * the total before a row needs at most 31 cells per level. Groups are identified by a number.
 */
export class Aggregate {
  readonly blockBits: number;
  readonly hasSums: boolean;
  readonly #kinds: readonly ColumnKind[];
  /** One column per level (blocks first) and measure: the cells of each block, one per group. */
  #levels: Column[][];
  /** The position of each group among the cells of a block. */
  #slots: Map<number, number>;
  /** Whether the map of slots is shared with forks. It is copied before a new group is added. */
  #sharesSlots = false;
  /** Number of cells per block. */
  #slotsPerBlock: number;
  #blockCount: number;
  #updatedRow = 0;
  #updateSign: 1 | -1 = 1;
  #updateValues: ValueColumns | undefined;
  // One function for all rows, since a closure per row would be slow.
  readonly #take: EmitGroup = (group, valued = 0) => {
    const sign = this.#updateSign;
    const slot = this.#slots.get(group) ?? this.#addSlot(group);
    const [value = 0, other = 0] = this.#updateValues?.map((column) => column.get(valued)) ?? [];
    this.#add(this.#updatedRow, slot, [sign, sign * value, sign * other]);
  };

  constructor({ blockBits, hasSums }: AggregateOptions) {
    this.blockBits = blockBits;
    this.hasSums = hasSums;
    this.#kinds = hasSums ? ['u32', 'f64', 'f64'] : ['u32'];
    this.#levels = [this.#createLevel()];
    this.#slots = new Map();
    this.#slotsPerBlock = 4;
    this.#blockCount = 0;
  }

  /** Adds all rows of a table to an empty aggregate. This is much faster than adding them one by one. */
  addRows(length: number, visit: (row: number, take: EmitGroup) => void, values?: ValueColumns): void {
    // The totals of the current block (three numbers per slot), and the slots that have any.
    let sums = new Float64Array(3 * this.#slotsPerBlock);
    const touched: number[] = [];
    const take: EmitGroup = (group, valued = 0) => {
      const slot = this.#slots.get(group) ?? this.#addSlot(group);
      if (sums.length < 3 * this.#slotsPerBlock) sums = enlarge(sums, 3 * this.#slotsPerBlock);
      const at = 3 * slot;
      if (sums[at] === 0) touched.push(slot);
      sums[at] = (sums[at] as number) + 1;
      if (!values) return;
      sums[at + 1] = (sums[at + 1] as number) + values[0].get(valued);
      sums[at + 2] = (sums[at + 2] as number) + values[1].get(valued);
    };
    for (let row = 0; row < length; row++) {
      visit(row, take);
      if ((row + 1) % (1 << this.blockBits) !== 0 && row + 1 < length) continue;
      for (const slot of touched) this.#add(row, slot, sums.subarray(3 * slot, 3 * slot + 3));
      for (const slot of touched) sums.fill(0, 3 * slot, 3 * slot + 3);
      touched.length = 0;
    }
  }

  /** Returns a function that adds the row to each group it is called with; a `sign` of −1 removes it. */
  updateRow(row: number, sign: 1 | -1, values?: ValueColumns): EmitGroup {
    this.#updatedRow = row;
    this.#updateSign = sign;
    this.#updateValues = values;
    return this.#take;
  }

  #add(row: number, slot: number, amounts: ArrayLike<number>): void {
    let block = row >>> this.blockBits;
    if (block >= this.#blockCount) {
      this.#blockCount = block + 1;
      while ((block >>> (fanOutBits * (this.#levels.length - 1))) >>> fanOutBits > 0) this.#addLevel();
    }
    for (const columns of this.#levels) {
      const cell = block * this.#slotsPerBlock + slot;
      for (let measure = 0; measure < columns.length; measure++) {
        const column = columns[measure] as Column;
        column.set(cell, column.get(cell) + (amounts[measure] as number));
      }
      block >>>= fanOutBits;
    }
  }

  /** Returns the total of some groups in a range of blocks. Each level adds the cells that no cell above covers. */
  amountBetween(from: number, until: number, slots: readonly number[], measure: Measure): number {
    let sum = 0;
    let [first, end] = [from, Math.min(until, this.#blockCount)];
    for (let level = 0; first < end; level++) {
      const column = this.#levels[level]?.[measure] as Column;
      const isTop = level === this.#levels.length - 1;
      for (; first < end && (isTop || first % fanOut !== 0); first++) sum += this.#cell(column, first, slots);
      for (; first < end && end % fanOut !== 0; end--) sum += this.#cell(column, end - 1, slots);
      first >>>= fanOutBits;
      end >>>= fanOutBits;
    }
    return sum;
  }

  /** Adds the totals of every group in a range of blocks to a list that has one number per slot. */
  addAmountsBetween(from: number, until: number, measure: Measure, into: Float64Array): void {
    let [first, end] = [from, Math.min(until, this.#blockCount)];
    for (let level = 0; first < end; level++) {
      const column = this.#levels[level]?.[measure] as Column;
      const isTop = level === this.#levels.length - 1;
      for (; first < end && (isTop || first % fanOut !== 0); first++) this.#addCells(column, first, into);
      for (; first < end && end % fanOut !== 0; end--) this.#addCells(column, end - 1, into);
      first >>>= fanOutBits;
      end >>>= fanOutBits;
    }
  }

  /** Finds the block of the row with a rank (from 0): the first row of the block, and the number of rows to skip in it. */
  findBlock(rank: number, slots: readonly number[]): { row: number; left: number } {
    let left = rank;
    let block = 0;
    for (let level = this.#levels.length - 1; level >= 0; level--) {
      const column = this.#levels[level]?.[0] as Column;
      const last = (this.#blockCount - 1) >>> (fanOutBits * level);
      for (; block < last; block++) {
        const count = this.#cell(column, block, slots);
        if (left < count) break;
        left -= count;
      }
      if (level > 0) block <<= fanOutBits;
    }
    return { row: block << this.blockBits, left };
  }

  /** The slot of every group that ever had a row. */
  get slots(): ReadonlyMap<number, number> {
    return this.#slots;
  }

  /** Returns a copy-on-write copy. The original must not be changed afterwards. */
  fork(): Aggregate {
    const fork = new Aggregate({ blockBits: this.blockBits, hasSums: this.hasSums });
    fork.#levels = this.#levels.map((columns) => columns.map((column) => column.fork()));
    fork.#slots = this.#slots;
    fork.#sharesSlots = true;
    fork.#slotsPerBlock = this.#slotsPerBlock;
    fork.#blockCount = this.#blockCount;
    return fork;
  }

  toParts(): AggregateParts {
    const { blockBits, hasSums } = this;
    return {
      blockBits,
      hasSums,
      levels: this.#levels,
      slots: this.#slots,
      slotsPerBlock: this.#slotsPerBlock,
      blockCount: this.#blockCount,
    };
  }

  static fromParts({ blockBits, hasSums, levels, slots, slotsPerBlock, blockCount }: AggregateParts): Aggregate {
    const aggregate = new Aggregate({ blockBits, hasSums });
    aggregate.#levels = levels;
    aggregate.#slots = slots;
    aggregate.#slotsPerBlock = slotsPerBlock;
    aggregate.#blockCount = blockCount;
    return aggregate;
  }

  /** Returns the slots of groups. Groups that never had a row have no slot and are left out. */
  slotsOf(groups: readonly number[]): number[] {
    return groups.flatMap((group) => this.#slots.get(group) ?? []);
  }

  #cell(column: Column, block: number, slots: readonly number[]): number {
    let sum = 0;
    for (let each = 0; each < slots.length; each++)
      sum += column.get(block * this.#slotsPerBlock + (slots[each] as number));
    return sum;
  }

  #addCells(column: Column, block: number, into: Float64Array): void {
    const start = block * this.#slotsPerBlock;
    for (let slot = 0; slot < into.length; slot++) into[slot] = (into[slot] as number) + column.get(start + slot);
  }

  #createLevel(): Column[] {
    return this.#kinds.map((kind) => new Column(kind, pageBits));
  }

  /** Adds a level on top. Its first cell is the sum of all cells of the level below. */
  #addLevel(): void {
    const below = this.#levels.at(-1) ?? [];
    const level = this.#createLevel();
    for (const [measure, column] of level.entries()) {
      for (let cell = 0; cell < this.#slotsPerBlock << fanOutBits; cell++) {
        const slot = cell % this.#slotsPerBlock;
        column.set(slot, column.get(slot) + (below[measure]?.get(cell) ?? 0));
      }
    }
    this.#levels.push(level);
  }

  /** Adds a slot for a new group. If all slots are taken, the number of cells per block doubles. */
  #addSlot(group: number): number {
    if (this.#sharesSlots) this.#slots = new Map(this.#slots);
    this.#sharesSlots = false;
    const slot = this.#slots.size;
    this.#slots.set(group, slot);
    if (slot < this.#slotsPerBlock) return slot;
    const width = this.#slotsPerBlock * 2;
    this.#levels = this.#levels.map((columns, level) => {
      const blocks = Math.ceil(this.#blockCount / 2 ** (fanOutBits * level));
      return this.#createLevel().map((column, measure) => {
        for (let cell = 0; cell < blocks * this.#slotsPerBlock; cell++) {
          const amount = columns[measure]?.get(cell) ?? 0;
          if (amount !== 0)
            column.set(Math.floor(cell / this.#slotsPerBlock) * width + (cell % this.#slotsPerBlock), amount);
        }
        return column;
      });
    });
    this.#slotsPerBlock = width;
    return slot;
  }
}

function enlarge(array: Float64Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(length);
  larger.set(array);
  return larger;
}
