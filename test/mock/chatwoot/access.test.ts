import { describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { profiles } from '../../../specs/profiles.ts';
import { startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';
import { bodyOf, createApiConversation, createClient } from './client.ts';

// Access: none to a suspended account; agents have access to the inboxes and teams that they are members of.

const at = '2026-01-30T08:00:00.000Z';
const write = (mock: Mock, event: object) =>
  callAdmin(mock, '/events', { body: [{ vendor: 'chatwoot', at, ...event }] });
const notAuthorized = 'You are not authorized to do this action';

async function start(profile: 'documented' | 'observed' = 'observed') {
  const mock = await startMock({ scale: 0, now: at, profile });
  const admin = createClient(mock);
  const agent = createClient(mock, { role: 'agent' });
  const bot = createClient(mock, { role: 'bot' });
  const { path, inbox, source } = await createApiConversation(admin);
  // The agent is user 3.
  const setMembers = (members: number[]) => write(mock, { type: 'inbox.members_changed', account: 1, inbox, members });
  return { mock, admin, agent, bot, path, inbox, source, setMembers };
}

describe('a suspended account', () => {
  test('rejects all of its tokens, and is marked in the profile', async () => {
    const { mock, admin, agent, bot } = await start();
    const setStatus = (status: string) => write(mock, { type: 'account.status_changed', account: 1, status });
    expect((await setStatus('suspended')).status).toBe(200);
    const answers = [
      await admin.get('/labels'),
      await agent.get('/conversations'),
      await admin.get('/reporting_events'),
      await admin.read('/api/v2/accounts/1/summary_reports/channel?since=1&until=2'),
      await bot.post('/conversations/1/messages', { content: 'x' }),
    ];
    for (const { status, body } of answers) expect([status, body]).toEqual([401, { error: 'Account is suspended' }]);
    const profile = await admin.read('/api/v1/profile');
    expect(profile.body).toMatchObject({ accounts: [{ id: 1, status: 'suspended' }] });
    await setStatus('active');
    expect((await admin.get('/labels')).status).toBe(200);
  });

  test('requires a token first', async () => {
    const { mock } = await start();
    await write(mock, { type: 'account.status_changed', account: 1, status: 'suspended' });
    const unknown = createClient(mock, { headers: { api_access_token: 'nobody' } });
    expect((await unknown.get('/labels')).body).toEqual({ error: 'Invalid Access Token' });
  });
});

describe('an agent outside an inbox', () => {
  const reads = ['', '/messages', '/labels', '/reporting_events'];
  const writes: [string, object][] = [
    ['/messages', { content: 'x' }],
    ['/labels', { labels: [] }],
    ['/assignments', { assignee_id: 3 }],
    ['/toggle_status', { status: 'resolved' }],
  ];

  test('is denied every request about its conversations', async () => {
    const { admin, agent, bot, path, setMembers } = await start();
    await setMembers([]);
    for (const read of reads) {
      const answer = await agent.get(path + read);
      expect([read, answer.status, answer.body]).toEqual([read, 401, { error: notAuthorized }]);
      expect((await admin.get(path + read)).status).toBe(200);
    }
    for (const [where, body] of writes) {
      const answer = await agent.post(path + where, body);
      expect([where, answer.status, answer.body]).toEqual([where, 401, { error: notAuthorized }]);
    }
    expect((await bot.post(`${path}/messages`, { content: 'x' })).status).toBe(200);
    // A conversation that does not exist is not found for any caller.
    expect((await agent.get('/conversations/999')).status).toBe(404);
  });

  test('does not find them in lists and counts, except as a participant', async () => {
    const { admin, agent, path, setMembers } = await start();
    const count = async (desk: typeof agent, query = '') => {
      const { meta } = bodyOf<{ meta: { all_count: number } }>(
        await desk.get(`/conversations/meta?status=all${query}`),
      );
      const list = await desk.get(`/conversations?status=all${query}`);
      expect(bodyOf<{ data: { payload: unknown[] } }>(list).data.payload).toHaveLength(meta.all_count);
      return meta.all_count;
    };
    expect(await count(agent)).toBe(1);
    await setMembers([4]);
    expect([await count(agent), await count(admin)]).toEqual([0, 1]);
    await admin.post(`${path}/assignments`, { assignee_id: 3 });
    expect([await count(agent), await count(agent, '&conversation_type=participating')]).toEqual([0, 1]);
    await setMembers([3, 4]);
    expect(await count(agent)).toBe(1);
  });

  test('does not find the inbox in lists, and cannot create a conversation in it', async () => {
    const { admin, agent, inbox, source, setMembers } = await start();
    const list = async (desk: typeof agent) =>
      bodyOf<{ payload: { id: number }[] }>(await desk.get('/inboxes')).payload.map(({ id }) => id);
    expect(await list(agent)).toContain(inbox);
    await setMembers([]);
    expect(await list(agent)).not.toContain(inbox);
    expect(await list(admin)).toContain(inbox);
    expect((await agent.get(`/inboxes/${inbox}`)).body).toEqual({ error: notAuthorized });
    expect((await agent.post('/conversations', { source_id: source, inbox_id: inbox })).status).toBe(401);
    expect((await admin.post('/conversations', { source_id: source, inbox_id: inbox })).status).toBe(200);
  });

  test('has access to conversations of their team', async () => {
    const { mock, admin, agent, path, setMembers } = await start();
    await setMembers([]);
    await write(mock, { type: 'team.members_changed', account: 1, team: 1, members: [3] });
    await admin.post(`${path}/assignments`, { team_id: 1 });
    expect((await agent.get(path)).status).toBe(200);
    await admin.post(`${path}/assignments`, { team_id: 2 });
    expect((await agent.get(path)).status).toBe(401);
  });

  test('gets the documented error in the documented profile', async () => {
    const { agent, path, setMembers } = await start('documented');
    await setMembers([]);
    expect(await agent.get(path)).toMatchObject({
      status: 403,
      body: { description: notAuthorized, errors: [{ field: 'account_id', message: notAuthorized }] },
    });
  });
});

test.each(profiles)('%s: rejects events whose members do not exist', async (profile) => {
  const { mock, setMembers } = await start(profile);
  expect((await setMembers([999])).status).toBe(404);
  expect((await write(mock, { type: 'inbox.members_changed', account: 1, inbox: 999, members: [] })).status).toBe(404);
  expect((await write(mock, { type: 'account.status_changed', account: 1, status: 'asleep' })).status).toBe(400);
  expect((await write(mock, { type: 'account.status_changed', account: 99, status: 'active' })).status).toBe(404);
});
