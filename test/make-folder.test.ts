import { existsSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../make-folder.ts';

const fresh = () => mkdtempSync(join(tmpdir(), 'chatpact-folder-'));

test('a folder is made with those above it, and one that is there is left alone', () => {
  const path = join(fresh(), 'a', 'b', 'c');
  makeFolder(path, 0o700);
  makeFolder(path);
  expect(statSync(path).isDirectory()).toBe(true);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o700);
});

test('a file in the way is an error', () => {
  const file = join(fresh(), 'file');
  writeFileSync(file, '');
  expect(() => makeFolder(file)).toThrow(/EEXIST/);
  expect(() => makeFolder(join(file, 'below'))).toThrow(/EEXIST|ENOTDIR/);
});

test.runIf(existsSync('/proc'))('where no folder can be, that is an error and no wait without end', () => {
  expect(() => makeFolder('/proc/nothing/here')).toThrow(/ENOENT/);
});
