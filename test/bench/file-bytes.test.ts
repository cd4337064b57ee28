import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sumFileBytes } from '../../bench/installation/file-bytes.ts';

/** Creates a folder with files of the given sizes by path. It is removed after the test. */
function createFolder(files: Record<string, number>): string {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-bytes-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), Buffer.alloc(bytes));
  }
  return folder;
}

test('adds up the bytes of files in all folders, including hidden ones', () => {
  expect(sumFileBytes(createFolder({ a: 1, 'b/c/d': 20, '.hidden/e': 300, 'b/empty': 0 }))).toBe(321);
});

test('skips folders by name at any depth, but not files of that name', () => {
  const folder = createFolder({ a: 1, 'node_modules/b': 20, 'c/node_modules/d': 300, 'c/e': 4000 });
  expect(sumFileBytes(folder, ['node_modules'])).toBe(4001);
  expect(sumFileBytes(createFolder({ node_modules: 5 }), ['node_modules'])).toBe(5);
});

test.skipIf(process.platform === 'win32')('neither counts nor follows symbolic links', () => {
  const folder = createFolder({ 'a/b': 7 });
  symlinkSync(join(folder, 'a'), join(folder, 'folder'));
  symlinkSync(join(folder, 'a/b'), join(folder, 'file'));
  symlinkSync(folder, join(folder, 'a/circle'));
  expect(sumFileBytes(folder)).toBe(7);
});
