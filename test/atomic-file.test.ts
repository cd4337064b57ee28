import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeFileAtomically } from '../atomic-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chatpact-whole-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const failure = (code: string) => Object.assign(new Error(code), { code });

/** Simulates a disk with room for this many characters. */
const withRoomFor =
  (characters: number, code = 'ENOSPC') =>
  (descriptor: number, text: string) => {
    writeSync(descriptor, text.slice(0, characters));
    if (text.length > characters) throw failure(code);
  };

describe('writes a file', () => {
  test('completely, and creates its folders', () => {
    const path = join(folder, 'a', 'b', 'report.json');
    writeFileAtomically(path, '{"whole":true}');
    expect(readFileSync(path, 'utf8')).toBe('{"whole":true}');
    expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['report.json']);
  });

  test('in place of an older one, and keeps its permissions', () => {
    const path = join(folder, 'report.json');
    writeFileSync(path, 'old');
    chmodSync(path, 0o640);
    writeFileAtomically(path, 'new');
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['new', 0o640]);
  });

  test('through a symbolic link', () => {
    writeFileSync(join(folder, 'real'), 'old');
    symlinkSync('real', join(folder, 'link'));
    writeFileAtomically(join(folder, 'link'), 'new');
    expect(readFileSync(join(folder, 'real'), 'utf8')).toBe('new');
  });

  test.each(['EACCES', 'EROFS', 'EBUSY'])('directly if no temporary file can be written beside it (%s)', (code) => {
    const path = join(folder, 'report.json');
    writeFileSync(path, 'old');
    writeFileAtomically(path, 'new', withRoomFor(0, code));
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['report.json']);
  });
});

describe('on a full disk', () => {
  test('keeps the older file unchanged', () => {
    const path = join(folder, 'report.json');
    writeFileSync(path, 'old and whole');
    expect(() => writeFileAtomically(path, 'new and longer', withRoomFor(5))).toThrow(
      expect.objectContaining({ code: 'UNWRITABLE_FILE', message: `Cannot write ${path}: the disk is full (ENOSPC).` }),
    );
    expect(readFileSync(path, 'utf8')).toBe('old and whole');
    expect(readdirSync(folder)).toEqual(['report.json']);
  });

  test('leaves no new file', () => {
    const path = join(folder, 'report.json');
    expect(() => writeFileAtomically(path, 'new', withRoomFor(1))).toThrow('the disk is full');
    expect(readdirSync(folder)).toEqual([]);
  });

  test.skipIf(!existsSync('/dev/full'))('reports the error of a device', () => {
    expect(() => writeFileAtomically('/dev/full', 'new')).toThrow('Cannot write /dev/full: the disk is full (ENOSPC).');
  });
});

test.each([
  ['EDQUOT', 'the disk quota is used up (EDQUOT)'],
  ['EIO', 'the disk reports an error (EIO)'],
  ['ESTRANGE', 'Check that its folder exists and that you may write to it'],
])('explains %s', (code, words) => {
  expect(() => writeFileAtomically(join(folder, 'x'), 'text', withRoomFor(0, code))).toThrow(words);
});
