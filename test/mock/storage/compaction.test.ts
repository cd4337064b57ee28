import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import type { Command } from '../../../mock/storage/command.ts';
import type { CommandLog } from '../../../mock/storage/command-log.ts';
import { createFileLog } from '../../../mock/storage/file/file-log.ts';
import { MachineTime } from '../../../mock/workspaces/machine-time.ts';
import type { WorkspaceState } from '../../../mock/workspaces/workspace-state.ts';

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A server that only records which workspaces were used, in order. A segment of 300 bytes is full after a few. */
async function open(folder: string): Promise<{ log: CommandLog; used: string[] }> {
  const used: string[] = [];
  const options = {
    perform: ({ workspace }: Command) => used.push(workspace),
    machine: new MachineTime(),
    logger: pino({ level: 'silent' }),
    header: { format: 'chatpact.log/1' },
    restart: () => {},
    prepare: () => undefined,
    capture: () =>
      used.map((name) => ({ name, origin: { entries: [] }, entries: [], snapshots: [] }) as unknown as WorkspaceState),
    restoreStates: (states: readonly WorkspaceState[]) => used.push(...states.map(({ name }) => name)),
  };
  const log = await createFileLog(folder, options, 300);
  onTestFinished(() => log.close());
  return { log, used };
}

/** Copies a folder at one moment. The copy is repeated if a file disappears meanwhile. */
function copy(folder: string): string {
  for (;;) {
    const path = createFolder();
    try {
      cpSync(folder, path, { recursive: true });
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}

const use = (log: CommandLog, workspace: string) => log.submit({ type: 'use', workspace });

test('a copy of the folder at any moment contains all acknowledged commands in order', async () => {
  const folder = createFolder();
  const { log, used } = await open(folder);
  const copies: { path: string; answered: number }[] = [];
  for (let count = 0; count < 60; count++) {
    const writing = use(log, `w${count}`);
    // Sometimes during a write or a compaction.
    if (count % 3 === 0) await new Promise((resolve) => setTimeout(resolve, count % 4));
    const answered = used.length;
    const path = copy(folder);
    copies.push({ path, answered });
    rmSync(join(path, 'lock'));
    await writing;
  }
  await log.close();
  expect(used).toHaveLength(60);
  for (const { path, answered } of copies) {
    const opened = await open(path);
    expect(opened.used.slice(0, answered)).toEqual(used.slice(0, answered));
    expect(used.slice(0, opened.used.length)).toEqual(opened.used);
    await opened.log.close();
  }
});

test('deletes segments that a state replaces', async () => {
  const folder = createFolder();
  const { log } = await open(folder);
  for (let count = 0; count < 200; count++) await use(log, `w${count}`);
  await log.close();
  expect(readdirSync(folder).length).toBeLessThanOrEqual(3);
  const again = await open(folder);
  expect(again.used).toEqual(Array.from({ length: 200 }, (_, count) => `w${count}`));
});

test('reports a missing or damaged state, since earlier segments were deleted', async () => {
  const folder = createFolder();
  const { log } = await open(folder);
  for (let count = 0; count < 50; count++) await use(log, `w${count}`);
  await log.close();
  const state = join(folder, readdirSync(folder).find((name) => name.endsWith('.state')) ?? '');
  const text = readFileSync(state, 'utf8');
  writeFileSync(state, text.slice(0, -20));
  await expect(open(folder)).rejects.toThrow(/000001\.log is missing, and no state file replaces it/);
  rmSync(state);
  await expect(open(folder)).rejects.toThrow(/000001\.log is missing/);
  writeFileSync(state, text);
  expect((await open(folder)).used).toHaveLength(50);
});

test('continues with the current segment if a new one cannot be created', async () => {
  const folder = createFolder();
  const { log, used } = await open(folder);
  mkdirSync(join(folder, '000002.log'));
  for (let count = 0; count < 50; count++) await use(log, `w${count}`);
  expect(used).toHaveLength(50);
  await log.close();
  rmSync(join(folder, '000002.log'), { recursive: true });
  // As a crash during a write leaves it.
  appendFileSync(join(folder, '000001.log'), '12345678 {"at":1,"comm');
  expect((await open(folder)).used).toEqual(used);
});

test('writes concurrent commands together and performs them in order', async () => {
  const { log, used } = await open(createFolder());
  const names = Array.from({ length: 50 }, (_, count) => `w${count}`);
  const answers = await Promise.all(names.map((name) => use(log, name)));
  expect(answers).toEqual(names.map((_, index) => index + 1));
  expect(used).toEqual(names);
});
