import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../../mock/server.ts';
import { type Contract, loadContract } from '../../../../specs/contract.ts';
import { profiles } from '../../../../specs/profiles.ts';
import { listViolations } from '../../judge-answer.ts';
import { startMock } from '../../start-mock.ts';
import { bodyOf, type ChatwootClient, createApiConversation, createClient } from '../client.ts';
import { recordOf, recordsOf } from './read-records.ts';

const actions = [{ action_name: 'change_priority', action_params: ['high'] }];

describe.each(profiles)('as %s,', (profile) => {
  let mock: Mock;
  let contract: Contract;
  let admin: ChatwootClient;
  let agent: ChatwootClient;
  beforeAll(async () => {
    mock = await startMock({ profile, scale: 0 });
    contract = await loadContract({ vendor: 'chatwoot', profile });
    admin = createClient(mock);
    agent = createClient(mock, { role: 'agent' });
  });

  const add = async (client: ChatwootClient, body: object) => {
    const answer = await client.post('/macros', { name: 'Macro', actions, ...body });
    expect(answer.status).toBe(200);
    expect(listViolations(contract, 'create-macro', answer)).toEqual([]);
    return recordOf(answer.body);
  };
  const idsOf = async (client: ChatwootClient) => recordsOf((await client.get('/macros')).body).map(({ id }) => id);
  const refused = async (client: ChatwootClient, id: number) => {
    const statuses: number[] = [];
    const record = async (operation: string, request: ReturnType<ChatwootClient['get']>) => {
      const answer = await request;
      expect(listViolations(contract, operation, answer)).toEqual([]);
      statuses.push(answer.status);
    };
    await record('get-macro', client.get(`/macros/${id}`));
    await record('execute-macro', client.post(`/macros/${id}/execute`, { conversation_ids: [] }));
    await record('update-macro', client.patch(`/macros/${id}`, { name: 'Changed' }));
    await record('delete-macro', client.delete(`/macros/${id}`));
    return statuses.map((status) => [401, 403].includes(status));
  };

  test("a personal macro is its author's alone", async () => {
    const { id } = await add(admin, { visibility: 'personal' });
    expect([(await idsOf(admin)).includes(id), (await idsOf(agent)).includes(id)]).toEqual([true, false]);
    expect(await refused(agent, id)).toEqual([true, true, true, true]);
    expect(await refused(admin, id)).toEqual([false, false, false, false]);
  });

  test('a global macro may be used by all, and changed by administrators', async () => {
    const { id } = await add(admin, { visibility: 'global' });
    expect((await idsOf(agent)).includes(id)).toBe(true);
    expect(await refused(agent, id)).toEqual([false, false, true, true]);
    expect(await refused(admin, id)).toEqual([false, false, false, false]);
  });

  test('a macro of an agent is personal, whatever is sent', async () => {
    const { id, visibility, created_by: by } = await add(agent, { visibility: 'global' });
    expect([visibility, by]).toMatchObject(['personal', { role: 'agent' }]);
    expect(await refused(admin, id)).toEqual([true, true, true, true]);
    await agent.delete(`/macros/${id}`);
  });

  test('a macro without visibility has none, and no list shows it', async () => {
    const { id, visibility } = await add(admin, {});
    expect([visibility, (await idsOf(admin)).includes(id)]).toEqual([null, false]);
    await admin.delete(`/macros/${id}`);
  });

  // biome-ignore format: one refusal a line
  test.each<[body: object, observed: number]>([
    [{ name: 'A', actions: [{ action_name: 'open_conversation' }] }, 422],
    [{ name: 'A', actions: [{ action_name: 'send_attachment', action_params: ['x'] }] }, 422],
    [{ actions }, 500],
    [{ name: 'A' }, 500],
    [{ name: 'A', actions, visibility: 'secret' }, 500],
  ])('%j is refused', async (body, observed) => {
    const before = await idsOf(admin);
    const answer = await admin.post('/macros', body);
    expect(answer.status).toBe(profile === 'observed' ? observed : 422);
    expect(listViolations(contract, 'create-macro', answer)).toEqual([]);
    expect(await idsOf(admin)).toEqual(before);
  });

  test('servers name unknown actions in a list', async () => {
    const answer = await admin.post('/macros', { name: 'A', actions: [{ action_name: 'open_conversation' }] });
    const error = { actions: ['Macro execution actions open_conversation not supported.'] };
    if (profile === 'observed') expect(answer.body).toEqual({ error });
  });

  test('running a macro changes the conversations as the caller, and rules react to its messages', async () => {
    const [one, two] = [(await createApiConversation(admin)).path, (await createApiConversation(admin)).path];
    const note = { attribute_key: 'content', filter_operator: 'contains', values: ['Thanks'], query_operator: null };
    await admin.post('/automation_rules', {
      ...{ name: 'Rule', event_name: 'message_created', conditions: [note] },
      actions: [{ action_name: 'resolve_conversation' }],
    });
    const { id } = await add(agent, {
      actions: [
        ...actions,
        { action_name: 'assign_agent', action_params: ['self'] },
        { action_name: 'send_message', action_params: ['Thanks for writing'] },
        { action_name: 'add_private_note', action_params: ['Seen'] },
      ],
    });
    const ids = [one, two, '/conversations/99999', one].map((path) => Number(path.split('/').at(-1)));
    const answer = await agent.post(`/macros/${id}/execute`, { conversation_ids: ids });
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(listViolations(contract, 'execute-macro', answer)).toEqual([]);
    const { id: caller, name } = bodyOf<{ id: number; name: string }>(await agent.read('/api/v1/profile'));
    for (const path of [one, two]) {
      const conversation = bodyOf<{ priority: string; status: string; meta: { assignee: { id: number } } }>(
        await agent.get(path),
      );
      expect([conversation.priority, conversation.status, conversation.meta.assignee.id]).toEqual([
        'high',
        'resolved',
        caller,
      ]);
      const { payload } = bodyOf<{ payload: { content: string; private: boolean; message_type: number }[] }>(
        await agent.get(`${path}/messages`),
      );
      expect(payload.map((each) => each.content)).toEqual([
        `${name} set the priority to high`,
        `${name} self-assigned this conversation`,
        'Thanks for writing',
        'Seen',
        'Conversation was marked resolved by Automation System',
      ]);
      expect(payload.filter((each) => each.private).map((each) => each.content)).toEqual(['Seen']);
    }
  });

  test('an unknown macro is not found, and servers fail when it is to be changed', async () => {
    const shown = await admin.get('/macros/99999');
    expect(shown.status).toBe(404);
    expect(listViolations(contract, 'get-macro', shown)).toEqual([]);
    const removal = await admin.delete('/macros/99999');
    expect(removal.status).toBe(profile === 'observed' ? 500 : 404);
    expect(listViolations(contract, 'delete-macro', removal)).toEqual([]);
  });

  test('an unknown macro runs without an effect, and nonsense as well', async () => {
    const { id } = await add(admin, { visibility: 'personal' });
    const tries: [path: number, body: object, documented: number][] = [
      [99_999, { conversation_ids: [1] }, 200],
      [id, {}, 200],
      [id, { conversation_ids: 'all' }, 422],
    ];
    for (const [macro, body, documented] of tries) {
      const answer = await admin.post(`/macros/${macro}/execute`, body);
      expect(answer.status).toBe(profile === 'observed' ? 200 : documented);
    }
  });
});
