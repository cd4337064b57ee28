import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';
import { bodyOf, type ChatwootClient, createApiConversation, createClient } from './client.ts';

// Changes of a conversation write activity messages. The texts are those of Chatwoot 4.13.0.

interface Message {
  id: number;
  content: string;
  message_type: number;
  created_at: number;
  sender?: { id: number };
}
interface Conversation {
  messages: Message[];
  last_non_activity_message: Message | null;
  last_activity_at: number;
  unread_count: number;
  waiting_since: number;
}

const now = '2026-01-30T08:00:00.000Z';
let mock: Mock;
let admin: ChatwootClient;
let agent: ChatwootClient;
let bot: ChatwootClient;
/** The names of users 1 and 3 and of bot 1. */
const names = { admin: '', agent: '', bot: '' };

beforeAll(async () => {
  mock = await startMock({ scale: 0, now, profile: 'observed' });
  admin = createClient(mock);
  agent = createClient(mock, { role: 'agent' });
  bot = createClient(mock, { role: 'bot' });
  const nameOf = (role: string) =>
    mock.identities.find((each) => each.vendor === 'chatwoot' && each.role === role && each.account_id === 1)?.name;
  Object.assign(names, { admin: nameOf('administrator'), agent: nameOf('agent'), bot: nameOf('bot') });
});

const pass = (advance: string) => callAdmin(mock, '/clock', { body: { advance } });
const listTexts = async (path: string) =>
  bodyOf<{ payload: Message[] }>(await admin.get(`${path}/messages`)).payload.map(
    ({ message_type, content }) => [message_type, content] as const,
  );
const look = async (path: string) => bodyOf<Conversation>(await admin.get(path));
const activity = (...texts: string[]) => texts.map((text) => [2, text]);

test('writes a message with the name of the user for each status change', async () => {
  const { path } = await createApiConversation(admin);
  for (const status of ['pending', 'snoozed', 'resolved', 'open'])
    await admin.post(`${path}/toggle_status`, { status });
  // The current status again: no change.
  await admin.post(`${path}/toggle_status`, { status: 'open' });
  expect(await listTexts(path)).toEqual(
    activity(
      `Conversation was marked as pending by ${names.admin}`,
      `Conversation was snoozed by ${names.admin}`,
      `Conversation was marked resolved by ${names.admin}`,
      `Conversation was reopened by ${names.admin}`,
    ),
  );
});

test('writes messages for assignees, teams and labels, added labels before removed ones', async () => {
  const { path } = await createApiConversation(admin);
  await admin.post(`${path}/assignments`, { assignee_id: 3 });
  await admin.post(`${path}/assignments`, { assignee_id: 3 });
  await admin.post(`${path}/assignments`, { team_id: 1 });
  await admin.post(`${path}/assignments`, { team_id: 0 });
  await agent.post(`${path}/assignments`, { assignee_id: 3 });
  await admin.post(`${path}/assignments`, { assignee_id: 0 });
  await admin.post(`${path}/labels`, { labels: ['bug', 'refund'] });
  await admin.post(`${path}/labels`, { labels: ['refund', 'odd one'] });
  const team = bodyOf<{ name: string }>(await admin.get('/teams/1')).name;
  expect(await listTexts(path)).toEqual(
    activity(
      `Assigned to ${names.agent} by ${names.admin}`,
      // The new team unassigns an assignee who is not a member.
      `Assigned to ${names.agent} via ${team} by ${names.admin}`,
      `Unassigned from ${team} by ${names.admin}`,
      `${names.agent} self-assigned this conversation`,
      `Conversation unassigned by ${names.admin}`,
      `${names.admin} added bug, refund`,
      `${names.admin} added odd one`,
      `${names.admin} removed bug`,
    ),
  );
});

test('writes two messages when an agent opens a conversation, and one when a bot does', async () => {
  const { path } = await createApiConversation(admin);
  await admin.post(`${path}/toggle_status`, { status: 'pending' });
  await bot.post(`${path}/toggle_status`, { status: 'open' });
  await admin.post(`${path}/toggle_status`, { status: 'resolved' });
  await agent.post(`${path}/toggle_status`, { status: 'open' });
  expect((await listTexts(path)).slice(1)).toEqual(
    activity(
      `Conversation was reopened by ${names.bot}`,
      `Conversation was marked resolved by ${names.admin}`,
      `Conversation was reopened by ${names.agent}`,
      `${names.agent} self-assigned this conversation`,
    ),
  );
});

test('writes the message about reopening after the message of the customer', async () => {
  const { path } = await createApiConversation(admin);
  const says = (body: object) => admin.post(`${path}/messages`, { message_type: 'incoming', ...body });
  const become = (status: string) => admin.post(`${path}/toggle_status`, { status });
  await become('resolved');
  const answer = await says({ content: 'Hello again' });
  // The response is the message itself, not an activity message.
  expect(answer.body).toMatchObject({ content: 'Hello again', message_type: 0 });
  await become('snoozed');
  await says({ content: 'Awake?' });
  await become('resolved');
  await says({ content: 'For us', private: true });
  expect((await listTexts(path)).slice(1)).toEqual([
    [0, 'Hello again'],
    [2, 'System reopened the conversation due to a new incoming message.'],
    [2, `Conversation was snoozed by ${names.admin}`],
    [0, 'Awake?'],
    [2, `Conversation was reopened by ${names.admin}`],
    [2, `Conversation was marked resolved by ${names.admin}`],
    [0, 'For us'],
    [2, `Conversation was reopened by ${names.admin}`],
  ]);
});

test('writes no message for a change without an actor, except for a resolution', async () => {
  const { path } = await createApiConversation(admin);
  const conversation = Number(path.split('/').at(-1));
  const of = { account: 1, conversation, at: now };
  await mock.append(
    'chatwoot',
    { type: 'conversation.assigned', ...of, assignee: 3 } as never,
    { type: 'conversation.snoozed', ...of, by: { kind: 'contact', id: 1 }, until: Date.parse(now) + 60_000 } as never,
  );
  await pass('PT1H');
  expect(await look(path)).toMatchObject({ status: 'open', messages: [] });
  await mock.append('chatwoot', { type: 'conversation.resolved', ...of, at: mock.now() } as never);
  expect(await listTexts(path)).toEqual(
    activity('Conversation was marked resolved by system due to 0 minutes of inactivity'),
  );
});

test('an activity message is the last message and updates the last activity, but affects no figures', async () => {
  const { path } = await createApiConversation(admin);
  const from = Math.floor(mock.now() / 1000);
  await admin.post(`${path}/messages`, { content: 'Hello?', message_type: 'incoming' });
  const before = await look(path);
  await pass('PT10M');
  await admin.post(`${path}/labels`, { labels: ['bug'] });
  const after = await look(path);
  const { sender, ...rest } = after.messages[0] as Message;
  expect(sender).toBeUndefined();
  expect(rest).toMatchObject({
    message_type: 2,
    content: `${names.admin} added bug`,
    sender_type: null,
    sender_id: null,
  });
  expect(after.last_non_activity_message).toMatchObject({ content: 'Hello?', message_type: 0 });
  expect(after.last_activity_at).toBe(before.last_activity_at + 600);
  expect([after.unread_count, after.waiting_since]).toEqual([before.unread_count, before.waiting_since]);

  const until = Math.floor(mock.now() / 1000) + 1;
  const count = async (metric: string) => {
    const query = `metric=${metric}&type=account&since=${from}&until=${until}&group_by=year`;
    const { body } = await admin.read(`/api/v2/accounts/1/reports?${query}`);
    return (body as { value: number }[]).reduce((sum, { value }) => sum + value, 0);
  };
  const [incoming, outgoing] = [await count('incoming_messages_count'), await count('outgoing_messages_count')];
  await admin.post(`${path}/labels`, { labels: [] });
  await admin.post(`${path}/messages`, { content: 'A notice', message_type: 'activity' });
  await admin.post(`${path}/messages`, { content: 'A template', message_type: 'template' });
  expect([await count('incoming_messages_count'), await count('outgoing_messages_count')]).toEqual([
    incoming,
    outgoing,
  ]);
  const window = `since=${from}&until=${until}`;
  const by = await admin.read(`/api/v2/accounts/1/reports/outgoing_messages_count?group_by=inbox&${window}`);
  expect(by.body).toEqual([]);
  expect((await listTexts(path)).slice(-2)).toEqual([
    [2, 'A notice'],
    [3, 'A template'],
  ]);
});

test('a search finds messages of customers and agents, but no activity messages', async () => {
  const { path } = await createApiConversation(admin);
  await admin.post(`${path}/labels`, { labels: ['quokka'] });
  const find = async () =>
    bodyOf<{ data: { payload: unknown[] } }>(await admin.get('/conversations?q=quokka')).data.payload.length;
  expect(await find()).toBe(0);
  await admin.post(`${path}/messages`, { content: 'a quokka' });
  expect(await find()).toBe(1);
});

test('writes one message about the team and the assignee of a new conversation, after the response', async () => {
  const { source } = await createApiConversation(admin);
  const begin = async (body: object) => {
    const answer = await admin.post('/conversations', { source_id: source, ...body });
    const { id, messages } = bodyOf<{ id: number; messages: unknown[] }>(answer);
    expect(messages).toEqual([]);
    return listTexts(`/conversations/${id}`);
  };
  expect(await begin({})).toEqual([]);
  expect(await begin({ assignee_id: 1 })).toEqual(activity(`${names.admin} self-assigned this conversation`));
  const team = bodyOf<{ name: string }>(await admin.get('/teams/1')).name;
  // The team has no members.
  expect(await begin({ assignee_id: 1, team_id: 1 })).toEqual(activity(`Assigned to ${team} by ${names.admin}`));
  await mock.append('chatwoot', { type: 'team.members_changed', at: now, account: 1, team: 1, members: [3] } as never);
  expect(await begin({ assignee_id: 3, team_id: 1 })).toEqual(
    activity(`Assigned to ${names.agent} via ${team} by ${names.admin}`),
  );
});

test('message ids increase with time, and ids that events request are accepted as before', async () => {
  const { path } = await createApiConversation(admin);
  const conversation = Number(path.split('/').at(-1));
  const { payload } = bodyOf<{ payload: Message[] }>(await admin.get('/conversations/1/messages'));
  const first = Math.max(1, ...payload.map(({ id }) => id)) + 1000;
  const write = (message: number) =>
    mock.append('chatwoot', {
      ...{ type: 'message.created', at: mock.now(), account: 1, conversation, message },
      ...{ direction: 'incoming', sender: { kind: 'contact', id: 1 } },
    } as never);
  await write(first);
  await admin.post(`${path}/toggle_status`, { status: 'pending' });
  await write(first + 1);
  await expect(write(first + 1)).rejects.toThrow();
  const messages = bodyOf<{ payload: Message[] }>(await admin.get(`${path}/messages`)).payload;
  expect(messages.map(({ id, message_type }) => [id - first, message_type])).toEqual([
    [0, 0],
    [1, 2],
    [2, 0],
  ]);
});

test('the seeded history has activity messages', async () => {
  const seeded = await startMock({ scale: 0.01 });
  const desk = createClient(seeded);
  const { data } = bodyOf<{ data: { payload: Conversation[] } }>(await desk.get('/conversations?status=resolved'));
  const texts = data.payload.flatMap(({ messages }) => messages.map(({ content }) => content));
  expect(texts.length).toBeGreaterThan(10);
  expect(texts.every((text) => /^Conversation was marked resolved by [A-Z]/.test(text))).toBe(true);
});

test('documented: an activity message has an empty sender', async () => {
  const documented = await startMock({ scale: 0, profile: 'documented' });
  const desk = createClient(documented);
  const { path } = await createApiConversation(desk);
  await desk.post(`${path}/toggle_status`, { status: 'pending' });
  const { payload } = bodyOf<{ payload: object[] }>(await desk.get(`${path}/messages`));
  expect(payload).toMatchObject([{ message_type: 2, sender: {}, sender_id: null, sender_type: null }]);
});
