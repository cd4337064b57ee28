import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { createMock, type Mock, type MockOptions } from '../../../mock/server.ts';
import type { LogEntry } from '../../../mock/state/event-log.ts';
import { readState, writeState } from '../../../mock/storage/file/state-file.ts';
import type { WorkspaceState } from '../../../mock/workspaces/workspace-state.ts';
import { ask, headersOf } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const toWorkspace = (entries: LogEntry[], snapshots: LogEntry[][], origin: LogEntry[] = []) =>
  ({
    name: 'default',
    origin: { entries: origin },
    entries,
    snapshots: snapshots.map((list, index) => ({ name: `s${index}`, clock: index, entries: list })),
  }) as unknown as WorkspaceState;

let made = 0;
const createEntry = (): LogEntry => ({ vendor: 'chatwoot', event: { type: 'x', at: ++made } });
const begun = { format: 'chatpact.log/1' };

/** Describes each list, and where each entry occurred first: equal for lists that share the same entries. */
function toIdentities(workspaces: readonly WorkspaceState[]): unknown {
  const met = new Map<LogEntry, number>();
  const number = (entry: LogEntry) => {
    if (!met.has(entry)) met.set(entry, met.size);
    return [met.get(entry), entry.event.at];
  };
  return workspaces.map(({ origin, entries, snapshots }) =>
    [origin.entries, entries, ...snapshots.map((each) => each.entries)].map((list) => list.map(number)),
  );
}

test('a state restores lists of entries, and the entries that they share', async () => {
  const path = join(createFolder(), '000002.state');
  /** Each list continues from a position in an earlier one. */
  const step = fc.record({ from: fc.nat(), at: fc.nat(), more: fc.nat({ max: 3 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
      const lists: LogEntry[][] = [[createEntry()]];
      for (const { from, at, more } of steps) {
        const parent = lists[from % lists.length] ?? [];
        const kept = parent.slice(0, at % (parent.length + 1));
        lists.push([...kept, ...Array.from({ length: more }, createEntry)]);
      }
      const [origin = [], entries = [], other = [], ...snapshots] = lists;
      const workspaces = [toWorkspace(entries, snapshots, origin), toWorkspace(other, [], origin)];
      await writeState(path, begun, workspaces);
      const state = await readState(path);
      expect(state).toMatchObject({ workspaces });
      expect('workspaces' in state && toIdentities(state.workspaces)).toEqual(toIdentities(workspaces));
    }),
    { numRuns: 60, seed: 20261129 },
  );
});

test('two hundred snapshots need little more space than one', async () => {
  const folder = createFolder();
  const entries = Array.from({ length: 5_000 }, createEntry);
  const sizeOf = async (count: number) => {
    const path = join(folder, `${count}.state`);
    const snapshots = Array.from({ length: count }, (_, index) => entries.slice(0, entries.length - index));
    await writeState(path, begun, [toWorkspace(entries, snapshots)]);
    return statSync(path).size;
  };
  expect(await sizeOf(200)).toBeLessThan((await sizeOf(1)) * 1.2);
});

async function open(options: MockOptions = {}): Promise<Mock> {
  const mock = await createMock({ scale: 0, logger: pino({ level: 'silent' }), ...options });
  onTestFinished(() => mock.close());
  return mock;
}

async function writeContact(mock: Mock, name: string, size = 0): Promise<void> {
  const { status } = await ask(mock, '/api/v1/accounts/1/contacts', {
    method: 'POST',
    headers: { ...headersOf(mock, 'chatwoot', 'administrator', 1), 'content-type': 'application/json' },
    body: JSON.stringify({ inbox_id: 1, name, custom_attributes: { large: 'x'.repeat(size) } }),
  });
  expect(status).toBe(200);
}

/** Restores every snapshot and exports it as a fixture. */
async function lookAtSnapshots(mock: Mock): Promise<string[]> {
  const exports: string[] = [(await callAdmin(mock, '/export')).text];
  const { body } = await callAdmin(mock, '/snapshots');
  for (const { name } of body as { name: string }[]) {
    expect((await callAdmin(mock, `/snapshots/${name}/restore`, { method: 'POST' })).status).toBe(200);
    exports.push((await callAdmin(mock, '/export')).text, (await callAdmin(mock, '/state')).text);
  }
  return exports;
}

/** Takes snapshots of two initial states, and of two branches of the second; more than fits into a segment. */
async function act(mock: Mock): Promise<void> {
  const save = (name: string) => callAdmin(mock, '/snapshots', { body: { name } });
  await writeContact(mock, 'Before');
  await save('before-import');
  const [first] = (await callAdmin(mock, '/export')).text.split('\n');
  await callAdmin(mock, '/import', { body: `${first?.replace('"seed":1', '"seed":2')}\n` });
  for (let count = 0; count < 9; count++) {
    await writeContact(mock, `Cy ${count}`, 450_000);
    await save(`s${count}`);
  }
  await callAdmin(mock, '/snapshots/s4/restore', { method: 'POST' });
  for (let count = 0; count < 11; count++) {
    await writeContact(mock, `Di ${count}`, 450_000);
    await save(`t${count}`);
  }
}

test('a compacted log keeps snapshots, also of branches and of another initial state', async () => {
  const folder = createFolder();
  const [kept, alone] = [await open({ log: `file:${folder}` }), await open()];
  await act(kept);
  await act(alone);
  await expect.poll(() => readdirSync(folder)).toContain('000002.state');
  await kept.close();
  expect(statSync(join(folder, '000002.state')).size).toBeLessThan(11_000_000);
  const looked = await lookAtSnapshots(await open({ log: `file:${folder}` }));
  expect(looked).toHaveLength(1 + 2 * 21);
  expect(looked).toEqual(await lookAtSnapshots(alone));
});
