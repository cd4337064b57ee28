import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { profiles } from '../../../specs/profiles.ts';
import { listViolations } from '../judge-answer.ts';
import { headersOf, startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';
import { bodyOf, type ChatwootClient, createApiConversation, createClient } from './client.ts';

interface Bot {
  id: number;
  access_token: string;
}

const window = `since=${Date.UTC(2026, 0, 1) / 1000}&until=${Date.UTC(2026, 1, 2) / 1000}`;

describe.each(profiles)('as %s,', (profile) => {
  let mock: Mock;
  let contract: Contract;
  let admin: ChatwootClient;
  let inbox: number;
  let source: string;
  let bot: Bot;
  const success = profile === 'observed' ? 200 : 204;

  beforeAll(async () => {
    mock = await startMock({ profile, scale: 0 });
    contract = await loadContract({ vendor: 'chatwoot', profile });
    admin = createClient(mock);
  });
  beforeEach(async () => {
    ({ inbox, source } = await createApiConversation(admin));
    bot = bodyOf<Bot>(await admin.post('/agent_bots', { name: 'Helper' }));
  });

  const connect = async (body: object, client = admin, target = inbox) => {
    const answer = await client.post(`/inboxes/${target}/set_agent_bot`, body);
    expect(listViolations(contract, 'updateAgentBot', answer)).toEqual([]);
    return answer.status;
  };
  const read = async (client = admin, target = inbox) => {
    const answer = await client.get(`/inboxes/${target}/agent_bot`);
    expect(listViolations(contract, 'getInboxAgentBot', answer)).toEqual([]);
    return answer;
  };
  const begin = async () => {
    const { id } = bodyOf<{ id: number }>(await admin.post('/conversations', { source_id: source }));
    return id;
  };
  const statusOf = async (id: number) => bodyOf<{ status: string }>(await admin.get(`/conversations/${id}`)).status;

  test('a bot can be connected, seen and disconnected', async () => {
    const before = await read();
    expect([before.status, before.text]).toEqual([success, profile === 'observed' ? '{}' : '']);
    expect(await connect({ agent_bot: bot.id })).toBe(success);
    const seen = await read(createClient(mock, { role: 'agent' }));
    expect(seen.status).toBe(success);
    if (profile === 'observed') {
      const row = { owner_type: 'AgentBot', owner_id: bot.id, token: bot.access_token };
      expect(seen.body).toMatchObject({ agent_bot: { id: bot.id, name: 'Helper', access_token: row } });
    }
    expect(await connect({ agent_bot: null })).toBe(success);
    expect((await read()).text).toBe(before.text);
  });

  test('new conversations are pending while the inbox has a bot, in the list and in reports', async () => {
    expect(await statusOf(await begin())).toBe('open');
    await connect({ agent_bot: bot.id });
    const id = await begin();
    expect(await statusOf(id)).toBe('pending');
    const list = await admin.get(`/conversations?status=pending&inbox_id=${inbox}`);
    const { data } = bodyOf<{ data: { payload: { id: number }[] } }>(list);
    expect(data.payload.map((each) => each.id)).toEqual([id]);

    const asBot = createClient(mock, { headers: { api_access_token: bot.access_token } });
    expect((await asBot.post(`/conversations/${id}/toggle_status`, { status: 'resolved' })).status).toBe(200);
    const events = await admin.get(`/reporting_events?inbox_id=${inbox}&${window}`);
    const names = bodyOf<{ payload: { name: string }[] }>(events).payload.map(({ name }) => name);
    expect(names).toContain('conversation_bot_resolved');
    if (profile === 'observed') {
      // The document does not list this metric.
      const path = `/api/v2/accounts/1/reports?metric=bot_resolutions_count&type=inbox&id=${inbox}&${window}`;
      const points = bodyOf<{ value: string | number }[]>(await admin.read(path));
      expect(points.reduce((total, { value }) => total + Number(value), 0)).toBe(1);
      const { body } = await callAdmin(mock, `/explain?url=${encodeURIComponent(path)}`);
      const { numbers } = body as { numbers: { contributing: { count: number } }[] };
      expect(numbers.reduce((total, { contributing }) => total + contributing.count, 0)).toBe(1);
    }

    await connect({ agent_bot: null });
    expect(await statusOf(await begin())).toBe('open');
  });

  test('an inbox has no bot after the bot was removed', async () => {
    await connect({ agent_bot: bot.id });
    await admin.delete(`/agent_bots/${bot.id}`);
    if (profile === 'observed') expect((await read()).body).toEqual({});
    expect(await statusOf(await begin())).toBe('open');
  });

  test('a bot of another account may be connected, and then calls this account', async () => {
    const headers = headersOf(mock, 'chatwoot', 'administrator', 2);
    const stranger = createClient(mock, { headers, account: 2 });
    const other = bodyOf<Bot>(await stranger.post('/agent_bots', { name: 'Other' }));
    const id = await begin();
    const tryToWrite = async () => {
      const asBot = createClient(mock, { headers: { api_access_token: other.access_token } });
      return (await asBot.post(`/conversations/${id}/messages`, { content: 'Hi' })).status;
    };
    expect([401, 403]).toContain(await tryToWrite());
    expect(await connect({ agent_bot: other.id })).toBe(success);
    expect(await tryToWrite()).toBe(200);
  });

  test.each([99_999, 0, 'x'])('the bot %j is unknown', async (unknown) => {
    expect(await connect({ agent_bot: unknown })).toBe(profile === 'documented' && unknown === 'x' ? 422 : 404);
  });

  test('an unknown inbox is refused, and so are agents and bots', async () => {
    expect([await connect({ agent_bot: bot.id }, admin, 99_999), (await read(admin, 99_999)).status]).toEqual([
      404, 404,
    ]);
    for (const role of ['agent', 'bot'] as const) {
      expect([401, 403]).toContain(await connect({ agent_bot: bot.id }, createClient(mock, { role })));
    }
    expect([401, 403]).toContain((await read(createClient(mock, { role: 'bot' }))).status);
  });

  test('an agent outside the inbox does not see its bot', async () => {
    await admin.patch('/inbox_members', { inbox_id: String(inbox), user_ids: [] });
    expect([401, 403]).toContain((await read(createClient(mock, { role: 'agent' }))).status);
  });
});
