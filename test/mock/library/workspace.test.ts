import { expect, test } from 'vitest';
import type { MockWorkspace } from '../../../mock/library/workspace.ts';
import { createMock } from '../../../mock/server.ts';
import { startMock } from '../start-mock.ts';

const created = { type: 'conversation.created', at: '2026-01-28T10:00:00Z', account: 1, inbox: 2 };

/** The number of conversations in an account's report, with a workspace's own URL and headers. */
async function count(workspace: MockWorkspace): Promise<number> {
  const path = '/api/v2/accounts/1/reports/summary?type=account&since=1767139200&until=1769731200';
  const response = await fetch(workspace.url + path, { headers: workspace.headers('chatwoot', 'administrator', 1) });
  return ((await response.json()) as { conversations_count: number }).conversations_count;
}

test('a workspace is isolated until it is dropped', async () => {
  const mock = await startMock();
  const before = await count(mock);
  {
    await using workspace = await mock.workspace('one');
    expect(workspace).toMatchObject({ name: 'one', url: `${mock.url}/@one` });
    await workspace.append('chatwoot', created, created);
    expect([await count(workspace), await count(mock)]).toEqual([before + 2, before]);
    // Requesting it again returns the same workspace.
    expect(await count(await mock.workspace('one'))).toBe(before + 2);
    await workspace.reset();
    expect(await count(workspace)).toBe(before);
    expect(workspace.requests().map(({ operation }) => operation)).toContain(
      'list-all-conversation-statistics-summary',
    );
    await workspace.append('chatwoot', created);
  }
  expect(await count(await mock.workspace('one'))).toBe(before);
});

test('creates a workspace with the given options', async () => {
  const mock = await startMock();
  const empty = await mock.workspace('empty', { scale: 0, now: '2026-03-01T00:00:00Z' });
  expect([empty.clock.now(), await count(empty)]).toEqual([Date.UTC(2026, 2), 0]);
  const other = await mock.workspace('other', { seed: 2 });
  expect(other.credentials).not.toEqual(mock.credentials);
  expect(other.identities.map(({ headers }) => headers)).toContainEqual(other.headers('rocketchat', 'admin'));
  await expect(mock.workspace('late', { now: '9999-01-01T00:00:00Z' })).rejects.toMatchObject({ code: 'INVALID_TIME' });
});

test('sets, advances and starts the clock', async () => {
  const mock = await startMock({ scale: 0 });
  const { clock } = await mock.workspace('clock');
  await clock.set('2026-02-01T00:00:00Z');
  await clock.advance('P1DT30M');
  expect(clock.now()).toBe(Date.UTC(2026, 1, 2, 0, 30));
  await clock.set(new Date(Date.UTC(2026, 4)));
  await clock.tick();
  await expect.poll(() => clock.now()).toBeGreaterThan(Date.UTC(2026, 4));
  await clock.tick(false);
  const stopped = clock.now();
  expect(new Date(stopped).getUTCMonth()).toBe(4);
  expect(mock.clock.now()).toBe(mock.now());
  await expect(clock.advance('tomorrow')).rejects.toMatchObject({ code: 'INVALID_CLOCK_CHANGE' });
  expect(clock.now()).toBe(stopped);
});

test('injects and removes faults, and loads scenarios', async () => {
  const mock = await startMock();
  const workspace = await mock.workspace('trouble');
  const status = async () =>
    (await fetch(`${workspace.url}/api/v1/accounts/1/labels`, { headers: workspace.headers('chatwoot', 'agent') }))
      .status;
  await workspace.injectFault({ effect: { type: 'status', status: 503 } });
  expect(await status()).toBe(503);
  await workspace.clearFaults();
  expect(await status()).toBe(200);
  await workspace.load('two-labels');
  expect(workspace.requests()).toEqual([]);
  await expect(workspace.load('three-labels')).rejects.toThrow('Scenario "three-labels" not found.');
  await expect(workspace.injectFault({ effect: { type: 'status', status: 200 } })).rejects.toMatchObject({
    code: 'INVALID_FAULT_RULE',
  });
});

test('throws a clear error for invalid calls', async () => {
  const mock = await startMock({ scale: 0 });
  for (const name of ['', '..', 'a/b', 'default'])
    await expect(mock.workspace(name)).rejects.toThrow(/^Expected a workspace name/);
  expect(() => mock.headers('chatwoot', 'emperor')).toThrow(
    'chatwoot has no user with the role "emperor" in this workspace.',
  );
  expect(() => mock.headers('chatwoot', 'agent', 77)).toThrow('no user with the role');
  const workspace = await mock.workspace('gone');
  await workspace.drop();
  expect(() => workspace.identities).toThrow('The workspace "gone" was dropped.');
  await expect(mock.append('chatwoot', { type: 'nonsense', at: 1 })).rejects.toMatchObject({ code: 'INVALID_EVENT' });
});

test('closes a mock at the end of its scope', async () => {
  const { url } = await (async () => {
    await using mock = await createMock({ scale: 0 });
    expect((await fetch(`${mock.url}/api`)).status).toBe(200);
    return mock;
  })();
  await expect(fetch(`${url}/api`)).rejects.toThrow('fetch failed');
});
