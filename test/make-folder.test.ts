import { existsSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../make-folder.ts';

const fresh = () => mkdtempSync(join(tmpdir(), 'chatpact-folder-'));

test('creates a folder with its parents, and does not change an existing one', () => {
  const path = join(fresh(), 'a', 'b', 'c');
  makeFolder(path, 0o700);
  makeFolder(path);
  expect(statSync(path).isDirectory()).toBe(true);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o700);
});

test('throws if a file is in the path', () => {
  const file = join(fresh(), 'file');
  writeFileSync(file, '');
  expect(() => makeFolder(file)).toThrow(/EEXIST/);
  expect(() => makeFolder(join(file, 'below'))).toThrow(/EEXIST|ENOTDIR/);
});

test.runIf(existsSync('/proc'))('throws for an impossible path instead of trying forever', () => {
  expect(() => makeFolder('/proc/nothing/here')).toThrow(/ENOENT/);
});
