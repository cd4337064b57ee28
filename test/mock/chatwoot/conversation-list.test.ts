import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { headersOf, startMock } from '../start-mock.ts';
import { bodyOf, type ChatwootClient, createApiConversation, createClient } from './client.ts';

interface Item {
  id: number;
  status: string;
  inbox_id: number;
  labels: string[];
  last_activity_at: number;
  unread_count: number;
  agent_last_seen_at: number;
  waiting_since: number;
  messages: { content: string }[];
  meta: { assignee?: { id: number } };
}
interface Page {
  data: { meta: Record<string, number>; payload: Item[] };
}

let mock: Mock;
let desk: ChatwootClient;

beforeAll(async () => {
  mock = await startMock();
  desk = createClient(mock);
});

async function listAll(query: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let page = 1; ; page++) {
    const { payload } = bodyOf<Page>(await desk.get(`/conversations?${query}&page=${page}`)).data;
    items.push(...payload);
    if (payload.length < 25) return items;
  }
}

test('lists every conversation once, 25 per page, latest activity first', async () => {
  const all = await listAll('status=all');
  const { meta } = bodyOf<Page>(await desk.get('/conversations?status=all')).data;
  expect(all.length).toBe(meta.all_count);
  expect(all.length).toBeGreaterThan(50);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(all.map((each) => each.last_activity_at)).toEqual(
    all.map((each) => each.last_activity_at).toSorted((a, b) => b - a),
  );
});

test.each<[query: string, fits: (item: Item) => boolean]>([
  ['', ({ status }) => status === 'open'],
  ['status=resolved', ({ status }) => status === 'resolved'],
  ['status=snoozed', ({ status }) => status === 'snoozed'],
  ['status=all&inbox_id=2', (item) => item.inbox_id === 2],
  ['status=all&labels[]=bug', ({ labels }) => labels.includes('bug')],
  ['status=all&labels[]=bug&labels[]=vip', ({ labels }) => labels.includes('bug') || labels.includes('vip')],
  ['status=all&labels=bug', ({ labels }) => labels.includes('bug')],
  ['status=all&assignee_type=unassigned', ({ meta }) => meta.assignee === undefined],
  ['status=all&assignee_type=assigned', ({ meta }) => meta.assignee !== undefined],
  ['status=all&assignee_type=me', ({ meta }) => meta.assignee?.id === 1],
  ['status=all&inbox_id=99', () => false],
])('the filter %s returns all matching conversations', async (query, fits) => {
  const all = await listAll('status=all');
  const expected = all.filter(fits).map(({ id }) => id);
  expect((await listAll(query)).map(({ id }) => id)).toEqual(expected);
});

test('a search covers messages of conversations with any status', async () => {
  const found = await listAll('status=pending&q=INVOICE');
  expect(found.length).toBeGreaterThan(0);
  for (const { id } of found.slice(0, 5)) {
    const { payload } = bodyOf<{ payload: { content: string }[] }>(
      await desk.get(`/conversations/${id}/messages?after=0`),
    );
    expect(payload.some(({ content }) => content.toLowerCase().includes('invoice'))).toBe(true);
  }
});

test('the counts match the list, and "mine" depends on the caller', async () => {
  const headers = headersOf(mock, 'chatwoot', 'agent', 1);
  const agent = createClient(mock, { headers });
  const { meta } = bodyOf<Page>(await agent.get('/conversations?status=all&inbox_id=2')).data;
  expect((await agent.get('/conversations/meta?status=all&inbox_id=2')).body).toEqual({ meta });
  expect((meta.assigned_count ?? 0) + (meta.unassigned_count ?? 0)).toBe(meta.all_count);
  const own = bodyOf<Page>(await agent.get('/conversations?status=all&inbox_id=2&assignee_type=me')).data;
  expect(own.meta).toEqual(meta);
  expect(own.payload.length).toBe(Math.min(25, meta.mine_count ?? 0));
});

test.each(['status=closed', 'assignee_type=them', 'page=0', 'page=one', 'inbox_id=x', 'status[]=open'])(
  'the list does not take %s',
  async (query) => {
    expect((await desk.get(`/conversations?${query}`)).status).toBe(400);
  },
);

test('returns 404 for an unknown team', async () => {
  expect((await desk.get('/conversations?team_id=99')).status).toBe(404);
});

test('returns messages oldest first: the latest twenty, or those before or after an id', async () => {
  const { path } = await createApiConversation(desk);
  const written: number[] = [];
  for (let count = 0; count < 30; count++) {
    written.push(bodyOf<{ id: number }>(await desk.post(`${path}/messages`, { content: `No. ${count}` })).id);
  }
  const idsOf = async (query: string) =>
    bodyOf<{ payload: { id: number }[] }>(await desk.get(`${path}/messages${query}`)).payload.map(({ id }) => id);
  expect(await idsOf('')).toEqual(written.slice(-20));
  expect(await idsOf(`?before=${written[25]}`)).toEqual(written.slice(5, 25));
  expect(await idsOf(`?after=${written[3]}`)).toEqual(written.slice(4));
  expect(await idsOf(`?after=${written[3]}&before=${written[6]}`)).toEqual(written.slice(3, 6));
});

test('messages of customers wait for a reply, and a reply over the API does not mark them as read', async () => {
  const { path } = await createApiConversation(desk);
  const look = async () => bodyOf<Item>(await desk.get(path));
  for (let count = 0; count < 12; count++) {
    await desk.post(`${path}/messages`, { content: 'Hello?', message_type: 'incoming' });
  }
  expect(await look()).toMatchObject({ unread_count: 10, waiting_since: mock.now() / 1000 });
  await desk.post(`${path}/messages`, { content: 'Note.', private: true });
  expect(await look()).toMatchObject({ waiting_since: mock.now() / 1000 });
  await desk.post(`${path}/messages`, { content: 'Here I am.' });
  expect(await look()).toMatchObject({
    unread_count: 10,
    waiting_since: 0,
    messages: [{ content: 'Here I am.', conversation: { unread_count: 10 } }],
  });
});

test('messages are read until an agent last saw the conversation, and unread after that', async () => {
  const mine = await startMock();
  const at = (minutes: number) => new Date(mine.now() - minutes * 60_000).toISOString();
  const of = { account: 1, inbox: 2 };
  const [made] = await mine.append('chatwoot', { type: 'conversation.created', at: at(60), ...of } as never);
  const { conversation, contact, display_id } = made as unknown as Record<string, number>;
  const say = (minutes: number, more: object = {}) =>
    mine.append('chatwoot', {
      ...{ type: 'message.created', at: at(minutes), account: 1, conversation, direction: 'incoming' },
      ...{ sender: { kind: 'contact', id: contact }, ...more },
    } as never);
  const { get, post } = createClient(mine);
  const look = async () => bodyOf<Item>(await get(`/conversations/${display_id}`));
  await say(40);
  expect(await look()).toMatchObject({ unread_count: 1, agent_last_seen_at: 0 });
  // An agent replies in the dashboard, which marks all messages as read.
  await say(30, { direction: 'outgoing', sender: { kind: 'user', id: 1 } });
  expect(await look()).toMatchObject({ unread_count: 0, agent_last_seen_at: Date.parse(at(30)) / 1000 });
  await say(20);
  // An out-of-order message from before that time is read.
  await say(35);
  await say(10, { private: true });
  await post(`/conversations/${display_id}/messages`, { content: 'Yes?' });
  expect(await look()).toMatchObject({ unread_count: 2, agent_last_seen_at: Date.parse(at(30)) / 1000 });
});

test('the same seed generates the same texts, names and source ids', async () => {
  const other = createClient(await startMock());
  for (const path of ['/conversations?status=all', '/conversations/5/messages', '/contacts?page=3', '/contacts/7']) {
    expect((await other.get(path.replace('status=all', 'status=resolved&page=3'))).body).toEqual(
      (await createClient(await startMock()).get(path.replace('status=all', 'status=resolved&page=3'))).body,
    );
  }
});
