import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { Lock } from '../../../mock/storage/file/lock.ts';

const times = { renewIntervalMs: 20, timeoutMs: 1500 };
const inUse = (message: RegExp) =>
  expect.objectContaining({ code: 'LOG_IN_USE', message: expect.stringMatching(message) });

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const take = (folder: string) => Lock.take(folder, join(folder, 'lock'), times);

/** Starts a process that locks a folder and holds the lock. */
async function holdElsewhere(folder: string, within: readonly string[] = []): Promise<ChildProcess> {
  const module = new URL('../../../mock/storage/file/lock.ts', import.meta.url).href;
  const script = `
    const { Lock } = await import(${JSON.stringify(module)});
    await Lock.take(${JSON.stringify(folder)}, ${JSON.stringify(join(folder, 'lock'))}, ${JSON.stringify(times)});
    process.stdout.write('held');
    setInterval(() => {}, 1000);`;
  const [program = '', ...args] = [...within, process.execPath, '--import', 'tsx', '--input-type=module', '-e', script];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

test('refuses a folder that this process holds, also by another path, until it is released', async () => {
  const folder = createFolder();
  const link = join(createFolder(), 'link');
  symlinkSync(folder, link);
  const lock = await take(folder);
  for (const path of [folder, `${folder}/.`, link]) await expect(take(path)).rejects.toEqual(inUse(/only one can/));
  await lock.release();
  expect(existsSync(join(folder, 'lock'))).toBe(false);
  await (await take(link)).release();
});

test('refuses a folder that another process holds, and takes it immediately when that was killed', async () => {
  const folder = createFolder();
  const holder = await holdElsewhere(folder);
  await expect(take(folder)).rejects.toEqual(inUse(new RegExp(`^Process ${holder.pid} writes this log`)));
  await kill(holder);
  const before = performance.now();
  const lock = await take(folder);
  expect(performance.now() - before).toBeLessThan(times.timeoutMs);
  await lock.release();
});

test('a process with a reused id does not count as the holder', async () => {
  const folder = createFolder();
  const own = await take(folder);
  const [, id, startedAt, ...space] = readFileSync(join(folder, 'lock'), 'utf8').split(' ');
  await own.release();
  // It is running, but started at another time.
  writeFileSync(join(folder, 'lock'), [process.ppid, id, Number(startedAt) - 1, ...space].join(' '));
  await (await take(folder)).release();
});

test('detects a holder in another namespace by its renewals', async () => {
  const folder = createFolder();
  const path = join(folder, 'lock');
  const own = await take(folder);
  const text = readFileSync(path, 'utf8');
  const elsewhere = `${text.split(' ').slice(0, 3).join(' ')} another-machine pid:[1]`;
  writeFileSync(path, elsewhere);
  await expect(take(`${folder}`)).rejects.toEqual(inUse(/only one can/));
  await own.release();
  // A lock of a process that was killed there.
  writeFileSync(path, elsewhere);
  await (await take(folder)).release();
  // A lock of a running process.
  writeFileSync(path, elsewhere);
  let isOver = false;
  const living = (async () => {
    for (; !isOver; await sleep(20)) writeFileSync(path, elsewhere);
  })();
  await expect(take(folder)).rejects.toEqual(inUse(/in another container or on another machine/));
  isOver = true;
  await living;
});

const canUnshare = spawnSync('unshare', ['-pf', 'true']).status === 0;

test.skipIf(!canUnshare)(
  'refuses a lock of a running process in another PID namespace, and takes over that of a killed one',
  async () => {
    const folder = createFolder();
    const holder = await holdElsewhere(folder, ['unshare', '-pf', '--kill-child', '--mount-proc']);
    await expect(take(folder)).rejects.toEqual(inUse(/in another container or on another machine/));
    await kill(holder);
    await (await take(folder)).release();
  },
  30_000,
);

test('closing does not remove a lock that another process has taken', async () => {
  const folder = createFolder();
  const path = join(folder, 'lock');
  const lock = await take(folder);
  expect(await lock.check()).toBe('held');
  rmSync(path);
  expect(await lock.check()).toBe('gone');
  writeFileSync(path, 'of another');
  expect(await lock.check()).toBe('taken');
  await lock.release();
  expect(readFileSync(path, 'utf8')).toBe('of another');
});
