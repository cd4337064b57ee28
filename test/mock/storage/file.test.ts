import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createMock, type Mock, type MockOptions } from '../../../mock/server.ts';
import { act, paths, prefixes } from '../random-acts.ts';
import { type Answer, ask, headersOf, startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';

const messages = '/api/v1/accounts/1/conversations/1/messages';

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const silent = pino({ level: 'silent' });

/** A mock with a log in a folder. It is closed at the end of the test. */
async function open(folder: string, options: MockOptions = {}): Promise<Mock> {
  const mock = await createMock({ scale: 0.02, log: `file:${folder}`, logger: silent, ...options });
  onTestFinished(() => mock.close());
  return mock;
}

const say = (mock: Mock, content: string) =>
  ask(mock, messages, {
    method: 'POST',
    headers: { ...headersOf(mock, 'chatwoot', 'administrator', 1), 'content-type': 'application/json' },
    body: JSON.stringify({ content }),
  });

async function read(mock: Mock): Promise<string[]> {
  const { body } = await ask(mock, messages, { headers: headersOf(mock, 'chatwoot', 'administrator', 1) });
  return (body as { payload: { content: string }[] }).payload.map(({ content }) => content);
}

/**
 * Reads everything that distinguishes states, of every workspace. Injected faults are listed and then removed, so that
 * they do not apply to the reads.
 */
async function lookAt(mock: Mock): Promise<unknown[]> {
  const headers = headersOf(mock, 'chatwoot', 'administrator', 1);
  const answers: Answer[] = [];
  for (const prefix of prefixes) {
    for (const path of ['/faults', '/clock', '/snapshots', '/state'])
      answers.push(await ask(mock, `${prefix}/__admin${path}`));
    await ask(mock, `${prefix}/__admin/faults`, { method: 'DELETE' });
    for (const path of [...paths, messages]) answers.push(await ask(mock, prefix + path, { headers }));
  }
  return answers.map(({ status, text }) => ({ status, text }));
}

test('a restarted mock continues with the state before the stop', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 8 }), fc.nat({ max: 8 }), async (acts, stop) => {
      const folder = mkdtempSync(join(tmpdir(), 'chatpact-log-'));
      const options = { scale: 0.02, log: `file:${folder}`, logger: silent };
      const alone = await createMock({ scale: 0.02 });
      let kept = await createMock(options);
      for (const [index, each] of acts.entries()) {
        if (index === stop % acts.length) {
          await kept.close();
          kept = await createMock(options);
        }
        expect(await each(kept)).toEqual(await each(alone));
      }
      await kept.close();
      kept = await createMock(options);
      expect(await lookAt(kept)).toEqual(await lookAt(alone));
      await Promise.all([kept.close(), alone.close()]);
      rmSync(folder, { recursive: true });
    }),
    { numRuns: process.env.CI ? 20 : 6, seed: 20261121 },
  );
}, 600_000);

test('drops an entry that a crash truncated at any byte, and keeps all before it', async () => {
  const folder = createFolder();
  const first = await open(folder);
  for (const content of ['one', 'two', 'three']) await say(first, content);
  const [path, mark] = [join(folder, '000001.log'), join(folder, 'chatpact-log.json')];
  // The files as they are when the process is killed.
  const [whole, marked] = [readFileSync(path), readFileSync(mark)];
  await first.close();
  const last = whole.lastIndexOf(10, whole.length - 2) + 1;
  for (const length of [last, last + 1, last + 8, last + 9, last + 100, whole.length - 2]) {
    writeFileSync(path, whole.subarray(0, length));
    writeFileSync(mark, marked);
    const mock = await open(folder);
    expect(await read(mock), `cut at ${length}`).toEqual(expect.arrayContaining(['one', 'two']));
    expect(await read(mock)).not.toContain('three');
    expect((await say(mock, 'four')).status).toBe(200);
    await mock.close();
    const again = await open(folder);
    expect(await read(again)).toEqual(expect.arrayContaining(['one', 'two', 'four']));
    await again.close();
  }
  // Complete except for its line feed: it may have been acknowledged.
  writeFileSync(path, whole.subarray(0, -1));
  writeFileSync(mark, marked);
  expect(await read(await open(folder))).toEqual(expect.arrayContaining(['one', 'two', 'three']));
});

test('reports damage that a crash cannot cause, and changes nothing', async () => {
  const folder = createFolder();
  const first = await open(folder);
  for (const content of ['one', 'two', 'three']) await say(first, content);
  await first.close();
  const path = join(folder, '000001.log');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('"two"', '"TWO"'));
  await expect(open(folder)).rejects.toThrow(/^Line 4 of .*000001\.log is damaged, and later lines are not\./);
  expect(readFileSync(path, 'utf8')).toHaveLength(text.length);
  writeFileSync(path, text);
  expect(await read(await open(folder))).toContain('three');
});

test('only one process can write a log, and a killed process does not block others', async () => {
  const folder = createFolder();
  const first = await open(folder);
  await say(first, 'one');
  await expect(open(folder)).rejects.toThrow(/only one can/);
  await first.close();
  // A running process, and one that does not exist.
  writeFileSync(join(folder, 'lock'), `${process.ppid} other`);
  await expect(open(folder)).rejects.toThrow(`Process ${process.ppid} writes this log, and only one can.`);
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  writeFileSync(join(folder, 'lock'), `${pid} other`);
  expect(await read(await open(folder))).toContain('one');
});

test('refuses a log that was created with other options', async () => {
  const folder = createFolder();
  await (await open(folder)).close();
  await expect(open(folder, { seed: 2 })).rejects.toThrow('The log was created with other options: seed 1, now 2.');
  // The idle time may differ, since drops are recomputed from the log.
  await expect(open(folder, { maxWorkspaces: 5 })).rejects.toThrow(
    /created with other options: maxWorkspaces 1000, now 5/,
  );
  expect(readdirSync(folder)).toEqual(['000001.log', 'chatpact-log.json']);
  await expect(open(join(folder, '000001.log'))).rejects.toThrow(/Cannot create or open the log/);
  await expect(open('/proc/nothing/here')).rejects.toThrow(/Cannot create or open the log/);
  await (await open(join(folder, 'one', 'in', 'another'))).close();
});

test('reads a log of format 1', async () => {
  const folder = createFolder();
  cpSync(new URL('log-1/', import.meta.url), folder, { recursive: true });
  // It was created with the default version of that time.
  const mock = await open(folder, { versions: { chatwoot: '4.11.0' } });
  expect(await read(mock)).toContain('Written before the state was.');
  expect(await read(mock)).toContain('Written after it.');
  expect((await callAdmin(mock, '/clock')).body).toEqual({ now: '2026-01-30T16:00:00.000Z', ticking: false });
  const { body } = await callAdmin(mock, '/faults', { workspace: 'other' });
  expect(body).toEqual([{ id: 1, effect: { type: 'status', status: 503 }, count: 2 }]);
});

test('restores a workspace with its clock, faults and snapshots', async () => {
  const folder = createFolder();
  const first = await open(folder);
  await callAdmin(first, '/workspaces', { body: { name: 'w', seed: 3, scale: 0, profile: 'observed' } });
  await callAdmin(first, '/clock', { workspace: 'w', body: { advance: 'PT5H' } });
  await callAdmin(first, '/snapshots', { workspace: 'w', body: { name: 's' } });
  const effect = { type: 'latency', ms: 1, deviation: 3 };
  await callAdmin(first, '/faults', { workspace: 'w', body: { effect, probability: 0.5, count: 9 } });
  const answer = { type: 'answer', status: 201, body: [null, { a: 'ä' }] };
  await callAdmin(first, '/faults', { workspace: 'w', body: { effect: answer, operation: 'fetchProfile', count: 2 } });
  const look = async (mock: Mock) => {
    const routes = ['/clock', '/snapshots', '/faults', '/credentials', '/health', '/export'];
    return Promise.all(routes.map(async (path) => (await callAdmin(mock, path, { workspace: 'w' })).text));
  };
  const before = await look(first);
  await first.close();
  expect(await look(await open(folder))).toEqual(before);
});

test('keeps data of a workspace that was not used while the mock was stopped', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 1, 2) });
  onTestFinished(() => void vi.useRealTimers());
  const folder = createFolder();
  const name = 'kept';
  const write = (mock: Mock) => callAdmin(mock, '/clock', { workspace: name, body: { advance: 'PT1H' } });
  const first = await open(folder);
  await write(first);
  await first.close();

  vi.setSystemTime(Date.UTC(2026, 1, 3));
  const second = await open(folder);
  // Using a workspace drops those that are idle for too long.
  await callAdmin(second, '/clock', { workspace: 'other' });
  await write(second);
  await second.close();

  vi.setSystemTime(Date.UTC(2026, 1, 4));
  const { body } = await callAdmin(await open(folder), '/clock', { workspace: name });
  expect(body).toMatchObject({ now: '2026-01-30T17:00:00.000Z' });
});

test('refuses writes and answers reads while the disk is full, and leaves no partial write', async () => {
  const folder = createFolder();
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder]).status === 0;
  if (!isMounted) {
    process.stderr.write('skipped: a full disk needs a file system of its own, which only root can mount\n');
    return;
  }
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  const mock = await open(folder);
  const long = 'x'.repeat(20_000);
  const statuses: number[] = [];
  for (let count = 0; count < 16; count++) statuses.push((await say(mock, `${count} ${long}`)).status);
  expect(new Set(statuses)).toEqual(new Set([200, 503]));
  const accepted = statuses.filter((status) => status === 200).length;
  const isLong = (content: string) => content.endsWith(long);
  expect((await read(mock)).filter(isLong)).toHaveLength(accepted);
  // A smaller write still fits.
  expect((await say(mock, 'short')).status).toBe(200);
  await mock.close();
  const again = await open(folder);
  const contents = await read(again);
  expect([contents.filter(isLong).length, contents.includes('short')]).toEqual([accepted, true]);
});

test('responses are the same with and without a log', async () => {
  const [kept, alone] = [await open(createFolder()), await startMock({ scale: 0.02 })];
  for (const mock of [kept, alone]) await say(mock, 'the same');
  expect(await lookAt(kept)).toEqual(await lookAt(alone));
});
