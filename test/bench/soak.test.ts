import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCredentials } from '../../bench/identities.ts';
import { type MockProcess, startMockProcess } from '../../bench/mock-process.ts';
import { type Asked, live } from '../../bench/soak/workspace-lifecycle.ts';
import { slopeOf } from '../../bench/statistics.ts';
import { buildIfNeeded } from '../build.ts';

// The soak runs by hand; this keeps it from rotting.

let mock: MockProcess;
beforeAll(async () => {
  buildIfNeeded();
  mock = await startMockProcess([]);
}, 300_000);
afterAll(() => mock?.kill());

/** Lives twice, as somebody. */
async function liveTwice(credentials: Awaited<ReturnType<typeof readCredentials>>): Promise<Asked[]> {
  const asked: Asked[] = [];
  let lives = 0;
  const isOver = () => lives++ === 2;
  expect(await live(mock, credentials, (one) => asked.push(one), { first: 0, step: 1, isOver })).toBe(2);
  return asked;
}

test('a life of the soak is answered as it expects, and one without rights is not', async () => {
  const asked = await liveTwice(await readCredentials(mock));
  expect(asked.length).toBeGreaterThan(40);
  expect(asked.filter(({ isRight }) => !isRight)).toEqual([]);
  const wrong = await liveTwice({ chatwoot: {}, rocketchat: {} });
  expect(wrong.some(({ isRight }) => !isRight)).toBe(true);
}, 300_000);

test.each<[what: string, points: [number, number][], slope: number]>([
  [
    'a line that rises',
    [
      [1, 3],
      [2, 5],
      [3, 7],
    ],
    2,
  ],
  [
    'what stays',
    [
      [1, 4],
      [2, 4],
      [9, 4],
    ],
    0,
  ],
  [
    'what falls',
    [
      [0, 6],
      [10, 1],
    ],
    -0.5,
  ],
])('the slope of %s', (_, points, slope) => {
  expect(slopeOf(points)).toBeCloseTo(slope);
});
