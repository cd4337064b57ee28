import { expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';
import { callAdmin } from './admin-call.ts';

const channels = '/api/v2/accounts/1/summary_reports/channel?since=1767225600&until=1769904000';
const conversation = {
  vendor: 'chatwoot',
  type: 'conversation.created',
  at: '2026-01-30T14:00:00.000Z',
  account: 1,
  inbox: 1,
  contact: 1,
  status: 'open',
};

async function countConversations(mock: Mock, workspace?: string): Promise<number> {
  const prefix = workspace === undefined ? '' : `/@${workspace}`;
  const { body } = await ask(mock, prefix + channels, { headers: headersOf(mock, 'chatwoot', 'administrator', 1) });
  return Object.values(body as Record<string, { total: number }>).reduce((sum, { total }) => sum + total, 0);
}

const addConversation = (mock: Mock, workspace?: string) =>
  callAdmin(mock, '/events', { workspace, body: [conversation] });

test('a write is visible only in its own workspace', async () => {
  const mock = await startMock();
  const before = await countConversations(mock);
  expect((await addConversation(mock, 'one')).status).toBe(200);
  expect(await countConversations(mock, 'one')).toBe(before + 1);
  expect(await countConversations(mock, 'two')).toBe(before);
  expect(await countConversations(mock)).toBe(before);
  await addConversation(mock);
  expect(await countConversations(mock)).toBe(before + 1);
  expect(await countConversations(mock, 'three')).toBe(before);
});

test('header and path prefix select the same workspace, and the prefix takes precedence', async () => {
  const mock = await startMock();
  const headers = { ...headersOf(mock, 'chatwoot', 'administrator', 1), 'X-Chatpact-Workspace': 'by-header' };
  await addConversation(mock, 'by-header');
  const byHeader = await ask(mock, channels, { headers });
  const byPrefix = await ask(mock, `/@by-header${channels}`, { headers });
  expect(byHeader.text).toBe(byPrefix.text);
  const other = await ask(mock, `/@other${channels}`, { headers });
  expect(other.text).not.toBe(byPrefix.text);
});

test.each(['/@/api', '/@a%20b/api', '/@-x/api', `/@${'x'.repeat(65)}/api`])(
  'refuses the invalid workspace name in %s',
  async (path) => {
    const mock = await startMock({ scale: 0 });
    const { status, body } = await ask(mock, path);
    expect(status).toBe(400);
    expect(body).toHaveProperty('error');
  },
);

test('concurrent writes to a hundred workspaces stay separate', async () => {
  const mock = await startMock({ scale: 0 });
  const names = Array.from({ length: 100 }, (_, index) => `w${index}`);
  // Interleaved: every round writes to every workspace, the n-th of them n mod 7 times in total.
  const rounds = Array.from({ length: 7 }, (_, round) => round);
  for (const round of rounds) {
    await Promise.all(names.map((name, index) => (round < index % 7 ? addConversation(mock, name) : undefined)));
  }
  const counts = await Promise.all(names.map((name) => countConversations(mock, name)));
  expect(counts).toEqual(names.map((_, index) => index % 7));
});

test('creates a workspace with its own seed, time, profile, edition and versions', async () => {
  const mock = await startMock();
  const body = {
    name: 'mine',
    seed: 99,
    now: '2025-06-01T00:00:00.000Z',
    scale: 0.05,
    profile: 'observed',
    edition: 'community',
    versions: { chatwoot: '4.9.2' },
  };
  const made = await callAdmin(mock, '/workspaces', { body });
  expect(made.body).toMatchObject({
    ...body,
    url: `${mock.url}/@mine`,
    versions: { chatwoot: '4.9.2', rocketchat: '8.4.0' },
  });
  const { credentials } = made.body as { credentials: Record<string, string> };
  expect(credentials.CHATPACT_CHATWOOT_TOKEN).not.toBe(mock.credentials.CHATPACT_CHATWOOT_TOKEN);

  const { body: instance } = await ask(mock, '/@mine/api');
  expect(instance).toMatchObject({ version: '4.9.2', timestamp: '2025-06-01 00:00:00' });
  const headers = { api_access_token: credentials.CHATPACT_CHATWOOT_TOKEN ?? '' };
  const series = '/@mine/api/v2/accounts/1/reports?metric=conversations_count&type=account';
  const window = `&since=${Date.UTC(2025, 4, 20) / 1000}&until=${Date.UTC(2025, 4, 30) / 1000}`;
  const points = (await ask(mock, series + window, { headers })).body as { value: number }[];
  expect(points.map(({ value }) => typeof value)).toEqual(Array(10).fill('number'));
  expect(Math.max(...points.map(({ value }) => value))).toBeGreaterThan(0);
});

const listNames = async (mock: Mock) =>
  ((await callAdmin(mock, '/workspaces')).body as { name: string }[]).map(({ name }) => name);

test('lists and drops workspaces, and a dropped one starts anew', async () => {
  const mock = await startMock();
  const before = await countConversations(mock, 'gone');
  await addConversation(mock, 'gone');
  expect(await listNames(mock)).toEqual(['default', 'gone']);
  expect((await callAdmin(mock, '/workspaces/gone', { method: 'DELETE' })).status).toBe(200);
  expect((await callAdmin(mock, '/workspaces/gone', { method: 'DELETE' })).status).toBe(404);
  expect(await listNames(mock)).toEqual(['default']);
  expect(await countConversations(mock, 'gone')).toBe(before);
});

test('drops the least recently used unchanged workspace at the limit', async () => {
  const mock = await startMock({ scale: 0, maxWorkspaces: 3 });
  await addConversation(mock, 'changed');
  await countConversations(mock, 'a');
  await countConversations(mock, 'b');
  await countConversations(mock, 'a');
  await addConversation(mock, 'c');
  expect(await listNames(mock)).toEqual(['default', 'changed', 'a', 'c']);
  expect([await countConversations(mock, 'changed'), await countConversations(mock, 'c')]).toEqual([1, 1]);
  expect(await countConversations(mock, 'b')).toBe(0);
});

test('drops a workspace after its idle time', async () => {
  const mock = await startMock({ scale: 0, workspaceIdleSeconds: 1 });
  // The first request compiles code that later ones use.
  await countConversations(mock);
  await addConversation(mock, 'idle');
  expect(await countConversations(mock, 'idle')).toBe(1);
  // Listing workspaces does not count as a use.
  await expect.poll(() => listNames(mock)).toEqual(['default']);
  expect(await countConversations(mock, 'idle')).toBe(0);
});

test.each([
  [{ seed: 1.5 }, 'seed', 'must be an integer'],
  [{ now: 'yesterday' }, 'now', 'must be a time in ISO 8601'],
  [{ scale: 21 }, 'scale', 'must be at most 20'],
  [{ profile: 'real' }, 'profile', 'must be one of documented, observed'],
  [{ versions: { chatwoot: 'four' } }, 'versions.chatwoot', 'must be a version of the form x.y.z'],
  [{ name: '../x' }, 'name', 'must have up to 64 letters, digits, dots, dashes and underscores'],
])('refuses the workspace options %j', async (body, field, message) => {
  const mock = await startMock({ scale: 0 });
  const answer = await callAdmin(mock, '/workspaces', { body });
  expect(answer.status).toBe(400);
  expect((answer.body as { problems: object[] }).problems).toContainEqual({
    field,
    message: expect.stringMatching(new RegExp(`^${message}`)),
  });
  expect(((await callAdmin(mock, '/workspaces')).body as unknown[]).length).toBe(1);
});
