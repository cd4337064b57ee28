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

/** A mock on a folder; it ends with the test, if not before. */
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

/** Everything that can be told apart, of every workspace. Faults that wait are looked at, and taken away before they are met. */
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

test('a mock that is stopped and started goes on where it was, whatever had happened', async () => {
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

test('an entry that a crash cut off is gone, wherever it was cut, and all before it is there', async () => {
  const folder = createFolder();
  const first = await open(folder);
  for (const content of ['one', 'two', 'three']) await say(first, content);
  const [path, mark] = [join(folder, '000001.log'), join(folder, 'chatpact-log.json')];
  // As they are when the process is killed.
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
  // Whole but for its line end: nobody can tell whether it was answered.
  writeFileSync(path, whole.subarray(0, -1));
  writeFileSync(mark, marked);
  expect(await read(await open(folder))).toEqual(expect.arrayContaining(['one', 'two', 'three']));
});

test('damage that no crash explains is said, and nothing is lost to it', async () => {
  const folder = createFolder();
  const first = await open(folder);
  for (const content of ['one', 'two', 'three']) await say(first, content);
  await first.close();
  const path = join(folder, '000001.log');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('"two"', '"TWO"'));
  await expect(open(folder)).rejects.toThrow(/^Line 4 of .*000001\.log is damaged, and what follows it is not\./);
  expect(readFileSync(path, 'utf8')).toHaveLength(text.length);
  writeFileSync(path, text);
  expect(await read(await open(folder))).toContain('three');
});

test('one process writes a log; one that was killed stands in nobody’s way', async () => {
  const folder = createFolder();
  const first = await open(folder);
  await say(first, 'one');
  await expect(open(folder)).rejects.toThrow(/only one can/);
  await first.close();
  // A process that is there, and one that is not.
  writeFileSync(join(folder, 'lock'), `${process.ppid} somebody`);
  await expect(open(folder)).rejects.toThrow(`Process ${process.ppid} writes this log, and only one can.`);
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  writeFileSync(join(folder, 'lock'), `${pid} somebody`);
  expect(await read(await open(folder))).toContain('one');
});

test('a log that was begun otherwise is turned away', async () => {
  const folder = createFolder();
  await (await open(folder)).close();
  await expect(open(folder, { seed: 2 })).rejects.toThrow('The log was begun with seed 1, not 2.');
  // What is dropped when is decided anew from the log.
  await expect(open(folder, { maxWorkspaces: 5 })).rejects.toThrow(/begun with maxWorkspaces 1000, not 5/);
  expect(readdirSync(folder)).toEqual(['000001.log', 'chatpact-log.json']);
  await expect(open(join(folder, '000001.log'))).rejects.toThrow(/can't be made or opened/);
  await expect(open('/proc/nothing/here')).rejects.toThrow(/can't be made or opened/);
  await (await open(join(folder, 'one', 'in', 'another'))).close();
});

test('a log of format 1 is read for ever', async () => {
  const folder = createFolder();
  cpSync(new URL('log-1/', import.meta.url), folder, { recursive: true });
  // It was begun with the version that the mock played by default then.
  const mock = await open(folder, { versions: { chatwoot: '4.11.0' } });
  expect(await read(mock)).toContain('Written before the state was.');
  expect(await read(mock)).toContain('Written after it.');
  expect((await callAdmin(mock, '/clock')).body).toEqual({ now: '2026-01-30T16:00:00.000Z', ticking: false });
  const { body } = await callAdmin(mock, '/faults', { workspace: 'other' });
  expect(body).toEqual([{ id: 1, effect: { type: 'status', status: 503 }, count: 2 }]);
});

test('a workspace, its clock, faults and snapshots outlive the process', async () => {
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

test('what was written to a workspace days ago is there, however often the mock was stopped since', async () => {
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
  // Whoever uses one workspace drops those that nobody has used for long.
  await callAdmin(second, '/clock', { workspace: 'other' });
  await write(second);
  await second.close();

  vi.setSystemTime(Date.UTC(2026, 1, 4));
  const { body } = await callAdmin(await open(folder), '/clock', { workspace: name });
  expect(body).toMatchObject({ now: '2026-01-30T17:00:00.000Z' });
});

test('while the disk is full writes are refused, reads go on, and nothing half-written is seen', async () => {
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
  // Less still fits.
  expect((await say(mock, 'short')).status).toBe(200);
  await mock.close();
  const again = await open(folder);
  const contents = await read(again);
  expect([contents.filter(isLong).length, contents.includes('short')]).toEqual([accepted, true]);
});

test('a mock that keeps nothing and one that keeps all answer alike', async () => {
  const [kept, alone] = [await open(createFolder()), await startMock({ scale: 0.02 })];
  for (const mock of [kept, alone]) await say(mock, 'the same');
  expect(await lookAt(kept)).toEqual(await lookAt(alone));
});
