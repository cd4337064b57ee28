import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { profiles } from '../../../specs/profiles.ts';
import { startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';
import { bodyOf, type ChatwootClient, createApiConversation, createClient } from './client.ts';

const day = `since=${Date.UTC(2026, 0, 30) / 1000}&until=${Date.UTC(2026, 0, 31) / 1000}`;

/** Returns the figures of the whole day from all reports. */
async function readReports(desk: ChatwootClient) {
  const report = async (query: string) => (await desk.read(`/api/v2/accounts/1/reports${query}`)).body;
  const sum = async (metric: string, scope = 'type=account') => {
    const points = (await report(`?metric=${metric}&${scope}&${day}`)) as { value: string | number }[];
    return points.reduce((total, { value }) => total + Number(value), 0);
  };
  const groups = async (by: string) => {
    const rows = (await report(`/outgoing_messages_count?group_by=${by}&${day}`)) as Record<string, unknown>[];
    return rows.map(({ name, outgoing_messages_count: count }) => `${name} ${count}`);
  };
  const events = bodyOf<{ payload: { name: string; value: number; user_id: number | null }[] }>(
    await desk.get(`/reporting_events?${day}`),
  ).payload;
  const channels = (await desk.read(`/api/v2/accounts/1/summary_reports/channel?${day}`)).body as object;
  return {
    conversations: await sum('conversations_count'),
    ofAgent: await sum('conversations_count', 'type=agent&id=3'),
    incoming: await sum('incoming_messages_count'),
    outgoing: await sum('outgoing_messages_count'),
    firstResponse: await sum('avg_first_response_time', 'type=agent&id=3'),
    resolution: await sum('avg_resolution_time'),
    resolutions: await sum('resolutions_count', 'type=team&id=1'),
    byAgent: await groups('agent'),
    byLabel: await groups('label'),
    byInbox: await groups('inbox'),
    channels: Object.values(channels),
    events: events.map(({ name, value, user_id: user }) => `${name} ${value} ${user}`).reverse(),
  };
}

const noConversations = { open: 0, resolved: 0, pending: 0, snoozed: 0 };

describe.each(profiles)('as %s,', (profile) => {
  let mock: Mock;
  let agent: ChatwootClient;
  let path: string;

  const advanceClock = (advance: string) => callAdmin(mock, '/clock', { body: { advance } });
  const addCustomerMessage = async (content: string) =>
    expect((await agent.post(`${path}/messages`, { content, message_type: 'incoming' })).status).toBe(200);
  const addReply = async (content: string) =>
    expect((await agent.post(`${path}/messages`, { content })).status).toBe(200);
  const setStatus = async (status: string) =>
    expect((await agent.post(`${path}/toggle_status`, { status })).status).toBe(200);

  beforeAll(async () => {
    mock = await startMock({ scale: 0, profile, now: '2026-01-30T08:00:00.000Z' });
    path = (await createApiConversation(createClient(mock))).path;
    // User 3 is the first agent who is not an administrator.
    agent = createClient(mock, { role: 'agent' });
  });

  test('the reports follow a conversation from its creation to its second resolution', async () => {
    const admin = createClient(mock);
    const expectReports = async (expected: object) => expect(await readReports(admin)).toMatchObject(expected);

    await addCustomerMessage('Where is it?');
    await expectReports({
      conversations: 1,
      incoming: 1,
      outgoing: 0,
      channels: [{ ...noConversations, open: 1, total: 1 }],
      events: [],
      byAgent: [],
    });

    // 08:10
    await advanceClock('PT10M');
    await agent.post(`${path}/assignments`, { team_id: 1 });
    await agent.post(`${path}/assignments`, { assignee_id: 3 });
    await agent.post(`${path}/labels`, { labels: ['shipping', 'unheard-of'] });
    await expectReports({ ofAgent: 1, outgoing: 0, events: [] });

    // A note at 08:20 is not a reply; the reply is sent at 08:30.
    await advanceClock('PT10M');
    await agent.post(`${path}/messages`, { content: 'Who knows?', private: true });
    await expectReports({ events: [], firstResponse: 0, outgoing: 1 });
    await advanceClock('PT10M');
    await addReply('On its way.');
    await expectReports({
      outgoing: 2,
      firstResponse: 1800,
      byLabel: ['shipping 2'],
      byInbox: ['Hook 2'],
      events: ['first_response 1800 3'],
    });

    // A question at 08:40, a reply at 08:55, and another reply at the same time.
    await advanceClock('PT10M');
    await addCustomerMessage('Since when?');
    await advanceClock('PT15M');
    await addReply('Monday.');
    await addReply('At noon.');
    await expectReports({ incoming: 2, outgoing: 4, events: ['first_response 1800 3', 'reply_time 900 3'] });

    // 09:00: resolved after an hour.
    await advanceClock('PT5M');
    await setStatus('resolved');
    await expectReports({
      resolution: 3600,
      resolutions: 1,
      channels: [{ ...noConversations, resolved: 1, total: 1 }],
      events: ['first_response 1800 3', 'reply_time 900 3', 'conversation_resolved 3600 3'],
    });

    // 09:30: the customer reopens it; 10:00: resolved again, two hours after its creation.
    await advanceClock('PT30M');
    await addCustomerMessage('It is not here.');
    await expectReports({ incoming: 3, channels: [{ ...noConversations, open: 1, total: 1 }] });
    await advanceClock('PT30M');
    await setStatus('resolved');
    await expectReports({
      conversations: 1,
      resolution: 5400,
      resolutions: 2,
      events: [
        'first_response 1800 3',
        'reply_time 900 3',
        'conversation_resolved 3600 3',
        'conversation_opened 1800 3',
        'conversation_resolved 7200 3',
      ],
    });

    // Messages count by the current attributes of their conversation, except for agents, who have the messages they sent.
    await agent.post(`${path}/assignments`, { assignee_id: 0 });
    await agent.post(`${path}/labels`, { labels: ['vip'] });
    await expectReports({ ofAgent: 0, byAgent: [expect.stringMatching(/ 4$/)], byLabel: ['vip 4'] });
  });
});
