import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { createMock, type Mock } from '../../../mock/server.ts';
import { ask, headersOf } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';

const messages = '/api/v1/accounts/1/conversations/1/messages';

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-gone-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function open(folder: string): Promise<{ mock: Mock; logged: string[] }> {
  const logged: string[] = [];
  const logger = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) });
  const mock = await createMock({ scale: 0.02, log: `file:${folder}`, logger });
  onTestFinished(() => mock.close());
  return { mock, logged };
}

const say = (mock: Mock, content: string) =>
  ask(mock, messages, {
    method: 'POST',
    headers: { ...headersOf(mock, 'chatwoot', 'administrator', 1), 'content-type': 'application/json' },
    body: JSON.stringify({ content }),
  });

const read = async (mock: Mock) => (await callAdmin(mock, '/export')).text;
const health = async (mock: Mock) => (await callAdmin(mock, '/health')).body;

/** Ways in which the folder or the current file can be lost. */
const losses: [string, (folder: string) => void][] = [
  ['the folder is deleted', (folder) => rmSync(folder, { recursive: true })],
  [
    'the folder is replaced by an empty one',
    (folder) => {
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
    },
  ],
  ['the file is deleted', (folder) => rmSync(join(folder, '000001.log'))],
  [
    'the file is replaced',
    (folder) => {
      rmSync(join(folder, '000001.log'));
      writeFileSync(join(folder, '000001.log'), '');
    },
  ],
  ['the lock is deleted', (folder) => rmSync(join(folder, 'lock'))],
];

test.each(losses)('refuses writes when %s', async (_, lose) => {
  const folder = createFolder();
  const { mock, logged } = await open(folder);
  expect((await say(mock, 'before')).status).toBe(200);
  expect(await health(mock)).toMatchObject({ status: 'ok', log: { state: 'following' } });
  lose(folder);
  const refused = await say(mock, 'after');
  expect(refused).toMatchObject({ status: 503, body: { errors: [{ code: 'unavailable' }] } });
  expect(await health(mock)).toMatchObject({
    status: 'degraded',
    log: {
      state: 'unusable',
      reason: expect.stringContaining('deleted, moved or replaced'),
      since: expect.any(String),
    },
  });
  expect(logged.join('')).toContain('deleted, moved or replaced');
  // Reads are answered, and the state can be exported.
  expect(await read(mock)).toContain('before');
  expect(await read(mock)).not.toContain('after');
});

test('reports a lost folder in /health before the next write', async () => {
  const folder = createFolder();
  const { mock } = await open(folder);
  rmSync(folder, { recursive: true });
  await expect.poll(() => health(mock), { timeout: 10_000 }).toMatchObject({ status: 'degraded' });
});

test('accepts writes when a moved folder is back, without those that were refused meanwhile', async () => {
  const folder = createFolder();
  const away = `${folder}-away`;
  const { mock } = await open(folder);
  const acknowledged: string[] = [];
  const refused: string[] = [];
  const write = async (writer: number) => {
    for (let count = 0; count < 40; count++) {
      const text = `text ${writer} ${count}.`;
      ((await say(mock, text)).status === 200 ? acknowledged : refused).push(text);
      if (writer === 0 && count === 10) renameSync(folder, away);
      if (writer === 0 && count === 20) renameSync(away, folder);
    }
  };
  await Promise.all([write(0), write(1), write(2)]);
  expect(refused.length).toBeGreaterThan(5);
  expect(acknowledged.length).toBeGreaterThan(20);
  await mock.close();
  const text = await read((await open(folder)).mock);
  expect(acknowledged.filter((each) => text.split(each).length !== 2)).toEqual([]);
  expect(refused.filter((each) => text.includes(each))).toEqual([]);
});

test('a paused mock does not write to a folder that another process has taken', async () => {
  const folder = createFolder();
  const { mock } = await open(folder);
  expect((await say(mock, 'before')).status).toBe(200);
  rmSync(join(folder, 'lock'));
  writeFileSync(join(folder, 'lock'), 'of another');
  expect((await say(mock, 'after')).status).toBe(503);
  expect((await say(mock, 'later')).status).toBe(503);
  expect(await health(mock)).toMatchObject({ log: { reason: expect.stringContaining('another process took') } });
});
