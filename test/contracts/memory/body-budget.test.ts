import { expect, test } from 'vitest';
import type { Client, ClientRequest } from '../../../contracts/client/client.ts';
import { createBodyBudget } from '../../../contracts/memory/body-budget.ts';
import { measureValue } from '../../../contracts/memory/measure.ts';
import { toExchange } from '../run/small-world.ts';

// Decides which of several cases may read its next body, and which case is too large.

const mega = 1_048_576;
const request: ClientRequest = { method: 'GET', url: 'https://desk.example/', headers: {}, curl: 'curl' };

/** A client with responses of a given size. It waits for memory like the real client. */
function clientOf(megabytes: number): Client {
  return {
    sentCount: 0,
    async send({ waitForMemory }) {
      await waitForMemory?.();
      return toExchange({ json: 'x'.repeat(megabytes * mega) });
    },
    async close() {},
  };
}

/** Returns the states of promises after all pending callbacks have run. */
async function readStates(...promises: Promise<unknown>[]): Promise<string[]> {
  const states = promises.map(() => 'waiting');
  for (const [index, promise] of promises.entries()) {
    promise.then(
      () => (states[index] = 'read'),
      (error) => (states[index] = error.name),
    );
  }
  await new Promise((resolve) => setImmediate(resolve));
  return states;
}

test('the case that started first never waits, and the others wait for its end', async () => {
  const budget = createBodyBudget({ firstCase: 100 * mega, otherCases: 40 * mega });
  const [first, second, third] = [budget.open(), budget.open(), budget.open()];
  await second.hold(clientOf(20)).send(request);
  const [ofSecond, ofThird] = [second, third].map((each) => each.hold(clientOf(10)).send(request));
  const ofFirst = [1, 2].map(() => first.hold(clientOf(40)).send(request));
  const all = () => readStates(...ofFirst, ofSecond as Promise<unknown>, ofThird as Promise<unknown>);
  expect(await all()).toEqual(['read', 'read', 'waiting', 'waiting']);
  first.close();
  expect(await all()).toEqual(['read', 'read', 'read', 'read']);
});

test('memory that a case releases is available to others', async () => {
  const budget = createBodyBudget({ firstCase: 100 * mega, otherCases: 40 * mega });
  const [, second, third] = [budget.open(), budget.open(), budget.open()];
  await second.hold(clientOf(20)).send(request);
  const waiting = third.hold(clientOf(1)).send(request);
  expect(await readStates(waiting)).toEqual(['waiting']);
  second.forget();
  expect(await readStates(waiting)).toEqual(['read']);
});

test('a case is too large only because of its own bodies', async () => {
  const budget = createBodyBudget({ firstCase: 30 * mega, otherCases: 60 * mega });
  const [first, second] = [budget.open(), budget.open()];
  const client = first.hold(clientOf(20));
  await client.send(request);
  await expect(client.send(request)).rejects.toMatchObject({
    name: 'Oversized',
    message: 'its responses are too large to be judged together: more than 30 MB',
  });
  await second.hold(clientOf(20)).send(request);
  first.close();
  await expect(second.hold(clientOf(20)).send(request)).rejects.toMatchObject({ name: 'Oversized' });
});

test('a case that releases its bodies between attempts may read again', async () => {
  const holder = createBodyBudget({ firstCase: 30 * mega, otherCases: 0 }).open();
  for (let attempt = 1; attempt <= 3; attempt++) {
    holder.forget();
    await holder.hold(clientOf(20)).send(request);
  }
});

test('a failed request releases its reservation', async () => {
  const budget = createBodyBudget({ firstCase: 100 * mega, otherCases: 30 * mega });
  const [, second, third] = [budget.open(), budget.open(), budget.open()];
  const broken: Client = {
    ...clientOf(1),
    async send({ waitForMemory }) {
      await waitForMemory?.();
      throw new Error('no');
    },
  };
  await expect(second.hold(broken).send(request)).rejects.toThrow('no');
  expect(await readStates(third.hold(clientOf(1)).send(request))).toEqual(['read']);
});

test.each<[what: string, value: unknown, least: number, most: number]>([
  ['Latin text', 'x'.repeat(1000), 1000, 1100],
  ['other text', `\u2603${'x'.repeat(1000)}`, 2000, 2100],
  ['many small objects', Array.from({ length: 1000 }, () => ({})), 30_000, 80_000],
  ['distinct names', Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`name-${at}`, 1])), 40_000, 160_000],
  ['rows', Array.from({ length: 1000 }, (_, id) => ({ id, name: 'x'.repeat(100) })), 100_000, 250_000],
  ['nothing', null, 0, 8],
])('estimates the memory of %s, not the length of its JSON', (_, value, least, most) => {
  expect(measureValue(value)).toBeGreaterThanOrEqual(least);
  expect(measureValue(value)).toBeLessThanOrEqual(most);
});
