import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Aggregate } from '../../../mock/state/aggregate.ts';
import { Column, ReferenceColumn } from '../../../mock/state/columns.ts';
import { DayCounts } from '../../../mock/state/day-counts.ts';
import { InternedColumn } from '../../../mock/state/interned.ts';
import { deserializeTables, serializeTables } from '../../../mock/state/serialize.ts';
import { Series } from '../../../mock/state/series.ts';
import { Timeline } from '../../../mock/state/timeline.ts';

type Written = [row: number, value: number];

interface Kind<Store> {
  create(): Store;
  write(store: Store, written: Written): void;
  read(store: Store): unknown;
}

/** Rows around the page boundaries. */
const row = fc.oneof(fc.nat(5), fc.integer({ min: 510, max: 514 }), fc.integer({ min: 4090, max: 4100 }));
const writes = fc.array(fc.tuple(row, fc.integer({ min: 1, max: 9 })), { maxLength: 12 });
const rows = [0, 1, 2, 3, 4, 5, 510, 511, 512, 513, 514, ...Array.from({ length: 11 }, (_, at) => 4090 + at)];

const toKind = <Store>(kind: Kind<Store>) => kind as Kind<unknown>;
const toColumn = (create: () => { get(row: number): unknown; set(row: number, value: number): void }) =>
  toKind({
    create,
    write: (column, [at, value]) => column.set(at, value),
    read: (column) => rows.map((at) => column.get(at)),
  });

const kinds: Record<string, Kind<unknown>> = {
  'a column of bytes': toColumn(() => new Column('u8')),
  'a column of numbers': toColumn(() => new Column('f64', 2)),
  'a column of references': toColumn(() => new ReferenceColumn<number>()),
  'a column of interned values': toColumn(() => new InternedColumn<number>(7)),
  'a series': toKind<Series>({
    create: () => new Series(),
    write: (series, [at, value]) => series.add(at, value),
    read: (series) => [
      series.span(),
      rows.map((position) => (position < series.length ? [series.timeAt(position), series.valueAt(position)] : [])),
    ],
  }),
  'counts by day': toKind<DayCounts>({
    create: () => new DayCounts(),
    write: (counts, [day, count]) => counts.add(day, count),
    read: (counts) => counts.newestFirst(0, 5000),
  }),
  'an aggregate': toKind<Aggregate>({
    create: () => new Aggregate({ blockBits: 2, hasSums: false }),
    write: (aggregate, [at, group]) => aggregate.updateRow(at, 1)(group),
    read: (aggregate) =>
      [...aggregate.slots].map(([group, place]) => [group, aggregate.amountBetween(0, 1000, [place], 0)]),
  }),
};

const restore = <Tables>(tables: Tables, classes = {}) =>
  deserializeTables<Tables>(serializeTables(tables, classes) as Uint8Array<ArrayBuffer>, classes) as Tables;

test.each(Object.entries(kinds))('%s: restores the same data, and can be changed afterwards', (_, kind) => {
  fc.assert(
    fc.property(writes, writes, (before, after) => {
      const original = kind.create();
      for (const written of before) kind.write(original, written);
      const bytes = serializeTables(original) as Uint8Array<ArrayBuffer>;
      const untouched = bytes.slice();
      const restored = deserializeTables(bytes);
      expect(kind.read(restored)).toEqual(kind.read(original));
      for (const written of after) {
        kind.write(original, written);
        kind.write(restored, written);
      }
      expect(kind.read(restored)).toEqual(kind.read(original));
      expect(bytes).toEqual(untouched);
    }),
    { numRuns: 25 },
  );
});

test.each([0.5, -1, -0, 255, 256, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32, 1_769_785_200_123, Number.NaN, Infinity])(
  'a column keeps %s next to small numbers',
  (value) => {
    const column = new Column('f64');
    column.set(0, 7);
    column.set(1, value);
    column.set(2, 7);
    const restored = restore({ column }).column;
    expect([0, 1, 2, 3].map((at) => restored.get(at))).toEqual([7, value, 7, 0]);
    // Later values may need a larger number type than the stored ones.
    restored.set(2, 2 ** 40 + 0.5);
    expect(restored.get(2)).toBe(2 ** 40 + 0.5);
  },
);

class Table {
  length = 0;
  at = new Column('f64');
  timeline = new Timeline(this.at);
}

test('keeps classes with public fields, and two references to one object', () => {
  const table = new Table();
  table.at.set(table.length++, 5);
  table.timeline.add();
  const user = { name: 'Ada' };
  const restored = restore({ table, byId: new Map([[1, user]]), order: [user], missing: undefined }, { Table });
  expect(restored).toEqual({ table: expect.any(Table), byId: new Map([[1, user]]), order: [user], missing: undefined });
  expect(restored.table.timeline).toBeInstanceOf(Timeline);
  expect(restored.table.timeline.times).toBe(restored.table.at);
  expect(restored.byId.get(1)).toBe(restored.order[0]);
});

test('throws for unknown classes and functions', () => {
  expect(() => serializeTables({ table: new Table() })).toThrow();
  expect(() => serializeTables({ count: () => 1 })).toThrow();
});

test('returns undefined for tables in another byte order', () => {
  const bytes = serializeTables({ users: new Map() }) as Uint8Array<ArrayBuffer>;
  expect(deserializeTables(bytes)).toBeDefined();
  bytes.subarray(0, 4).reverse();
  expect(deserializeTables(bytes)).toBeUndefined();
});
