import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCredentials } from '../../bench/identities.ts';
import { type MockProcess, startMockProcess } from '../../bench/mock-process.ts';
import { type Asked, live } from '../../bench/soak/workspace-lifecycle.ts';
import { slopeOf } from '../../bench/statistics.ts';
import { buildIfNeeded } from '../build.ts';

// The soak is run by hand. This test ensures that it still works.

let mock: MockProcess;
beforeAll(async () => {
  buildIfNeeded();
  mock = await startMockProcess([]);
}, 300_000);
afterAll(() => mock?.kill());

/** Runs two lifecycles with the given credentials. */
async function liveTwice(credentials: Awaited<ReturnType<typeof readCredentials>>): Promise<Asked[]> {
  const asked: Asked[] = [];
  let lives = 0;
  const isOver = () => lives++ === 2;
  expect(await live(mock, credentials, (one) => asked.push(one), { first: 0, step: 1, isOver })).toBe(2);
  return asked;
}

test('a lifecycle gets the expected responses, and one without credentials does not', async () => {
  const asked = await liveTwice(await readCredentials(mock));
  expect(asked.length).toBeGreaterThan(40);
  expect(asked.filter(({ isRight }) => !isRight)).toEqual([]);
  const wrong = await liveTwice({ chatwoot: {}, rocketchat: {} });
  expect(wrong.some(({ isRight }) => !isRight)).toBe(true);
}, 300_000);

test.each<[what: string, points: [number, number][], slope: number]>([
  [
    'a rising line',
    [
      [1, 3],
      [2, 5],
      [3, 7],
    ],
    2,
  ],
  [
    'a constant',
    [
      [1, 4],
      [2, 4],
      [9, 4],
    ],
    0,
  ],
  [
    'a falling line',
    [
      [0, 6],
      [10, 1],
    ],
    -0.5,
  ],
])('the slope of %s', (_, points, slope) => {
  expect(slopeOf(points)).toBeCloseTo(slope);
});
