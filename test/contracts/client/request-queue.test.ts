import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRequestQueue } from '../../../contracts/client/request-queue.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Creates tasks that log their names when they start, and end after a duration. */
function createLog(durationMs = 1) {
  const begun: string[] = [];
  const task = (name: string) => async () => {
    begun.push(name);
    await new Promise((done) => setTimeout(done, durationMs));
  };
  return { begun, task };
}

test('starts waiting tasks by priority, then in the order of their arrival', async () => {
  const queue = createRequestQueue({ workers: 1 });
  const { begun, task } = createLog();
  const order: [string, number?][] = [['under way'], ['first'], ['again', 2], ['second'], ['urgent', 3]];
  const all = Promise.all(order.map(([name, priority]) => queue.add(task(name), priority)));
  await vi.advanceTimersByTimeAsync(100);
  await all;
  expect(begun).toEqual(['under way', 'urgent', 'again', 'first', 'second']);
});

test('spaces the starts of tasks by the rate, and limits only the workers without one', async () => {
  const names = ['a', 'b', 'c'];
  const paced = createLog();
  const slow = createRequestQueue({ workers: 3, rate: 10 });
  const all = Promise.all(names.map((name) => slow.add(paced.task(name))));
  await vi.advanceTimersByTimeAsync(99);
  expect(paced.begun).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(101);
  expect(paced.begun.length).toBeGreaterThanOrEqual(2);
  await vi.advanceTimersByTimeAsync(200);
  await all;
  expect(paced.begun).toEqual(names);

  const free = createLog();
  const fast = createRequestQueue({ workers: 3 });
  const rest = Promise.all(names.map((name) => fast.add(free.task(name))));
  await vi.advanceTimersByTimeAsync(1);
  await rest;
  expect(free.begun).toEqual(names);
});
