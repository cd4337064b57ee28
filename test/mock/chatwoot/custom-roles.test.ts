import { beforeEach, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';
import { bodyOf, type ChatwootClient, createApiConversation, createClient } from './client.ts';

// The access of custom roles (Chatwoot 4.13.0, enterprise/app/policies and
// enterprise/app/services/enterprise/conversations/permission_filter_service.rb; read).

const at = '2026-01-30T08:00:00.000Z';
const notAuthorized = { error: 'You are not authorized to do this action' };
/** The agent with the role, and another agent. */
const [own, other] = [3, 4];

let mock: Mock;
let admin: ChatwootClient;
let agent: ChatwootClient;
/** Conversations without an assignee, of the agent, of another agent, and one that the other agent took over. */
let paths: string[];

beforeEach(async () => {
  mock = await startMock({ scale: 0, now: at, profile: 'observed' });
  admin = createClient(mock);
  agent = createClient(mock, { role: 'agent' });
  paths = [];
  for (const assignees of [[], [own], [other], [own, other]]) {
    const { path } = await createApiConversation(admin);
    for (const assignee_id of assignees) await admin.post(`${path}/assignments`, { assignee_id });
    paths.push(path);
  }
});

const change = (event: object) =>
  callAdmin(mock, '/events', {
    body: [{ vendor: 'chatwoot', at, type: 'agent.custom_role_changed', account: 1, user: own, ...event }],
  });
const setPermissions = (...permissions: string[]) =>
  change({ customRole: { id: 7, name: 'Night shift', permissions } });

/** Returns which of the conversations the caller may access, and how many their lists show. */
async function readAccess(desk: ChatwootClient) {
  const answers = await Promise.all(paths.map((path) => desk.get(path)));
  for (const { status, body } of answers) if (status !== 200) expect([status, body]).toEqual([401, notAuthorized]);
  const { meta } = bodyOf<{ meta: { all_count: number } }>(await desk.get('/conversations/meta?status=all'));
  const list = bodyOf<{ data: { payload: unknown[] } }>(await desk.get('/conversations?status=all'));
  expect(list.data.payload).toHaveLength(meta.all_count);
  return [answers.map(({ status }) => status === 200), meta.all_count];
}

describe('conversations', () => {
  const [yes, no] = [true, false];
  const roles: [permissions: string[], open: boolean[], listed: number][] = [
    [[], [no, no, no, no], 0],
    [['report_manage', 'contact_manage'], [no, no, no, no], 0],
    [['conversation_manage'], [yes, yes, yes, yes], 4],
    [['conversation_unassigned_manage'], [yes, yes, no, no], 2],
    // Lists show conversations by assignee, not by participant.
    [['conversation_participating_manage'], [no, yes, no, yes], 1],
    [['conversation_participating_manage', 'conversation_unassigned_manage'], [yes, yes, no, yes], 2],
    [['conversation_unassigned_manage', 'conversation_manage'], [yes, yes, yes, yes], 4],
  ];

  test.each(roles)('with %o', async (permissions, open, listed) => {
    expect(await readAccess(agent)).toEqual([[yes, yes, yes, yes], 4]);
    expect((await setPermissions(...permissions)).status).toBe(200);
    expect(await readAccess(agent)).toEqual([open, listed]);
    expect(await readAccess(admin)).toEqual([[yes, yes, yes, yes], 4]);
    await change({ customRole: null });
    expect(await readAccess(agent)).toEqual([[yes, yes, yes, yes], 4]);
  });

  test('rejects every request about a conversation without access', async () => {
    await setPermissions('conversation_participating_manage');
    const [unassigned = '', mine = ''] = paths;
    for (const [path, body] of [
      ['/messages', { content: 'x' }],
      ['/labels', { labels: [] }],
      ['/assignments', { assignee_id: own }],
      ['/toggle_status', { status: 'resolved' }],
    ] as const) {
      const answer = await agent.post(unassigned + path, body);
      expect([path, answer.status, answer.body]).toEqual([path, 401, notAuthorized]);
      expect((await agent.post(mine + path, body)).status).toBe(200);
    }
  });

  test('rejects access to conversations of another inbox for any role', async () => {
    await setPermissions('conversation_manage');
    const { inbox, path } = await createApiConversation(admin);
    await callAdmin(mock, '/events', {
      body: [{ vendor: 'chatwoot', at, type: 'inbox.members_changed', account: 1, inbox, members: [other] }],
    });
    expect((await agent.get(path)).status).toBe(401);
  });
});

test('report_manage grants access to reports, but not to reporting events', async () => {
  const window = 'since=1&until=2';
  const reports = [
    `/api/v2/accounts/1/reports?metric=conversations_count&type=account&${window}`,
    `/api/v2/accounts/1/reports/summary?type=account&${window}`,
    `/api/v2/accounts/1/summary_reports/channel?${window}`,
    `/api/v2/accounts/1/reports/outgoing_messages_count?group_by=agent&${window}`,
  ];
  const ask = async () => Promise.all(reports.map(async (path) => (await agent.read(path)).status));
  await setPermissions('conversation_manage');
  expect(await ask()).toEqual([401, 401, 401, 401]);
  await setPermissions('report_manage');
  expect(await ask()).toEqual([200, 200, 200, 200]);
  expect(await agent.get('/reporting_events')).toMatchObject({ status: 401, body: notAuthorized });
});

test('shows a role in the list of agents and in the profile of the agent', async () => {
  await setPermissions('report_manage');
  const agents = bodyOf<{ id: number }[]>(await admin.get('/agents'));
  expect(agents.find(({ id }) => id === own)).toMatchObject({ role: 'agent', custom_role_id: 7 });
  expect(agents.find(({ id }) => id === other)).toMatchObject({ custom_role_id: null });
  expect((await agent.read('/api/v1/profile')).body).toMatchObject({
    accounts: [
      {
        role: 'agent',
        permissions: ['report_manage', 'custom_role'],
        custom_role_id: 7,
        custom_role: { id: 7, name: 'Night shift', description: null, permissions: ['report_manage'] },
      },
    ],
  });
});

test('accepts roles only for members, and only with known permissions', async () => {
  expect((await setPermissions('everything')).status).toBe(400);
  expect((await change({ customRole: { id: 7, permissions: [] } })).status).toBe(400);
  expect((await change({})).status).toBe(400);
  expect((await change({ user: 999, customRole: null })).status).toBe(404);
});
