import { beforeEach, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { profiles } from '../../../specs/profiles.ts';
import { startMock } from '../start-mock.ts';
import { bodyOf, type ChatwootClient, createApiConversation, createClient } from './client.ts';
import { recordOf } from './resources/read-records.ts';

interface Shown {
  status: string;
  priority: string | null;
  labels: string[];
  meta: { assignee?: { id: number }; team?: { id: number } };
}

const content = (text: string) => ({ attribute_key: 'content', filter_operator: 'contains', values: [text] });

describe.each(profiles)('as %s,', (profile) => {
  let mock: Mock;
  let admin: ChatwootClient;
  let path: string;
  let source: string;

  beforeEach(async () => {
    mock = await startMock({ profile, scale: 0 });
    admin = createClient(mock);
    ({ path, source } = await createApiConversation(admin));
  });

  const add = async (actions: object[], conditions: object[] = [], more: object = {}) => {
    const rule = { name: 'Rule', event_name: 'message_created', conditions, actions, ...more };
    const answer = await admin.post('/automation_rules', rule);
    expect(answer.status).toBe(200);
    return recordOf(answer.body).id;
  };
  const write = async (text = 'A bug', body: object = { message_type: 'incoming' }) =>
    expect((await admin.post(`${path}/messages`, { content: text, ...body })).status).toBe(200);
  const show = async (at = path) => bodyOf<Shown>(await admin.get(at));
  const activities = async () => {
    const { payload } = bodyOf<{ payload: { message_type: number; content: string }[] }>(
      await admin.get(`${path}/messages`),
    );
    return payload.filter((each) => each.message_type === 2).map((each) => each.content);
  };

  test('a rule runs for new messages that satisfy its conditions, as the Automation System', async () => {
    await admin.post('/labels', { title: 'bug' });
    await add([{ action_name: 'add_label', action_params: ['bug'] }], [content('BUG')]);
    await write('All is well');
    expect((await show()).labels).toEqual([]);
    await write('I found a bug');
    expect((await show()).labels).toEqual(['bug']);
    expect(await activities()).toEqual(['Automation System added bug']);
    // A second time, nothing changes.
    await write('Another bug');
    expect(await activities()).toHaveLength(1);
  });

  // biome-ignore format: one action a line
  test.each<[action: string, params: unknown[], changed: object, activity: string]>([
    ['resolve_conversation', [], { status: 'resolved' }, 'Conversation was marked resolved by Automation System'],
    ['pending_conversation', [], { status: 'pending' }, 'Conversation was marked as pending by Automation System'],
    ['snooze_conversation', [], { status: 'snoozed' }, 'Conversation was snoozed by Automation System'],
    ['change_status', ['resolved'], { status: 'resolved' }, 'Conversation was marked resolved by Automation System'],
    ['change_priority', ['high'], { priority: 'high' }, 'Automation System set the priority to high'],
    ['assign_agent', [1], { meta: { assignee: { id: 1 } } }, 'Assigned to NAME by Automation System'],
    ['assign_team', [1], {}, 'Assigned to TEAM by Automation System'],
  ])('%s %j', async (action_name, action_params, changed, activity) => {
    await admin.post('/teams', { name: 'crew' });
    await add([{ action_name, action_params }]);
    await write();
    expect(await show()).toMatchObject(changed);
    const [text] = await activities();
    expect(text).toMatch(new RegExp(`^${activity.replace(/NAME|TEAM/, '.+')}$`));
  });

  test('open_conversation, remove_label and unassignment undo', async () => {
    await admin.post('/labels', { title: 'bug' });
    await admin.post(`${path}/labels`, { labels: ['bug'] });
    await admin.post(`${path}/assignments`, { assignee_id: 1 });
    await admin.post(`${path}/toggle_status`, { status: 'pending' });
    await add([
      { action_name: 'remove_label', action_params: ['bug'] },
      { action_name: 'assign_agent', action_params: ['nil'] },
      { action_name: 'open_conversation' },
    ]);
    await write();
    const { labels, status, meta } = await show();
    expect([labels, status, meta.assignee]).toEqual([[], 'open', undefined]);
  });

  test('actions that are not valid change nothing, and the next ones run', async () => {
    await add([
      { action_name: 'assign_agent', action_params: ['1'] },
      { action_name: 'assign_agent', action_params: [99_999] },
      { action_name: 'assign_team', action_params: [99_999] },
      { action_name: 'change_status', action_params: ['closed'] },
      { action_name: 'change_priority', action_params: ['huge'] },
      { action_name: 'add_label', action_params: [] },
      { action_name: 'change_priority', action_params: ['low'] },
    ]);
    await write();
    expect(await activities()).toEqual(['Automation System set the priority to low']);
  });

  test('an agent who is not a member of the inbox is not assigned', async () => {
    const { id } = bodyOf<{ id: number }>(await createClient(mock, { role: 'agent' }).read('/api/v1/profile'));
    const { inbox_id: inbox } = bodyOf<{ inbox_id: number }>(await admin.get(path));
    await add([{ action_name: 'assign_agent', action_params: [id] }]);
    await admin.patch('/inbox_members', { inbox_id: String(inbox), user_ids: [] });
    await write();
    expect((await show()).meta.assignee).toBeUndefined();
    await admin.patch('/inbox_members', { inbox_id: String(inbox), user_ids: [id] });
    await write();
    expect((await show()).meta.assignee?.id).toBe(id);
  });

  test('rules that are not active, or were removed, do not run', async () => {
    const actions = [{ action_name: 'change_priority', action_params: ['high'] }];
    await add(actions, [], { active: false });
    await admin.delete(`/automation_rules/${await add(actions)}`);
    await write();
    expect((await show()).priority).toBeNull();
  });

  test('a rule for new conversations sees their first message, and the response does not show what it changes', async () => {
    await add([{ action_name: 'change_priority', action_params: ['urgent'] }], [content('help')], {
      event_name: 'conversation_created',
    });
    const begin = async (text: string) => {
      const answer = await admin.post('/conversations', { source_id: source, message: { content: text } });
      const { id, priority = null } = bodyOf<{ id: number; priority?: string | null }>(answer);
      return [priority, (await show(`/conversations/${id}`)).priority];
    };
    expect(await begin('Please help')).toEqual([null, 'urgent']);
    expect(await begin('Hello')).toEqual([null, null]);
    await write('help');
    expect((await show()).priority).toBeNull();
  });

  const attribute = (attribute_key: string, filter_operator: string, values: unknown[], more: object = {}) => ({
    ...{ attribute_key, filter_operator, values },
    ...more,
  });

  // biome-ignore format: one list of conditions a line
  test.each<[conditions: object[], matches: boolean]>([
    [[attribute('message_type', 'equal_to', ['incoming'])], true],
    [[attribute('message_type', 'equal_to', ['outgoing'])], false],
    [[attribute('message_type', 'not_equal_to', ['outgoing'])], true],
    [[attribute('private_note', 'equal_to', [false])], true],
    [[attribute('status', 'equal_to', ['open'])], true],
    [[attribute('status', 'equal_to', ['resolved'], { query_operator: 'or' }), content('bug')], true],
    [[attribute('status', 'equal_to', ['resolved'], { query_operator: 'and' }), content('bug')], false],
    [[attribute('email', 'contains', ['quill'])], true],
    [[attribute('city', 'equal_to', ['Rome'])], false],
    [[attribute('phone_number', 'starts_with', ['+1'])], false],
    [[attribute('assignee_id', 'is_not_present', [])], true],
    [[attribute('labels', 'not_equal_to', ['bug'])], false],
    [[attribute('labels', 'is_not_present', [])], true],
    [[attribute('content', 'equal_to', ['A BUG'])], true],
    [[attribute('content', 'does_not_contain', ['bug'])], false],
    // Servers cannot evaluate these.
    [[attribute('content', 'is_present', [])], false],
    [[attribute('content', 'contains', [])], false],
    [[attribute('status', 'attribute_changed', [])], false],
    [[{ ...content('bug'), query_operator: 'and' }], false],
  ])('%j', async (conditions, matches) => {
    await add([{ action_name: 'change_priority', action_params: ['high'] }], conditions);
    await write();
    expect((await show()).priority).toBe(matches ? 'high' : null);
  });

  test('custom attributes of the conversation and of its contact can be conditions', async () => {
    for (const [attribute_key, attribute_model] of [
      ['plan', 0],
      ['tier', 1],
    ] as const) {
      const definition = { attribute_display_name: attribute_key, attribute_key, attribute_model };
      await admin.post('/custom_attribute_definitions', definition);
    }
    await add(
      [{ action_name: 'change_priority', action_params: ['high'] }],
      [
        attribute('plan', 'equal_to', ['Pro'], {
          custom_attribute_type: 'conversation_attribute',
          query_operator: 'and',
        }),
        attribute('tier', 'equal_to', ['Gold'], { custom_attribute_type: 'contact_attribute' }),
      ],
    );
    await admin.post(`${path}/custom_attributes`, { custom_attributes: { plan: 'pro' } });
    await write();
    expect((await show()).priority).toBeNull();
    const { meta } = bodyOf<{ meta: { sender: { id: number } } }>(await admin.get(path));
    await admin.patch(`/contacts/${meta.sender.id}`, { custom_attributes: { tier: 'gold' } });
    await write();
    expect((await show()).priority).toBe('high');
  });

  test('notes trigger rules, and activity messages do not', async () => {
    await add(
      [{ action_name: 'change_priority', action_params: ['high'] }],
      [attribute('private_note', 'equal_to', [true])],
    );
    // The document has no messages of this type.
    if (profile === 'observed') await write('Found', { message_type: 'activity' });
    await write('Found', {});
    expect((await show()).priority).toBeNull();
    await write('Found', { private: true });
    expect((await show()).priority).toBe('high');
  });
});
