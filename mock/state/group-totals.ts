import type { Aggregate, EmitGroup, ValueColumns } from './aggregate.ts';
import type { EmitGroups } from './group-query.ts';
import type { Timeline } from './timeline.ts';

/** The totals of one group: its number of rows and the sums of their two values. */
export interface GroupTotals {
  count: number;
  sums: [number, number];
}

interface TotalsQuery<Owner> {
  timeline: Timeline;
  aggregate: Aggregate;
  owner: Owner;
  emitGroups: EmitGroups<Owner>;
  /** The columns to sum; undefined if rows are only counted. */
  values?: ValueColumns;
}

/**
 * Computes the totals of every group in a window (milliseconds since 1970, half-open). Groups without rows are left out.
 * One pass computes all groups: it reads the rows at both ends of the window and the aggregated blocks between them.
 */
export function computeTotals<Owner>(query: TotalsQuery<Owner>, from: number, until: number): Map<number, GroupTotals> {
  const { timeline, aggregate, owner, emitGroups, values } = query;
  const { slots, blockBits } = aggregate;
  const measures = (values ? [0, 1, 2] : [0]) as (0 | 1 | 2)[];
  const found = measures.map(() => new Float64Array(slots.size));
  const amountsOf = (valued: number) => [1, ...(values?.map((column) => column.get(valued)) ?? [])];
  const visitRows = (first: number, end: number) => {
    for (let row = first; row < end; row++) if (!timeline.isOutOfOrder(row)) emitGroups(owner, row, take);
  };
  const take: EmitGroup = (group, valued = 0) => {
    const slot = slots.get(group) as number;
    for (const [measure, amount] of amountsOf(valued).entries()) {
      const list = found[measure] as Float64Array;
      list[slot] = (list[slot] as number) + amount;
    }
  };

  const first = timeline.firstRowFrom(from);
  const end = Math.max(first, timeline.firstRowFrom(until, { low: first }));
  // The first block that starts in the window, and the block in which the window ends.
  const [firstBlock, lastBlock] = [(first + (1 << blockBits) - 1) >>> blockBits, end >>> blockBits];
  if (firstBlock > lastBlock) visitRows(first, end);
  else {
    visitRows(first, firstBlock << blockBits);
    for (const measure of measures)
      aggregate.addAmountsBetween(firstBlock, lastBlock, measure, found[measure] as Float64Array);
    visitRows(lastBlock << blockBits, end);
  }

  const amounts = new Map<number, GroupTotals>();
  const add = (group: number, [count = 0, value = 0, other = 0]: readonly number[]) => {
    if (count === 0) return;
    const known = amounts.get(group) ?? { count: 0, sums: [0, 0] };
    amounts.set(group, { count: known.count + count, sums: [known.sums[0] + value, known.sums[1] + other] });
  };
  for (const [group, slot] of slots)
    add(
      group,
      found.map((list) => list[slot] as number),
    );
  // Out-of-order rows are not aggregated, and may be the only rows of their group.
  for (const row of timeline.outOfOrderRows.slice(...timeline.outOfOrderRangeIn(from, until))) {
    emitGroups(owner, row, (group, valued = 0) => add(group, amountsOf(valued)));
  }
  return amounts;
}
