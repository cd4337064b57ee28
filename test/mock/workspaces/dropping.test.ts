import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { createPerform } from '../../../mock/perform-command.ts';
import { createServedParts, type ServedWorkspaces } from '../../../mock/pipeline/served-workspace.ts';
import { createMock, type Mock } from '../../../mock/server.ts';
import { vendors } from '../../../mock/vendors/index.ts';
import { createInitialState } from '../../../mock/workspaces/create-initial-state.ts';
import { MachineTime } from '../../../mock/workspaces/machine-time.ts';
import { SeedSnapshots } from '../../../mock/workspaces/seeded/seed-snapshots.ts';
import type { WorkspaceState } from '../../../mock/workspaces/workspace-state.ts';
import { Workspaces } from '../../../mock/workspaces/workspaces.ts';
import { loadContract } from '../../../specs/contract.ts';
import { ask, startMock } from '../start-mock.ts';
import { callAdmin } from './admin-call.ts';

const written = { type: 'contact.created', at: '2026-01-30T14:00:00.000Z', account: 1, name: 'Kept' };
const event = { ...written, vendor: 'chatwoot' };
const logger = pino({ level: 'silent' });

async function createWorkspaces(): Promise<ServedWorkspaces> {
  const contracts = new Map();
  for (const { name } of vendors) contracts.set(name, await loadContract({ vendor: name }));
  const origin = createInitialState({ scale: 0 }, vendors);
  const [bases, machine] = [new SeedSnapshots(vendors), new MachineTime()];
  return new Workspaces({
    initialState: origin,
    seedSnapshots: bases,
    contracts,
    machine,
    createParts: createServedParts,
    maxWorkspaces: 2,
    idleMs: 3_600_000,
    useIntervalMs: 0,
  });
}

const namesOf = (workspaces: Workspaces) => workspaces.list().map(({ name }) => name);

test('distinguishes changed and unchanged workspaces after restoring a state', async () => {
  const workspaces = await createWorkspaces();
  workspaces.use('changed').appendWritten([event]);
  workspaces.use('unchanged');
  const states = JSON.parse(JSON.stringify(workspaces.capture())) as WorkspaceState[];
  workspaces.restoreStates(states);
  workspaces.use('new');
  expect(namesOf(workspaces)).toEqual(['default', 'changed', 'new']);
});

test('commands of an earlier version drop the same workspaces as then', async () => {
  const workspaces = await createWorkspaces();
  const perform = createPerform({ workspaces, vendors, exchanges: undefined as never }, logger);
  for (const name of ['a', 'b', 'c']) {
    perform({ type: 'use', workspace: name });
    workspaces.find(name)?.clock.set(0);
  }
  expect(namesOf(workspaces)).toEqual(['default', 'b', 'c']);
  expect(() => perform({ type: 'use', workspace: 'd', keepsChanged: true })).toThrow('full');
  expect(namesOf(workspaces)).toEqual(['default', 'b', 'c']);
});

test.each([
  { seed: 7 },
  { now: '2026-01-20T15:00:00.000Z' },
  { profile: 'observed' },
  { edition: 'community' },
  { timezone: 'Asia/Tokyo' },
  { versions: { chatwoot: '4.9.2' } },
])('keeps a workspace that was created with %o', async (options) => {
  const mock = await startMock({ scale: 0, maxWorkspaces: 1, logger });
  const { status } = await callAdmin(mock, '/workspaces', { body: { name: 'own', ...options } });
  expect(status).toBe(200);
  expect((await ask(mock, '/@other/api')).status).toBe(507);
  await callAdmin(mock, '/workspaces/own', { method: 'DELETE' });
  expect((await ask(mock, '/@other/api')).status).toBe(200);
  // A workspace without options of its own is dropped.
  expect((await ask(mock, '/@third/api')).status).toBe(200);
});

test('replaying a log refuses and drops the same workspaces', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const open = () => createMock({ scale: 0, log: `file:${folder}`, maxWorkspaces: 2, logger });
  const list = async (mock: Mock) =>
    ((await callAdmin(mock, '/workspaces')).body as { name: string }[]).map(({ name }) => name);
  const mock = await open();
  await callAdmin(mock, '/events', { workspace: 'a', body: [event] });
  for (const name of ['b', 'c']) await ask(mock, `/@${name}/api`);
  await callAdmin(mock, '/events', { workspace: 'c', body: [event] });
  expect((await ask(mock, '/@d/api')).status).toBe(507);
  expect((await callAdmin(mock, '/events', { workspace: 'd', body: [event] })).status).toBe(507);
  expect((await callAdmin(mock, '/workspaces', { body: { name: 'd' } })).status).toBe(507);
  expect(await list(mock)).toEqual(['default', 'a', 'c']);
  await mock.close();
  const again = await open();
  onTestFinished(() => again.close());
  expect(await list(again)).toEqual(['default', 'a', 'c']);
});
