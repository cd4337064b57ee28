import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Amounts, listAmounts } from '../../mock/state/amounts.ts';
import { Column } from '../../mock/state/columns.ts';
import { fork } from '../../mock/state/fork.ts';
import { Group, type Visit } from '../../mock/state/group.ts';
import { Interned } from '../../mock/state/interned.ts';
import { Tally } from '../../mock/state/tally.ts';
import { Timeline } from '../../mock/state/timeline.ts';

interface Row {
  at: number;
  groups: readonly number[];
  value: number;
  other: number;
}

/** A table whose rows move between groups, and a tally of them. */
interface Table {
  times: Column;
  value: Column;
  other: Column;
  groups: Interned<readonly number[]>;
  timeline: Timeline;
  tally: Tally;
}

function createTable(blockBits: number): Table {
  const times = new Column('f64');
  const columns = { times, value: new Column('f64'), other: new Column('f64') };
  const tally = new Tally({ blockBits, sums: true });
  return { ...columns, groups: new Interned<readonly number[]>([]), timeline: new Timeline(times), tally };
}

const visit: Visit<Table> = ({ groups }, row, take) => {
  for (const group of groups.get(row)) take(group, row);
};
const valuesOf = ({ value, other }: Table) => [value, other] as const;

function write(table: Table, row: number, { at, groups, value, other }: Row): void {
  table.times.set(row, at);
  table.value.set(row, value);
  table.other.set(row, other);
  table.groups.set(row, groups);
}

function add(table: Table, row: Row): void {
  const number = table.timeline.length;
  write(table, number, row);
  table.timeline.add();
  if (!table.timeline.isStray(number)) visit(table, number, table.tally.at(number, 1, valuesOf(table)));
}

function move(table: Table, row: number, groups: readonly number[]): void {
  const isKept = !table.timeline.isStray(row);
  if (isKept) visit(table, row, table.tally.at(row, -1, valuesOf(table)));
  table.groups.set(row, groups);
  if (isKept) visit(table, row, table.tally.at(row, 1, valuesOf(table)));
}

/** What the table must say of some groups, by going through all rows. */
function expectAgreement(table: Table, rows: readonly Row[], asked: readonly number[], from: number, until: number) {
  const { timeline, tally } = table;
  const summing = { values: valuesOf(table), summed: 1 as const };
  // One for all questions, whatever their order: it remembers how far the last one came.
  const group = new Group({ timeline, tally, groups: asked, owner: table, visit, summing });
  const other = new Group({ timeline, tally, groups: asked, owner: table, visit, summing: { ...summing, summed: 2 } });
  const members = rows
    .map((row, number) => ({ ...row, number }))
    .filter(({ groups }) => groups.some((each) => asked.includes(each)))
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

/** What the table must say of all groups at once. */
function expectAmounts(table: Table, rows: readonly Row[], from: number, until: number) {
  const expected = new Map<number, Amounts>();
  for (const { groups, value, other } of rows.filter((row) => row.at >= from && row.at < until)) {
    for (const group of groups) {
      const { count, sums } = expected.get(group) ?? { count: 0, sums: [0, 0] };
      expected.set(group, { count: count + 1, sums: [sums[0] + value, sums[1] + other] });
    }
  }
  const { timeline, tally } = table;
  const inOrder = (amounts: ReadonlyMap<number, Amounts>) => [...amounts].sort(([a], [b]) => a - b);
  const amounts = listAmounts({ timeline, tally, owner: table, visit, values: valuesOf(table) }, from, until);
  expect(inOrder(amounts)).toEqual(inOrder(expected));
  const counts = listAmounts({ timeline, tally, owner: table, visit }, from, until);
  const counted = [...expected].map(([group, { count }]) => [group, { count, sums: [0, 0] }] as [number, Amounts]);
  expect(inOrder(counts)).toEqual(inOrder(new Map(counted)));
}

/** Few instants, so that many are equal and bounds often fall on one. */
const instant = fc.integer({ min: 0, max: 30 });
/** Of each kind (0–3, 4–7, 8–11) one at most: a row is never in two groups that are asked about together. */
const groups = fc
  .uniqueArray(fc.nat(11), { maxLength: 3, selector: (group) => group >> 2 })
  .map((some): readonly number[] => some);
const asked = fc.tuple(fc.nat(2), fc.uniqueArray(fc.nat(3))).map(([kind, some]) => some.map((each) => kind * 4 + each));
const row = fc.record({
  at: instant,
  groups,
  value: fc.nat(1000),
  other: fc.nat(1000),
});
// Mostly one after the other, as history goes; now and then into the past.
const history = fc.array(fc.record({ row, isLate: fc.boolean() }), { maxLength: 30 }).map((told) => {
  let at = 0;
  return told.map(({ row: each, isLate }) => {
    if (!isLate) at += each.at % 3;
    return isLate ? each : { ...each, at };
  });
});
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ add: history }) },
  { weight: 4, arbitrary: fc.record({ move: fc.nat(), groups }) },
  {
    weight: 4,
    arbitrary: fc.record({ ask: asked, from: instant, until: instant }),
  },
  { weight: 1, arbitrary: fc.record({ fork: fc.constant(true) }) },
);

test('a tally agrees with a plain list, however telling, moving, asking and forking alternate', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), fc.nat(2), (steps, blockBits) => {
      let table = createTable(blockBits);
      const rows: Row[] = [];
      for (const each of steps) {
        if ('add' in each) {
          for (const added of each.add) {
            add(table, added);
            rows.push(added);
          }
        } else if ('move' in each) {
          const moved = rows[each.move % Math.max(1, rows.length)];
          if (!moved) continue;
          move(table, rows.indexOf(moved), each.groups);
          rows[rows.indexOf(moved)] = { ...moved, groups: each.groups };
        } else if ('ask' in each) expectAgreement(table, rows, each.ask, each.from, Math.max(each.from, each.until));
        else table = fork(table);
      }
      for (const each of [[0], [1, 2]]) {
        expectAgreement(table, rows, each, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
      }
    }),
    { numRuns: 300 },
  );
});

test('what is written to a fork is not seen in what it was forked from, nor in another fork of it', () => {
  const change = fc.record({
    added: history,
    moves: fc.array(
      fc.tuple(
        fc.nat(),
        row.map(({ groups }) => groups),
      ),
    ),
  });
  fc.assert(
    fc.property(history, change, change, instant, instant, (shared, one, other, from, until) => {
      const base = createTable(1);
      for (const each of shared) add(base, each);
      const forks = [one, other].map(({ added, moves }) => {
        const table = fork(base);
        const rows = [...shared, ...added];
        for (const each of added) add(table, each);
        for (const [which, next] of moves) {
          const position = which % Math.max(1, rows.length);
          const moved = rows[position];
          if (!moved) continue;
          move(table, position, next);
          rows[position] = { ...moved, groups: next };
        }
        return { table, rows };
      });
      for (const { table, rows } of [{ table: base, rows: shared }, ...forks]) {
        for (const group of [0, 1, 2]) expectAgreement(table, rows, [group], from, Math.max(from, until));
      }
    }),
  );
});

test('a timeline lists its rows in order of time, and those of a window, however they were told', () => {
  fc.assert(
    fc.property(history, instant, instant, (rows, from, until) => {
      const table = createTable(0);
      for (const each of rows) add(table, each);
      const sorted = rows.map(({ at }, number) => ({ at, number })).sort((a, b) => a.at - b.at || a.number - b.number);
      const inside = sorted.filter(({ at }) => at >= from && at < until).map(({ number }) => number);
      expect([...table.timeline.backwards()].reverse()).toEqual(sorted.map(({ number }) => number));
      expect([...table.timeline.rowsIn(from, until)].sort((a, b) => a - b)).toEqual(inside.sort((a, b) => a - b));
    }),
  );
});

test('counting a told table all at once comes to the same as counting each row', () => {
  fc.assert(
    fc.property(history, fc.nat(3), instant, instant, (rows, blockBits, from, until) => {
      const table = createTable(blockBits);
      for (const each of rows) add(table, each);
      const tally = new Tally({ blockBits, sums: true });
      tally.addAll(
        rows.length,
        (number, take) => {
          if (!table.timeline.isStray(number)) visit(table, number, take);
        },
        valuesOf(table),
      );
      for (const group of [0, 1]) expectAgreement({ ...table, tally }, rows, [group], from, Math.max(from, until));
    }),
  );
});

test('all groups together agree with a plain list over several levels of a long table', () => {
  const rows = Array.from({ length: 2500 }, (_, number): Row => {
    // Every hundredth is told late; the groups of late rows have no other.
    const isLate = number % 100 === 99;
    return {
      at: isLate ? number - 90 : number,
      groups: isLate ? [20] : [number % 7, 8 + (number % 3)],
      value: number % 11,
      other: number % 5,
    };
  });
  const bounds = fc.tuple(fc.integer({ min: -5, max: 2505 }), fc.integer({ min: -5, max: 2505 }));
  for (const blockBits of [0, 2]) {
    const table = createTable(blockBits);
    for (const each of rows) add(table, each);
    expectAmounts(table, rows, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
    fc.assert(
      fc.property(bounds, ([one, other]) => {
        expectAmounts(table, rows, Math.min(one, other), Math.max(one, other));
      }),
      { examples: [[[64, 64]], [[31, 33]], [[1024, 2048]], [[0, 1]]] },
    );
  }
});

test('a window that ends before it starts holds no amounts', () => {
  const table = createTable(1);
  for (const at of [1, 2, 3]) add(table, { at, groups: [0], value: 1, other: 1 });
  const { timeline, tally } = table;
  expect(listAmounts({ timeline, tally, owner: table, visit }, 3, 1)).toEqual(new Map());
});

test('a question about many rows looks at few of them', () => {
  const blockBits = 5;
  const length = 200_000;
  const table = createTable(blockBits);
  for (let number = 0; number < length; number++) {
    add(table, { at: number, groups: [number % 7], value: number % 11, other: 0 });
  }
  let visits = 0;
  const countedVisit: Visit<Table> = (owner, number, take) => {
    visits += 1;
    visit(owner, number, take);
  };
  for (const [from, until] of [
    [0, length],
    [17, 199_983],
    [31, 1000],
    [99_999, 100_001],
  ] as const) {
    const group = new Group({ ...table, groups: [3], owner: table, visit: countedVisit });
    visits = 0;
    expect(group.count(from, until)).toBe(Math.floor((until + 3) / 7) - Math.floor((from + 3) / 7));
    expect(visits).toBeLessThan(2 * 2 ** blockBits);
    const last = group.rank(until) - 1;
    visits = 0;
    expect(group.rows(last, last + 1)).toEqual([last * 7 + 3]);
    expect(visits).toBeLessThan(2 * 2 ** blockBits);
  }
});
