import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createMock, type Mock } from '../../../mock/server.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const answerOf = async (mock: Mock) => (await fetch(`${mock.url}/api`)).status;

/** Uses a mock in every way that opens resources, and returns only a weak reference to it. */
async function runOneMock(): Promise<WeakRef<Mock>> {
  const mock = await createMock({ scale: 0 });
  await using workspace = await mock.workspace('one');
  expect(await answerOf(mock)).toBe(200);
  expect((await workspace.handle(new Request('http://localhost/api'))).status).toBe(200);
  expect((await fetch(`${mock.url}/__admin/health`)).status).toBe(200);
  await workspace.drop();
  await mock.close();
  return new WeakRef(mock);
}

/** Counts the objects that are still in memory after garbage collection. */
async function countHeld(references: readonly WeakRef<object>[]): Promise<number> {
  for (let turn = 0; turn < 5; turn++) {
    await nextTurn();
    collectGarbage();
  }
  return references.filter((reference) => reference.deref() !== undefined).length;
}

/** Lists open servers, sockets, timers and threads. */
const listOpen = () =>
  process
    .getActiveResourcesInfo()
    .filter((kind) => /TCP|Pipe|Timeout|Worker|Message/.test(kind))
    .sort();

test('detects a mock that is still referenced', async () => {
  const held = { references: [await runOneMock()], mock: await createMock({ scale: 0 }) };
  held.references.push(new WeakRef(held.mock));
  const open = listOpen().length;
  expect(await countHeld(held.references)).toBeGreaterThanOrEqual(1);
  await held.mock.close();
  expect(listOpen().length).toBeLessThan(open);
});

test('two hundred mocks, one after the other, release their memory and resources', async () => {
  await runOneMock();
  await countHeld([]);
  const before = listOpen();
  const references: WeakRef<Mock>[] = [];
  for (let count = 0; count < 200; count++) references.push(await runOneMock());
  // A promise or connection of fetch may still reference the latest one.
  await expect.poll(() => countHeld(references), { timeout: 30_000 }).toBeLessThanOrEqual(5);
  await expect.poll(() => listOpen().length, { timeout: 30_000 }).toBeLessThanOrEqual(before.length + 5);
}, 300_000);

test('fifty concurrent mocks have separate ports and data', async () => {
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
