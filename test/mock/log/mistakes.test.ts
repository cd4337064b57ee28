import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { buildIfNeeded } from '../../build.ts';
import { programFile } from '../../package-under-test.ts';

beforeAll(buildIfNeeded);

const isRoot = process.getuid?.() === 0;
const nobody = 65534;

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-mistakes-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A mock that can't start, and what it says. */
function start(log: string, uid?: number): { status: number | null; stderr: string } {
  const args = [programFile, 'mock', '--port', '0', '--scale', '0', '--log', log];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000, uid });
  return { status, stderr };
}

function expectMistake(log: string, message: RegExp, uid?: number, code = 'UNUSABLE_LOG'): void {
  const { status, stderr } = start(log, uid);
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(new RegExp(`\\[${code}\\]\n$`));
  expect(status).toBe(2);
}

/** A small file system in a folder; undefined where this user may mount none. */
function mount(options: string): string | undefined {
  const folder = createFolder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status !== 0) return undefined;
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  return folder;
}

test('a file in place of the folder, and of one above it', () => {
  const path = join(createFolder(), 'file');
  writeFileSync(path, '');
  expectMistake(`file:${path}`, /a file of that name is there \(EEXIST\)\. Name a folder\./);
  expectMistake(`file:${path}/log`, /a part of its path is a file \(ENOTDIR\)/);
});

test.each(['000001.log', 'lock', 'chatpact-log.json'])('a folder in place of the file %s', (name) => {
  const folder = createFolder();
  mkdirSync(join(folder, name));
  expectMistake(`file:${folder}`, /a folder is in place of a file/);
});

test('a symbolic link that goes in circles', () => {
  const path = join(createFolder(), 'link');
  symlinkSync(path, path);
  expectMistake(`file:${path}/log`, /its symbolic links go in circles|a file of that name is there/);
});

test('a path that is too long', () =>
  expectMistake(`file:${createFolder()}/${'x'.repeat(300)}`, /its path is too long/));

test('a file URL of another machine', () =>
  expectMistake('file://elsewhere/log', /got file:\/\/elsewhere\/log\. Write file:FOLDER/, undefined, 'BAD_OPTION'));

test.skipIf(!isRoot)('a folder and a log of another user', () => {
  const folder = createFolder();
  expectMistake(`file:${folder}`, /this user may not \(EACCES\)\. \S+ belongs to user 0; this is user 65534\./, nobody);
  expectMistake(`file:${folder}/new`, /this user may not \(EACCES\)\./, nobody);
  // Somebody else’s log in a folder that everybody can write.
  chmodSync(folder, 0o777);
  writeFileSync(join(folder, '000001.log'), '', { mode: 0o600 });
  expectMistake(`file:${folder}`, /000001\.log belongs to user 0; this is user 65534\./, nobody);
});

test.skipIf(!isRoot)('a folder of one’s own without the right to write', () => {
  const folder = createFolder();
  chownSync(folder, nobody, nobody);
  chmodSync(folder, 0o500);
  expectMistake(`file:${folder}`, /this user may not \(EACCES\)\. Give this user the rights/, nobody);
});

test.skipIf(!isRoot)('a disk without space, and one that is read-only', () => {
  const full = mount('size=4k');
  const readOnly = mount('ro');
  if (!full || !readOnly) {
    process.stderr.write('skipped: a file system of its own needs the right to mount one\n');
    return;
  }
  writeFileSync(join(full, 'large'), 'x'.repeat(4096));
  expectMistake(`file:${full}`, /there is no space left on its disk \(ENOSPC\)\. Make room/);
  expectMistake(`file:${full}/log`, /there is no space left on its disk \(ENOSPC\)\. Make room/);
  expectMistake(`file:${readOnly}`, /its file system is read-only \(EROFS\)/);
});
