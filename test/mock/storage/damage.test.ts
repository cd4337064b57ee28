import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import type { Command } from '../../../mock/storage/command.ts';
import type { CommandLog } from '../../../mock/storage/command-log.ts';
import { createFileLog } from '../../../mock/storage/file/file-log.ts';
import { MachineTime } from '../../../mock/workspaces/machine-time.ts';
import type { WorkspaceState } from '../../../mock/workspaces/workspace-state.ts';

const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A server that only records which workspaces were used, in order, and what it logs at the default level. */
async function open(folder: string, segmentSize?: number) {
  const used: string[] = [];
  const logged: string[] = [];
  const options = {
    perform: ({ workspace }: Command) => used.push(workspace),
    machine: new MachineTime(),
    logger: pino({ level: 'error' }, { write: (line: string) => void logged.push(line) }),
    header: { format: 'chatpact.log/1', seed: '1' },
    restart: () => {},
    prepare: () => undefined,
    capture: () =>
      used.map((name) => ({ name, entries: [], snapshots: [], origin: { entries: [] } }) as unknown as WorkspaceState),
    restoreStates: (states: readonly WorkspaceState[]) => used.push(...states.map(({ name }) => name)),
  };
  const log = await createFileLog(folder, options, segmentSize);
  onTestFinished(() => log.close());
  return { log, used, logged };
}

const use = (log: CommandLog, workspace: string) => log.submit({ type: 'use', workspace });

/** Creates a log in which each word has its own line after the first line. */
async function write(): Promise<{ folder: string; path: string; lines: string[] }> {
  const folder = createFolder();
  const { log } = await open(folder);
  for (const word of words) await use(log, word);
  await log.close();
  const path = join(folder, '000001.log');
  return { folder, path, lines: readFileSync(path, 'utf8').split('\n').slice(0, -1) };
}

const toText = (lines: readonly string[]) => `${lines.join('\n')}\n`;
const flip = (line: string) => line.replace(/"workspace":"./, '"workspace":"?');

/** Damage that a crash cannot cause: how the lines change, and the error message. */
const damages: [string, (lines: string[]) => string, RegExp][] = [
  [
    'line endings changed to CRLF',
    (lines) => lines.map((line) => `${line}\r\n`).join(''),
    /^Line 1 of .*000001\.log ends with CRLF/,
  ],
  [
    'a byte changed in the last line',
    (lines) => toText(lines.with(7, flip(lines[7] ?? ''))),
    /^Line 8 of .*000001\.log is damaged/,
  ],
  [
    'a byte changed in each of the last five',
    (lines) => toText([...lines.slice(0, 3), ...lines.slice(3).map(flip)]),
    /^Line 4 of .*000001\.log is damaged\./,
  ],
  [
    'a byte changed in the first line',
    (lines) => toText(lines.with(0, (lines[0] ?? '').replace('seed', 'sEed'))),
    /^Line 1 of .*000001\.log is damaged, and later lines are not/,
  ],
  ['a line deleted', (lines) => toText(lines.toSpliced(3, 1)), /^Line 4 of .* missing, duplicated or out of order/],
  [
    'two lines swapped',
    (lines) => toText(lines.with(3, lines[4] ?? '').with(4, lines[3] ?? '')),
    /^Line 4 of .* missing, duplicated or out of order/,
  ],
  [
    'a duplicated line',
    (lines) => toText(lines.toSpliced(3, 0, lines[3] ?? '')),
    /^Line 5 of .* missing, duplicated or out of order/,
  ],
  [
    'a duplicated last line',
    (lines) => toText([...lines, lines[7] ?? '']),
    /^Line 9 of .* missing, duplicated or out of order/,
  ],
  ['the last lines deleted', (lines) => toText(lines.slice(0, 6)), /000001\.log has 6 lines; it had 8 /],
  ['the file emptied', () => '', /000001\.log is empty/],
  ['the first line cut', (lines) => (lines[0] ?? '').slice(0, 40), /000001\.log has no complete first line/],
];

test.each(damages)('refuses to start and changes nothing when a log has %s', async (_, damage, message) => {
  const { folder, path, lines } = await write();
  const text = damage(lines);
  writeFileSync(path, text);
  for (let tries = 0; tries < 2; tries++) {
    await expect(open(folder)).rejects.toThrow(
      expect.objectContaining({ code: 'DAMAGED_LOG', message: expect.stringMatching(message) }),
    );
    expect(readFileSync(path, 'utf8')).toBe(text);
    const copies = readdirSync(folder).filter((name) => name.startsWith('000001.log.damaged-'));
    expect(copies.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual([text]);
  }
  writeFileSync(path, toText(lines));
  expect((await open(folder)).used).toEqual(words);
});

test('refuses to start without the only segment', async () => {
  const { folder, path } = await write();
  rmSync(path);
  await expect(open(folder)).rejects.toThrow(/000001\.log is missing.* delete chatpact-log\.json\.$/);
  expect(readdirSync(folder)).toEqual(['chatpact-log.json']);
  // As the message advises.
  rmSync(join(folder, 'chatpact-log.json'));
  expect((await open(folder)).used).toEqual([]);
});

test('starts with the lines before the damage after the user has truncated the file', async () => {
  const { folder, path, lines } = await write();
  writeFileSync(path, toText([...lines.slice(0, 5), ...lines.slice(5).map(flip)]));
  await expect(open(folder)).rejects.toThrow(/head -n 5/);
  writeFileSync(path, toText(lines.slice(0, 5)));
  rmSync(join(folder, 'chatpact-log.json'));
  const { log, used } = await open(folder);
  expect(used).toEqual(words.slice(0, 4));
  await use(log, 'more');
  await log.close();
  expect((await open(folder)).used).toEqual([...words.slice(0, 4), 'more']);
});

test('logs a truncated last line as an error, keeps a copy of it, and starts', async () => {
  const { folder, path } = await write();
  rmSync(join(folder, 'chatpact-log.json'));
  const whole = readFileSync(path);
  const last = whole.lastIndexOf(10, whole.length - 2) + 1;
  truncateSync(path, whole.length - 5);
  const { log, used, logged } = await open(folder);
  expect(used).toEqual(words.slice(0, -1));
  expect(logged.join('')).toContain('A crash cut off the last line');
  const copy = readdirSync(folder).find((name) => name.endsWith('.torn')) ?? '';
  expect(readFileSync(join(folder, copy))).toEqual(whole.subarray(last, -5));
  await log.close();
  const again = await open(folder);
  expect([again.used, again.logged]).toEqual([words.slice(0, -1), []]);
});

test('keeps a complete last line without a line feed', async () => {
  const { folder, path } = await write();
  const whole = readFileSync(path);
  truncateSync(path, whole.length - 1);
  const { log, used, logged } = await open(folder);
  expect([used, logged]).toEqual([words, []]);
  await use(log, 'more');
  await log.close();
  expect((await open(folder)).used).toEqual([...words, 'more']);
});

test('detects missing lines between two segments', async () => {
  const folder = createFolder();
  const { log } = await open(folder);
  for (const word of words) await use(log, word);
  await log.close();
  // The segments of a log that could not write its state.
  const next = await open(folder, 100);
  rmSync(join(folder, '000002.state'), { force: true });
  await use(next.log, 'eight');
  await next.log.close();
  const state = readdirSync(folder).find((name) => name.endsWith('.state')) ?? '';
  expect(state).toBe('000002.state');
  const path = join(folder, state);
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  writeFileSync(path, toText(lines.toSpliced(2, 1)));
  await expect(open(folder)).rejects.toThrow(
    /000001\.log is missing, and no state file replaces it.*000002\.state is damaged at line 3/,
  );
});

test('reads a log of format 1, and continues it in a segment of the current format', async () => {
  const folder = createFolder();
  const toLine = (record: object) => {
    const json = JSON.stringify(record);
    return `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`;
  };
  const first = toLine({ beginning: { format: 'chatpact.log/1', seed: '1' } });
  const rest = words.map((workspace) => toLine({ at: 1, commands: [{ type: 'use', workspace }] }));
  writeFileSync(join(folder, '000001.log'), [first, ...rest].join(''));
  const { log, used } = await open(folder);
  expect(used).toEqual(words);
  await use(log, 'more');
  await log.close();
  const again = await open(folder);
  expect(again.used).toEqual([...words, 'more']);
  await again.log.close();
  expect(readFileSync(join(folder, '000001.log'), 'utf8')).toBe([first, ...rest].join(''));
  // An earlier version of chatpact refuses the new segment by its format.
  expect(readFileSync(join(folder, '000002.log'), 'utf8')).toContain('"format":"chatpact.log/2"');
  writeFileSync(join(folder, '000001.log'), [first, ...rest.slice(0, -1)].join(''));
  await expect(open(folder)).rejects.toThrow(/000001\.log has 7 lines; it had 8 /);
});
