import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DayCounts } from '../../../mock/state/day-counts.ts';
import { Series } from '../../../mock/state/series.ts';

interface Entry {
  at: number;
  value: number;
}

/** Few instants, so that many are equal and many bounds match one. */
const at = fc.integer({ min: -20, max: 20 }).map((step) => step * 1000);
const entry = fc.record({ at, value: fc.integer({ min: 0, max: 1000 }) });
const bounds = fc.tuple(at, at);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ add: fc.array(entry, { maxLength: 6 }) }) },
  { weight: 3, arbitrary: fc.record({ ask: bounds }) },
  { weight: 1, arbitrary: fc.record({ fork: fc.constant(true) }) },
);

/** Compares a series with a scan of all entries. Equal instants keep the order of insertion. */
function expectAgreement(series: Series, entries: readonly Entry[], [from, until]: [number, number]): void {
  const sorted = entries.toSorted((a, b) => a.at - b.at);
  const inside = sorted.filter((each) => each.at >= from && each.at < until);
  expect(series.length).toBe(sorted.length);
  expect(series.count(from, until)).toBe(inside.length);
  const [first, end] = series.range(from, until);
  const positions = Array.from({ length: end - first }, (_, index) => first + index);
  expect(positions.map((position) => ({ at: series.timeAt(position), value: series.valueAt(position) }))).toEqual(
    inside,
  );
}

test('a series agrees with a plain list under random adds, queries and forks', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let series = new Series();
      const entries: Entry[] = [];
      for (const each of steps) {
        if ('add' in each) {
          for (const added of each.add) {
            series.add(added.at, added.value);
            entries.push(added);
          }
        } else if ('fork' in each) series = series.fork();
        else expectAgreement(series, entries, each.ask);
      }
      expectAgreement(series, entries, [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    }),
    { numRuns: 300 },
  );
});

test('adding to a fork changes neither the original nor another fork', () => {
  fc.assert(
    fc.property(fc.array(entry), fc.array(entry), fc.array(entry), bounds, (shared, one, other, window) => {
      const base = new Series();
      for (const each of shared) base.add(each.at, each.value);
      const [first, second] = [base.fork(), base.fork()];
      for (const each of one) first.add(each.at, each.value);
      for (const each of other) second.add(each.at, each.value);
      expectAgreement(base, shared, window);
      expectAgreement(first, [...shared, ...one], window);
      expectAgreement(second, [...shared, ...other], window);
    }),
  );
});

test('a series spans from its first to its last instant, and an empty series has no span', () => {
  const series = new Series();
  expect(series.span()).toBeUndefined();
  for (const at of [7, 3, 5]) series.add(at);
  expect(series.span()).toEqual({ first: 3, last: 7 });
});

test('a window is half-open, and one that ends before it starts is empty', () => {
  const series = new Series();
  for (const time of [10, 20, 20, 30]) series.add(time);
  expect(series.count(10, 20)).toBe(1);
  expect(series.count(20, 21)).toBe(2);
  expect(series.count(30, 10)).toBe(0);
  expect(series.range(30, 10)).toEqual([3, 3]);
});

test('day counts agree with a plain map: out of order, below zero, and forked', () => {
  const day = fc.integer({ min: -10, max: 10 });
  const change = fc.tuple(day, fc.constantFrom(1, 1, 1, -1));
  fc.assert(
    fc.property(fc.array(change), fc.array(change), day, day, (before, after, from, to) => {
      const base = new DayCounts();
      for (const [on, by] of before) base.add(on, by);
      const fork = base.fork();
      for (const [on, by] of after) fork.add(on, by);
      const expected = (changes: [number, number][]) => {
        const counts = new Map<number, number>();
        for (const [on, by] of changes) counts.set(on, (counts.get(on) ?? 0) + by);
        return [...counts]
          .filter(([on]) => on >= from && on <= to)
          .sort(([a], [b]) => b - a)
          .map(([on, count]) => ({ day: on, count }));
      };
      expect(base.newestFirst(from, to)).toEqual(expected(before));
      expect(fork.newestFirst(from, to)).toEqual(expected([...before, ...after]));
    }),
    { numRuns: 300 },
  );
});
