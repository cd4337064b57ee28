import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createServedParts, type ServedWorkspaces } from '../../../mock/pipeline/served-workspace.ts';
import { vendors } from '../../../mock/vendors/index.ts';
import { createInitialState } from '../../../mock/workspaces/create-initial-state.ts';
import { MachineTime } from '../../../mock/workspaces/machine-time.ts';
import { SeedSnapshots } from '../../../mock/workspaces/seeded/seed-snapshots.ts';
import { Workspaces } from '../../../mock/workspaces/workspaces.ts';
import { loadContract } from '../../../specs/contract.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

async function createWorkspaces(most: number): Promise<ServedWorkspaces> {
  const bases = new SeedSnapshots(vendors);
  const contracts = new Map();
  for (const { name } of vendors) contracts.set(name, await loadContract({ vendor: name }));
  const origin = createInitialState({}, vendors);
  return new Workspaces({
    initialState: origin,
    seedSnapshots: bases,
    contracts,
    machine: new MachineTime(),
    createParts: createServedParts,
    maxWorkspaces: most,
    idleMs: 3_600_000,
    useIntervalMs: 0,
  });
}

const event = { type: 'conversation.created', at: '2026-01-30T10:00:00Z', account: 1, inbox: 2 };

test('a hundred changed workspaces are garbage-collected when they are dropped', async () => {
  const workspaces = await createWorkspaces(200);
  const names = Array.from({ length: 100 }, (_, index) => `w${index}`);
  const held = names.map((name) => {
    const workspace = workspaces.use(name);
    workspace.appendWritten([{ ...event, vendor: 'chatwoot' }]);
    return new WeakRef(workspace);
  });
  expect(workspaces.list()).toHaveLength(101);
  for (const name of names) expect(workspaces.drop(name)).toBe(true);
  // Weak references keep their target until the end of the current job.
  await new Promise((resolve) => setTimeout(resolve, 10));
  collectGarbage();
  expect(held.filter((reference) => reference.deref() !== undefined)).toHaveLength(0);
});

test('a changed workspace uses a small part of the memory of the seeded world', async () => {
  const workspaces = await createWorkspaces(200);
  const measure = () => {
    collectGarbage();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  workspaces.use('warm').appendWritten([{ ...event, vendor: 'chatwoot' }]);
  const before = measure();
  for (let index = 0; index < 50; index++) workspaces.use(`w${index}`);
  const forked = (measure() - before) / 50;
  expect(forked).toBeLessThan(2 * 1024 * 1024);
});
