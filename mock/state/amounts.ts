import type { Visit } from './group.ts';
import type { Take, Tally, Values } from './tally.ts';
import type { Timeline } from './timeline.ts';

/** What the rows of one group amount to: how many, and the sums of their two values. */
export interface Amounts {
  count: number;
  sums: [number, number];
}

interface Asked<Owner> {
  timeline: Timeline;
  tally: Tally;
  owner: Owner;
  visit: Visit<Owner>;
  /** Undefined where nothing is summed. */
  values?: Values;
}

/**
 * What every group amounts to in a window (milliseconds since 1970, half-open), groups without a row left out: one way
 * over the rows at either end and the blocks between them, for all groups together.
 */
export function listAmounts<Owner>(asked: Asked<Owner>, from: number, until: number): Map<number, Amounts> {
  const { timeline, tally, owner, visit, values } = asked;
  const { places, blockBits } = tally;
  const measures = (values ? [0, 1, 2] : [0]) as (0 | 1 | 2)[];
  const found = measures.map(() => new Float64Array(places.size));
  const amountsOf = (valued: number) => [1, ...(values?.map((column) => column.get(valued)) ?? [])];
  const visitRows = (first: number, end: number) => {
    for (let row = first; row < end; row++) if (!timeline.isStray(row)) visit(owner, row, take);
  };
  const take: Take = (group, valued = 0) => {
    const place = places.get(group) as number;
    for (const [measure, amount] of amountsOf(valued).entries()) {
      const list = found[measure] as Float64Array;
      list[place] = (list[place] as number) + amount;
    }
  };

  const first = timeline.rowFrom(from);
  const end = Math.max(first, timeline.rowFrom(until, { low: first }));
  // The first block that begins in the window, and the one in which it ends.
  const [whole, last] = [(first + (1 << blockBits) - 1) >>> blockBits, end >>> blockBits];
  if (whole > last) visitRows(first, end);
  else {
    visitRows(first, whole << blockBits);
    for (const measure of measures) tally.addBetween(whole, last, measure, found[measure] as Float64Array);
    visitRows(last << blockBits, end);
  }

  const amounts = new Map<number, Amounts>();
  const add = (group: number, [count = 0, value = 0, other = 0]: readonly number[]) => {
    if (count === 0) return;
    const known = amounts.get(group) ?? { count: 0, sums: [0, 0] };
    amounts.set(group, { count: known.count + count, sums: [known.sums[0] + value, known.sums[1] + other] });
  };
  for (const [group, place] of places)
    add(
      group,
      found.map((list) => list[place] as number),
    );
  // Told late, they stand among rows of other times, and may be the only ones of their group.
  for (const row of timeline.strays.slice(...timeline.straysIn(from, until))) {
    visit(owner, row, (group, valued = 0) => add(group, amountsOf(valued)));
  }
  return amounts;
}
