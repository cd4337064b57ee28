import { expect } from 'vitest';
import { Aggregate } from '../../../mock/state/aggregate.ts';
import { Column } from '../../../mock/state/columns.ts';
import { type EmitGroups, GroupQuery } from '../../../mock/state/group-query.ts';
import { computeTotals, type GroupTotals } from '../../../mock/state/group-totals.ts';
import { InternedColumn } from '../../../mock/state/interned.ts';
import { Timeline } from '../../../mock/state/timeline.ts';

export interface Row {
  at: number;
  groups: readonly number[];
  value: number;
  other: number;
}

/** A table whose rows move between groups, and an aggregate of them. */
export interface Table {
  times: Column;
  value: Column;
  other: Column;
  groups: InternedColumn<readonly number[]>;
  timeline: Timeline;
  aggregate: Aggregate;
}

export function createTable(blockBits: number): Table {
  const times = new Column('f64');
  const columns = { times, value: new Column('f64'), other: new Column('f64') };
  const aggregate = new Aggregate({ blockBits, hasSums: true });
  return { ...columns, groups: new InternedColumn<readonly number[]>([]), timeline: new Timeline(times), aggregate };
}

export const visit: EmitGroups<Table> = ({ groups }, row, take) => {
  for (const group of groups.get(row)) take(group, row);
};
export const valuesOf = ({ value, other }: Table) => [value, other] as const;

function write(table: Table, row: number, { at, groups, value, other }: Row): void {
  table.times.set(row, at);
  table.value.set(row, value);
  table.other.set(row, other);
  table.groups.set(row, groups);
}

export function add(table: Table, row: Row): void {
  const number = table.timeline.length;
  write(table, number, row);
  table.timeline.add();
  if (!table.timeline.isOutOfOrder(number)) visit(table, number, table.aggregate.updateRow(number, 1, valuesOf(table)));
}

export function move(table: Table, row: number, groups: readonly number[]): void {
  const isKept = !table.timeline.isOutOfOrder(row);
  if (isKept) visit(table, row, table.aggregate.updateRow(row, -1, valuesOf(table)));
  table.groups.set(row, groups);
  if (isKept) visit(table, row, table.aggregate.updateRow(row, 1, valuesOf(table)));
}

/** Compares the table with a scan of all rows for some groups. */
export function expectAgreement(
  table: Table,
  rows: readonly Row[],
  queried: readonly number[],
  from: number,
  until: number,
) {
  const { timeline, aggregate } = table;
  const summing = { values: valuesOf(table), summed: 1 as const };
  // One query for all windows in any order, because it keeps the position of the previous one.
  const group = new GroupQuery({ timeline, aggregate, groups: queried, owner: table, emitGroups: visit, summing });
  const other = new GroupQuery({
    timeline,
    aggregate,
    groups: queried,
    owner: table,
    emitGroups: visit,
    summing: { ...summing, summed: 2 },
  });
  const members = rows
    .map((row, number) => ({ ...row, number }))
    .filter(({ groups }) => groups.some((each) => queried.includes(each)))
    .sort((a, b) => a.at - b.at || a.number - b.number);
  const inside = members.filter(({ at }) => at >= from && at < until);
  const sum = (of: (row: Row) => number) => inside.reduce((all, row) => all + of(row), 0);
  expect(group.count(from, until)).toBe(inside.length);
  expect(group.sum(from, until)).toBe(sum(({ value }) => value));
  expect(other.sum(from, until)).toBe(sum(({ other }) => other));
  const [first, end] = [group.rank(from), group.rank(until)];
  expect(group.rows(first, end)).toEqual(inside.map(({ number }) => number));
  const [earliest, latest] = [members[0], members.at(-1)];
  expect(group.span()).toEqual(earliest && latest && { first: earliest.at, last: latest.at });
  expect([group.count(from, until), group.sum(from, until)]).toEqual([inside.length, sum(({ value }) => value)]);
  expectAmounts(table, rows, from, until);
}

/** Compares the totals of all groups with a scan of all rows. */
export function expectAmounts(table: Table, rows: readonly Row[], from: number, until: number) {
  const expected = new Map<number, GroupTotals>();
  for (const { groups, value, other } of rows.filter((row) => row.at >= from && row.at < until)) {
    for (const group of groups) {
      const { count, sums } = expected.get(group) ?? { count: 0, sums: [0, 0] };
      expected.set(group, { count: count + 1, sums: [sums[0] + value, sums[1] + other] });
    }
  }
  const { timeline, aggregate } = table;
  const inOrder = (amounts: ReadonlyMap<number, GroupTotals>) => [...amounts].sort(([a], [b]) => a - b);
  const amounts = computeTotals(
    { timeline, aggregate, owner: table, emitGroups: visit, values: valuesOf(table) },
    from,
    until,
  );
  expect(inOrder(amounts)).toEqual(inOrder(expected));
  const counts = computeTotals({ timeline, aggregate, owner: table, emitGroups: visit }, from, until);
  const counted = [...expected].map(([group, { count }]) => [group, { count, sums: [0, 0] }] as [number, GroupTotals]);
  expect(inOrder(counts)).toEqual(inOrder(new Map(counted)));
}
