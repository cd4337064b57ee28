import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { buildIfNeeded } from '../../build.ts';
import { programFile } from '../../package-under-test.ts';

beforeAll(buildIfNeeded);

const isRoot = process.getuid?.() === 0;
const nobodyUid = 65534;

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-mistakes-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts a mock that fails, and returns its output. */
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

/** Mounts a small file system in a folder; undefined if this user may not mount. */
function mount(options: string): string | undefined {
  const folder = createFolder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status !== 0) return undefined;
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  return folder;
}

test('reports a file in place of the folder or of a parent folder', () => {
  const path = join(createFolder(), 'file');
  writeFileSync(path, '');
  expectMistake(`file:${path}`, /a file with this name exists \(EEXIST\)\. Choose a folder\./);
  expectMistake(`file:${path}/log`, /a part of its path is a file \(ENOTDIR\)/);
});

test.each(['000001.log', 'lock', 'chatpact-log.json'])('reports a folder in place of the file %s', (name) => {
  const folder = createFolder();
  mkdirSync(join(folder, name));
  expectMistake(`file:${folder}`, /a folder exists in place of a file/);
});

test('reports a loop of symbolic links', () => {
  const path = join(createFolder(), 'link');
  symlinkSync(path, path);
  expectMistake(`file:${path}/log`, /its symbolic links form a loop|a file with this name exists/);
});

test('reports a path that is too long', () =>
  expectMistake(`file:${createFolder()}/${'x'.repeat(300)}`, /its path is too long/));

test('reports a file URL of another machine', () =>
  expectMistake(
    'file://elsewhere/log',
    /Expected file:FOLDER.*got file:\/\/elsewhere\/log\./,
    undefined,
    'INVALID_LOG_ADDRESS',
  ));

test.skipIf(!isRoot)('reports a folder and a log of another user', () => {
  const folder = createFolder();
  expectMistake(
    `file:${folder}`,
    /this user has no permission \(EACCES\)\. \S+ belongs to user 0; this is user 65534\./,
    nobodyUid,
  );
  expectMistake(`file:${folder}/new`, /this user has no permission \(EACCES\)\./, nobodyUid);
  // Another user's log in a folder that everyone can write.
  chmodSync(folder, 0o777);
  writeFileSync(join(folder, '000001.log'), '', { mode: 0o600 });
  expectMistake(`file:${folder}`, /000001\.log belongs to user 0; this is user 65534\./, nobodyUid);
});

test.skipIf(!isRoot)('reports a folder of this user without write permission', () => {
  const folder = createFolder();
  chownSync(folder, nobodyUid, nobodyUid);
  chmodSync(folder, 0o500);
  expectMistake(`file:${folder}`, /this user has no permission \(EACCES\)\. Grant this user the permission/, nobodyUid);
});

test.skipIf(!isRoot)('reports a full disk and a read-only one', () => {
  const full = mount('size=4k');
  const readOnly = mount('ro');
  if (!full || !readOnly) {
    process.stderr.write('skipped: a file system of its own needs the right to mount one\n');
    return;
  }
  writeFileSync(join(full, 'large'), 'x'.repeat(4096));
  expectMistake(`file:${full}`, /there is no space left on its disk \(ENOSPC\)\. Free some space/);
  expectMistake(`file:${full}/log`, /there is no space left on its disk \(ENOSPC\)\. Free some space/);
  expectMistake(`file:${readOnly}`, /its file system is read-only \(EROFS\)/);
});
