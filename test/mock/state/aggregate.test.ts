import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Aggregate } from '../../../mock/state/aggregate.ts';
import { fork } from '../../../mock/state/fork.ts';
import { type EmitGroups, GroupQuery } from '../../../mock/state/group-query.ts';
import { computeTotals } from '../../../mock/state/group-totals.ts';
import {
  add,
  createTable,
  expectAgreement,
  expectAmounts,
  move,
  type Row,
  type Table,
  valuesOf,
  visit,
} from './aggregate-table.ts';

/** Few instants, so that many are equal and many bounds match one. */
const instant = fc.integer({ min: 0, max: 30 });
/** At most one group of each kind (0–3, 4–7, 8–11), because a row must not be in two groups of one query. */
const groups = fc
  .uniqueArray(fc.nat(11), { maxLength: 3, selector: (group) => group >> 2 })
  .map((some): readonly number[] => some);
const queriedGroups = fc
  .tuple(fc.nat(2), fc.uniqueArray(fc.nat(3)))
  .map(([kind, some]) => some.map((each) => kind * 4 + each));
const row = fc.record({
  at: instant,
  groups,
  value: fc.nat(1000),
  other: fc.nat(1000),
});
// Mostly in order, as in a real history; sometimes in the past.
const history = fc.array(fc.record({ row, isLate: fc.boolean() }), { maxLength: 30 }).map((entries) => {
  let at = 0;
  return entries.map(({ row: each, isLate }) => {
    if (!isLate) at += each.at % 3;
    return isLate ? each : { ...each, at };
  });
});
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ add: history }) },
  { weight: 4, arbitrary: fc.record({ move: fc.nat(), groups }) },
  {
    weight: 4,
    arbitrary: fc.record({ ask: queriedGroups, from: instant, until: instant }),
  },
  { weight: 1, arbitrary: fc.record({ fork: fc.constant(true) }) },
);

test('an aggregate agrees with a plain list under random adds, moves, queries and forks', () => {
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

test('writes to a fork change neither the original nor another fork', () => {
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

test('a timeline lists all rows and those of a window in order of time, for any order of insertion', () => {
  fc.assert(
    fc.property(history, instant, instant, (rows, from, until) => {
      const table = createTable(0);
      for (const each of rows) add(table, each);
      const sorted = rows.map(({ at }, number) => ({ at, number })).sort((a, b) => a.at - b.at || a.number - b.number);
      const inside = sorted.filter(({ at }) => at >= from && at < until).map(({ number }) => number);
      expect([...table.timeline.rowsNewestFirst()].reverse()).toEqual(sorted.map(({ number }) => number));
      expect([...table.timeline.rowsIn(from, until)].sort((a, b) => a - b)).toEqual(inside.sort((a, b) => a - b));
    }),
  );
});

test('adding all rows at once gives the same totals as adding them one by one', () => {
  fc.assert(
    fc.property(history, fc.nat(3), instant, instant, (rows, blockBits, from, until) => {
      const table = createTable(blockBits);
      for (const each of rows) add(table, each);
      const aggregate = new Aggregate({ blockBits, hasSums: true });
      aggregate.addRows(
        rows.length,
        (number, take) => {
          if (!table.timeline.isOutOfOrder(number)) visit(table, number, take);
        },
        valuesOf(table),
      );
      for (const group of [0, 1]) expectAgreement({ ...table, aggregate }, rows, [group], from, Math.max(from, until));
    }),
  );
});

test('consecutive windows over a long table agree with a plain list, added at once or row by row', () => {
  const length = 2500;
  const rows = Array.from({ length }, (_, at): Row => ({ at, groups: [at < 2000 ? 0 : 1], value: at % 11, other: 1 }));
  const edges = fc
    .uniqueArray(fc.nat(length + 5), { minLength: 2, maxLength: 12 })
    .map((all) => all.sort((a, b) => a - b));
  for (const blockBits of [0, 2]) {
    const table = createTable(blockBits);
    for (const each of rows) add(table, each);
    const atOnce = new Aggregate({ blockBits, hasSums: true });
    atOnce.addRows(length, (number, take) => visit(table, number, take), valuesOf(table));
    fc.assert(
      fc.property(edges, fc.constantFrom<number[]>([0], [1], [0, 1]), (ascending, groups) => {
        for (const aggregate of [table.aggregate, atOnce]) {
          const summing = { values: valuesOf(table), summed: 1 as const };
          // The query continues from the end of the previous window.
          const group = new GroupQuery({ ...table, aggregate, groups, owner: table, emitGroups: visit, summing });
          for (const [index, until] of ascending.entries()) {
            const from = ascending[index - 1] ?? 0;
            const inside = rows.slice(from, until).filter((each) => each.groups.some((one) => groups.includes(one)));
            expect(group.count(from, until)).toBe(inside.length);
            expect(group.sum(from, until)).toBe(inside.reduce((sum, { value }) => sum + value, 0));
          }
        }
      }),
      {
        examples: [
          [[32, 64, 1024, 2048], [0]],
          [
            [31, 1025, 2500],
            [0, 1],
          ],
        ],
      },
    );
  }
});

test('all groups together agree with a plain list over several levels of a long table', () => {
  const rows = Array.from({ length: 2500 }, (_, number): Row => {
    // Every hundredth row is out of order, and is in groups of its own.
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

test('a window that ends before it starts has no totals', () => {
  const table = createTable(1);
  for (const at of [1, 2, 3]) add(table, { at, groups: [0], value: 1, other: 1 });
  const { timeline, aggregate } = table;
  expect(computeTotals({ timeline, aggregate, owner: table, emitGroups: visit }, 3, 1)).toEqual(new Map());
});

test('a query over many rows reads only a few of them', () => {
  const blockBits = 5;
  const length = 200_000;
  const table = createTable(blockBits);
  for (let number = 0; number < length; number++) {
    add(table, { at: number, groups: [number % 7], value: number % 11, other: 0 });
  }
  let visits = 0;
  const countedVisit: EmitGroups<Table> = (owner, number, take) => {
    visits += 1;
    visit(owner, number, take);
  };
  for (const [from, until] of [
    [0, length],
    [17, 199_983],
    [31, 1000],
    [99_999, 100_001],
  ] as const) {
    const group = new GroupQuery({ ...table, groups: [3], owner: table, emitGroups: countedVisit });
    visits = 0;
    expect(group.count(from, until)).toBe(Math.floor((until + 3) / 7) - Math.floor((from + 3) / 7));
    expect(visits).toBeLessThan(2 * 2 ** blockBits);
    const last = group.rank(until) - 1;
    visits = 0;
    expect(group.rows(last, last + 1)).toEqual([last * 7 + 3]);
    expect(visits).toBeLessThan(2 * 2 ** blockBits);
  }
});
