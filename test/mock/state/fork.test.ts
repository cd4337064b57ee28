import { expect, test } from 'vitest';
import { DayCounts } from '../../../mock/state/day-counts.ts';
import { fork } from '../../../mock/state/fork.ts';

class Ship {
  name = 'Ceres';
  get shout() {
    return this.name.toUpperCase();
  }
}

test('a fork has the same data, and writes to it do not change the original', () => {
  const tables = {
    none: null,
    absent: undefined,
    text: 'a',
    list: [1, { deep: 1 }],
    map: new Map([['a', { deep: [1] }]]),
    counts: new DayCounts([{ day: 1, count: 1 }]),
    ship: new Ship(),
  };
  const forked = fork(tables);
  expect(forked).toEqual(tables);
  expect(forked.ship.shout).toBe('CERES');
  expect(forked.counts.newestFirst(0, 9)).toEqual([{ day: 1, count: 1 }]);

  forked.text = 'b';
  forked.list.push(2);
  (forked.list[1] as { deep: number }).deep = 2;
  forked.map.get('a')?.deep.push(2);
  forked.map.set('b', { deep: [] });
  forked.counts.add(1, 1);
  forked.ship.name = 'Pallas';
  expect(tables).toMatchObject({ text: 'a', list: [1, { deep: 1 }] });
  expect([...tables.map]).toEqual([['a', { deep: [1] }]]);
  expect(tables.counts.newestFirst(0, 9)).toEqual([{ day: 1, count: 1 }]);
  expect(tables.ship.shout).toBe('CERES');
});

test('two references to one object stay references to one object, circular references included', () => {
  const user = { name: 'Ada' };
  const [counts, list, map] = [new DayCounts(), [user], new Map([['ada', user]])];
  const tables = { first: user, ...{ list, sameList: list }, ...{ map, sameMap: map }, counts, sameCounts: counts };
  const circle: { self?: unknown } = {};
  circle.self = circle;

  const forked = fork({ tables, circle });
  const { first, list: people } = forked.tables;
  expect(first).not.toBe(user);
  expect(people[0]).toBe(first);
  expect(forked.tables.map.get('ada')).toBe(first);
  expect(forked.tables.sameList).toBe(people);
  expect(forked.tables.sameMap).toBe(forked.tables.map);
  expect(forked.tables.sameCounts).toBe(forked.tables.counts);
  expect(forked.circle.self).toBe(forked.circle);
});

test('copies an object whose field fork is not a function', () => {
  expect(fork({ cutlery: { fork: 4 } })).toEqual({ cutlery: { fork: 4 } });
});
