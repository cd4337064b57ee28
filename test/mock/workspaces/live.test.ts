import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMock } from '../../../mock/server.ts';

const dayMs = 24 * 60 * 60 * 1000;
const start = Date.parse('2026-09-15T10:20:30.400Z');

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: start }));
afterEach(() => void vi.useRealTimers());

const small = { port: null, scale: 0.1 } as const;

async function call(mock: { handle(request: Request): Promise<Response> }, path: string, body?: object) {
  const init = body && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  return mock.handle(new Request(`http://localhost${path}`, init));
}

test('a live mock shows the present time, answers as real servers do, and has a history up to now', async () => {
  await using mock = await createMock({ ...small, live: true });
  expect(mock.profile).toBe('observed');
  expect(mock.now()).toBe(start);
  const headers = mock.headers('chatwoot', 'administrator');
  const until = Math.floor(start / 1000);
  const url = `${mock.url}/api/v2/accounts/1/summary_reports/channel?since=${until - 7 * 86_400}&until=${until}`;
  const channels = (await (await mock.handle(new Request(url, { headers }))).json()) as Record<
    string,
    { total: number }
  >;
  expect(Object.values(channels).reduce((sum, { total }) => sum + total, 0)).toBeGreaterThan(0);

  vi.setSystemTime(start + 5000);
  expect(mock.now()).toBe(start + 5000);
  const response = await call(mock, '/');
  expect(response.headers.get('date')).toBe('Tue, 15 Sep 2026 10:20:35 GMT');
});

test('resets, new workspaces and restored snapshots stay at the present', async () => {
  await using mock = await createMock({ ...small, live: true });
  await call(mock, '/__admin/snapshots', { name: 'before' });
  vi.setSystemTime(start + dayMs);
  await call(mock, '/__admin/snapshots/before/restore', {});
  expect(mock.now()).toBe(start + dayMs);
  await mock.clock.set('2030-01-01T00:00:00Z');
  await mock.reset();
  expect(mock.now()).toBe(start + dayMs);
  const other = await mock.workspace('other');
  vi.setSystemTime(start + 2 * dayMs);
  expect([mock.now(), other.clock.now()]).toEqual([start + 2 * dayMs, start + 2 * dayMs]);
});

test('a workspace that has only aged is dropped when room is needed', async () => {
  await using mock = await createMock({ ...small, live: true, maxWorkspaces: 1 });
  await mock.workspace('one');
  vi.setSystemTime(start + 1000);
  await expect(mock.workspace('two')).resolves.toMatchObject({ name: 'two' });
});

test('a workspace with a time of its own, and a loaded scenario, stand still', async () => {
  await using mock = await createMock({ ...small, live: true });
  const own = await mock.workspace('own', { now: '2026-03-01T00:00:00Z' });
  await mock.load('fixed-offset');
  const before = mock.now();
  vi.setSystemTime(start + dayMs);
  expect(own.clock.now()).toBe(Date.parse('2026-03-01T00:00:00Z'));
  expect(mock.now()).toBe(before);
});

test('a live mock that is restarted with its log continues the same history', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-live-'));
  try {
    const options = { ...small, live: true, log: `file:${folder}` };
    const read = async (mock: { handle(request: Request): Promise<Response> }) =>
      (await call(mock, '/__admin/export')).text();
    const first = await createMock(options);
    await first.append('chatwoot', { type: 'conversation.resolved', at: start, account: 1, conversation: 7 });
    const exported = await read(first);
    await first.close();

    vi.setSystemTime(start + dayMs);
    await using second = await createMock(options);
    const withoutClock = (text: string) => text.replace(/"clock":\d+/, '');
    expect(withoutClock(await read(second))).toBe(withoutClock(exported));
    expect(second.now()).toBe(start + dayMs);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the time "now" stands still', async () => {
  await using mock = await createMock({ ...small, now: 'now' });
  vi.setSystemTime(start + dayMs);
  expect([mock.now(), mock.profile]).toEqual([Date.parse('2026-09-15T10:20:30Z'), 'documented']);
});

test('a profile can be chosen for a live mock', async () => {
  await using mock = await createMock({ ...small, live: true, profile: 'documented' });
  expect(mock.profile).toBe('documented');
});

test.each([
  ['now', { now: '2026-01-01T00:00:00Z' }, 'now (--now) sets another time'],
  ['fixture', { fixture: 'x' }, 'fixture (--fixture) sets another time'],
  ['scenario', { scenario: 'x' }, 'scenario (--scenario) sets another time'],
  ['log', { log: 'redis://127.0.0.1:1/key' }, 'Pass a time with now (--now)'],
])('a live mock refuses the option %s, which has its own time', async (_, options, message) => {
  await expect(createMock({ ...small, live: true, ...options })).rejects.toMatchObject({
    code: 'CONFLICTING_OPTIONS',
    message: expect.stringContaining(message),
  });
});
