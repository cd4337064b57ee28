import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createMock, type Mock } from '../../mock/server.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const answerOf = async (mock: Mock) => (await fetch(`${mock.url}/api`)).status;

/** Uses a mock in every way that opens something. Nothing but the reference to it is left. */
async function takeOne(): Promise<WeakRef<Mock>> {
  const mock = await createMock({ scale: 0 });
  await using workspace = await mock.workspace('one');
  expect(await answerOf(mock)).toBe(200);
  expect((await workspace.handle(new Request('http://localhost/api'))).status).toBe(200);
  expect((await fetch(`${mock.url}/__admin/health`)).status).toBe(200);
  await workspace.drop();
  await mock.close();
  return new WeakRef(mock);
}

/** How many are still in memory, once all has been collected that can be. */
async function countHeld(references: readonly WeakRef<object>[]): Promise<number> {
  for (let turn = 0; turn < 5; turn++) {
    await nextTurn();
    collectGarbage();
  }
  return references.filter((reference) => reference.deref() !== undefined).length;
}

/** Servers, sockets, timers and threads that keep the process alive or cost it something. */
const listOpen = () =>
  process
    .getActiveResourcesInfo()
    .filter((kind) => /TCP|Pipe|Timeout|Worker|Message/.test(kind))
    .sort();

test('a mock that is held by something is seen', async () => {
  const held = { references: [await takeOne()], mock: await createMock({ scale: 0 }) };
  held.references.push(new WeakRef(held.mock));
  const open = listOpen().length;
  expect(await countHeld(held.references)).toBeGreaterThanOrEqual(1);
  await held.mock.close();
  expect(listOpen().length).toBeLessThan(open);
});

test('two hundred mocks, one after the other, give back their memory and whatever they opened', async () => {
  await takeOne();
  await countHeld([]);
  const before = listOpen();
  const references: WeakRef<Mock>[] = [];
  for (let count = 0; count < 200; count++) references.push(await takeOne());
  // The latest may still be held by a promise or a connection that fetch keeps.
  await expect.poll(() => countHeld(references), { timeout: 30_000 }).toBeLessThanOrEqual(5);
  await expect.poll(() => listOpen().length, { timeout: 30_000 }).toBeLessThanOrEqual(before.length + 5);
}, 300_000);

test('fifty mocks at once have a port and a world each', async () => {
  const mocks = await Promise.all(Array.from({ length: 50 }, () => createMock({ scale: 0 })));
  expect(new Set(mocks.map(({ port }) => port)).size).toBe(50);
  const [first, ...others] = mocks;
  const at = first?.now() ?? 0;
  await first?.append('chatwoot', {
    type: 'conversation.created',
    at,
    account: 1,
    inbox: 1,
    contact: 1,
    status: 'open',
  });
  expect(await Promise.all(mocks.map(answerOf))).toEqual(mocks.map(() => 200));
  const window = `since=${at / 1000 - 3600}&until=${at / 1000 + 3600}`;
  const countOf = async (mock: Mock) => {
    const headers = mock.headers('chatwoot', 'administrator', 1);
    const response = await fetch(`${mock.url}/api/v2/accounts/1/summary_reports/channel?${window}`, {
      headers,
    });
    const channels = (await response.json()) as Record<string, { total: number }>;
    return Object.values(channels).reduce((sum, { total }) => sum + total, 0);
  };
  expect(await countOf(first as Mock)).toBe(1);
  expect(new Set(await Promise.all(others.map(countOf)))).toEqual(new Set([0]));
  await Promise.all(mocks.map((mock) => mock.close()));
}, 300_000);
