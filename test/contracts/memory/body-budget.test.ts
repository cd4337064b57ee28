import { expect, test } from 'vitest';
import type { Client, ClientRequest } from '../../../contracts/client/client.ts';
import { createBodyBudget } from '../../../contracts/memory/body-budget.ts';
import { measureValue } from '../../../contracts/memory/measure.ts';
import { toExchange } from '../run/small-world.ts';

// Which of several cases may have the next body read, and which is too large.

const mega = 1_048_576;
const request: ClientRequest = { method: 'GET', url: 'https://desk.example/', headers: {}, curl: 'curl' };

/** A client whose answers are as large as it is told; it waits for room as the real one does. */
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

/** What became of some promises so far: every callback that could run has run. */
async function settled(...promises: Promise<unknown>[]): Promise<string[]> {
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

test('The case that began first reads on, whatever the others hold; they wait for its end', async () => {
  const budget = createBodyBudget({ firstCase: 100 * mega, otherCases: 40 * mega });
  const [first, second, third] = [budget.open(), budget.open(), budget.open()];
  await second.hold(clientOf(20)).send(request);
  const [ofSecond, ofThird] = [second, third].map((each) => each.hold(clientOf(10)).send(request));
  const ofFirst = [1, 2].map(() => first.hold(clientOf(40)).send(request));
  const all = () => settled(...ofFirst, ofSecond as Promise<unknown>, ofThird as Promise<unknown>);
  expect(await all()).toEqual(['read', 'read', 'waiting', 'waiting']);
  first.close();
  expect(await all()).toEqual(['read', 'read', 'read', 'read']);
});

test('What a case forgets makes room for others', async () => {
  const budget = createBodyBudget({ firstCase: 100 * mega, otherCases: 40 * mega });
  const [, second, third] = [budget.open(), budget.open(), budget.open()];
  await second.hold(clientOf(20)).send(request);
  const waiting = third.hold(clientOf(1)).send(request);
  expect(await settled(waiting)).toEqual(['waiting']);
  second.forget();
  expect(await settled(waiting)).toEqual(['read']);
});

test('A case is too large by its own bodies alone, first or not', async () => {
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

test('A case that forgets between its attempts is not too large for asking again', async () => {
  const holder = createBodyBudget({ firstCase: 30 * mega, otherCases: 0 }).open();
  for (let attempt = 1; attempt <= 3; attempt++) {
    holder.forget();
    await holder.hold(clientOf(20)).send(request);
  }
});

test('A request that fails gives back the room that was set aside for it', async () => {
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
  expect(await settled(third.hold(clientOf(1)).send(request))).toEqual(['read']);
});

test.each<[what: string, value: unknown, least: number, most: number]>([
  ['Latin text', 'x'.repeat(1000), 1000, 1100],
  ['other text', `\u2603${'x'.repeat(1000)}`, 2000, 2100],
  ['many small objects', Array.from({ length: 1000 }, () => ({})), 30_000, 80_000],
  [
    'names that each stand once',
    Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`name-${at}`, 1])),
    40_000,
    160_000,
  ],
  ['rows', Array.from({ length: 1000 }, (_, id) => ({ id, name: 'x'.repeat(100) })), 100_000, 250_000],
  ['nothing', null, 0, 8],
])('The size of %s is that of memory, not of its JSON', (_, value, least, most) => {
  expect(measureValue(value)).toBeGreaterThanOrEqual(least);
  expect(measureValue(value)).toBeLessThanOrEqual(most);
});
