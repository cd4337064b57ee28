import { beforeAll, expect, test } from 'vitest';
import type { Attack } from '../../bench/hostile/attack.ts';
import { hangUp } from '../../bench/hostile/connections.ts';
import { sendMalformed } from '../../bench/hostile/malformed.ts';
import { measureAttacks } from '../../bench/hostile/measure.ts';
import { buildIfNeeded } from '../build.ts';

// The benchmark is run by hand. This test ensures that it still works, and asserts no times.

beforeAll(buildIfNeeded);

test('runs and counts attacks, and serves an honest client at the same time', async () => {
  const measured = await measureAttacks([sendMalformed(1, 7), hangUp(20)], 'documented', 0);
  expect(measured.map(({ wrong }) => wrong)).toEqual([[], []]);
  expect(measured[0]?.count).toBeGreaterThan(50);
  expect(measured[1]?.count).toBe(20);
  for (const { waits, failed, after } of measured) {
    expect([waits.length > 0, failed, after.heap > 0]).toEqual([true, 0, true]);
  }
}, 300_000);

test('reports an attack that kills the mock', async () => {
  const fatal: Attack = {
    name: 'a kill',
    async run({ mock }) {
      await mock.kill();
      return { count: 1, wrong: [] };
    },
  };
  await expect(measureAttacks([fatal], 'documented', 0)).rejects.toThrow();
}, 300_000);
