import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Column, ReferenceColumn } from '../../../mock/state/columns.ts';
import { InternedColumn } from '../../../mock/state/interned.ts';

type Written = [row: number, value: number];

/** Rows around the page boundaries. */
const row = fc.oneof(fc.nat(5), fc.integer({ min: 4090, max: 4100 }), fc.integer({ min: 8188, max: 8196 }));
const writes = fc.array(fc.tuple(row, fc.integer({ min: 1, max: 9 })), { maxLength: 12 });

interface Store {
  get(row: number): unknown;
  set(row: number, value: number): void;
  fork(): Store;
}

/** Each kind of column, used with numbers. */
const kinds: Record<string, () => Store> = {
  numbers: () => new Column('u32'),
  'numbers on small pages': () => new Column('f64', 2),
  references: () => new ReferenceColumn<number>(),
  'interned values': () => new InternedColumn<number>(0),
};

/** Expects the values of a column after some writes. Rows that were not set are 0 or undefined. */
function expectAgreement(store: Store, written: readonly Written[]): void {
  const expected = new Map(written);
  for (const at of [0, 1, 2, 3, 4, 5, ...expected.keys()]) expect(store.get(at) ?? 0).toBe(expected.get(at) ?? 0);
}

test.each(Object.entries(kinds))(
  '%s: a chain of forks keeps all writes, and each branch keeps its own',
  (_, create) => {
    fc.assert(
      fc.property(fc.array(writes, { maxLength: 8 }), writes, (generations, aside) => {
        let store = create();
        const written: Written[] = [];
        for (const each of generations) {
          for (const [at, value] of each) store.set(at, value);
          written.push(...each);
          expectAgreement(store, written);
          const branch = store.fork();
          const next = store.fork();
          for (const [at, value] of aside) branch.set(at, value);
          expectAgreement(branch, [...written, ...aside]);
          expectAgreement(store, written);
          store = next;
        }
        expectAgreement(store, written);
      }),
    );
  },
);
