import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import type { ChatwootEvent } from '../../../mock/vendors/chatwoot/events.ts';
import { type Profile, profiles } from '../../../specs/profiles.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';

// Three conversations written by hand. The expected figures were computed by hand too.
const at = (time: string) => Date.parse(`2026-01-${time}Z`);
const account = 1;
const bySam = { kind: 'user', id: 3 } as const;
const byKim = { kind: 'user', id: 4 } as const;
let lastMessage = 0;
const messageAt = (conversation: number, time: string, by?: typeof bySam | typeof byKim): ChatwootEvent => ({
  type: 'message.created',
  at: at(time),
  account,
  conversation,
  // Activity messages in between take the next ids.
  message: ++lastMessage * 100,
  direction: by ? 'outgoing' : 'incoming',
  sender: by ?? { kind: 'contact', id: 1 },
  private: false,
});
const conversationAt = (conversation: number, display_id: number, inbox: number, time: string): ChatwootEvent[] => [
  { type: 'conversation.created', at: at(time), account, conversation, display_id, inbox, contact: 1, status: 'open' },
  messageAt(conversation, time),
];
const assignmentAt = (conversation: number, time: string, assignee: number, labels: number[]): ChatwootEvent[] => [
  { type: 'conversation.team_changed', at: at(time), account, conversation, team: 1 },
  { type: 'conversation.assigned', at: at(time), account, conversation, assignee },
  { type: 'conversation.labelled', at: at(time), account, conversation, labels },
];

const history: ChatwootEvent[] = [
  // First reply after an hour, second reply after ten minutes, resolved after four hours.
  ...conversationAt(101, 1, 2, '10T10:00:00'),
  ...assignmentAt(101, '10T10:01:00', 3, [1]),
  messageAt(101, '10T11:00:00', bySam),
  messageAt(101, '10T12:00:00'),
  messageAt(101, '10T12:10:00', bySam),
  { type: 'conversation.resolved', at: at('10T14:00:00'), account, conversation: 101, by: bySam },
  // Resolved after two days without a reply.
  ...conversationAt(102, 2, 2, '19T10:00:00'),
  ...assignmentAt(102, '19T10:01:00', 4, [1, 2]),
  { type: 'conversation.resolved', at: at('21T10:00:00'), account, conversation: 102, by: byKim },
  // Not assigned yet.
  ...conversationAt(103, 3, 5, '22T08:00:00'),
];

const since = at('20T00:00:00') / 1000;
const until = at('30T00:00:00') / 1000;
const window = `since=${since}&until=${until}`;
const before = `since=${2 * since - until}&until=${since}`;
const reports = '/api/v2/accounts/1/reports';

const mocks = new Map<Profile, Mock>();
const appendEvent = (mock: Mock, event: ChatwootEvent) => mock.append('chatwoot', event);

beforeAll(async () => {
  for (const profile of profiles) {
    const mock = await startMock({ scale: 0, profile });
    for (const event of history) appendEvent(mock, structuredClone(event));
    mocks.set(profile, mock);
  }
});

async function get(path: string, profile: Profile = 'observed', mock = mocks.get(profile)): Promise<unknown> {
  if (!mock) throw new Error('not started');
  const answer = await ask(mock, path, { headers: headersOf(mock, 'chatwoot', 'administrator', 1) });
  expect(answer.status).toBe(200);
  return answer.body ?? answer.text;
}

test('the summary has both windows, with numbers and nulls where observed and strings where documented', async () => {
  const counts = {
    conversations_count: 1,
    incoming_messages_count: 1,
    outgoing_messages_count: 0,
    resolutions_count: 1,
  };
  const earlier = {
    conversations_count: 2,
    incoming_messages_count: 3,
    outgoing_messages_count: 2,
    resolutions_count: 1,
  };
  expect(await get(`${reports}/summary?type=account&${window}`)).toEqual({
    ...counts,
    avg_first_response_time: null,
    avg_resolution_time: 172_800,
    reply_time: null,
    previous: { ...earlier, avg_first_response_time: 3600, avg_resolution_time: 14_400, reply_time: 600 },
  });
  expect(await get(`${reports}/summary?type=account&${window}`, 'documented')).toEqual({
    ...counts,
    avg_first_response_time: '0',
    avg_resolution_time: '172800',
    previous: { ...earlier, avg_first_response_time: '3600', avg_resolution_time: '14400' },
  });
});

const idle = {
  conversations_count: 0,
  resolved_conversations_count: 0,
  avg_resolution_time: null,
  avg_first_response_time: null,
  avg_reply_time: null,
};
const resolvedOnce = { ...idle, resolved_conversations_count: 1, avg_resolution_time: 172_800 };
const answered = {
  conversations_count: 1,
  resolved_conversations_count: 1,
  avg_resolution_time: 14_400,
  avg_first_response_time: 3600,
  avg_reply_time: 600,
};

test.each([
  ['agent', window, { 3: idle, 4: resolvedOnce, 5: idle }],
  ['agent', before, { 3: answered, 4: { ...idle, conversations_count: 1 }, 5: idle }],
  ['team', window, { 1: resolvedOnce, 2: idle }],
  ['team', before, { 1: { ...answered, conversations_count: 2 }, 2: idle }],
  ['inbox', window, { 2: resolvedOnce, 5: { ...idle, conversations_count: 1 } }],
  ['inbox', before, { 2: { ...answered, conversations_count: 2 }, 5: idle }],
])('by %s (%s): every group has its figures, including groups without activity', async (type, bounds, expected) => {
  for (const profile of profiles) {
    const rows = (await get(`/api/v2/accounts/1/summary_reports/${type}?${bounds}`, profile)) as { id: number }[];
    for (const [id, figures] of Object.entries(expected)) {
      expect(rows.find((row) => row.id === Number(id))).toEqual({ id: Number(id), ...figures });
    }
  }
});

test('the averages of a label follow the conversations created in the window, its resolutions the time of the resolution', async () => {
  const path = '/api/v2/accounts/1/summary_reports/label';
  const shipping = { id: 1, name: 'shipping' };
  expect(await get(`${path}?${window}`)).toContainEqual({
    ...shipping,
    conversations_count: 0,
    avg_resolution_time: 0,
    avg_first_response_time: 0,
    avg_reply_time: 0,
    resolved_conversations_count: 1,
  });
  expect(await get(`${path}?${before}`)).toContainEqual({
    ...shipping,
    conversations_count: 2,
    avg_resolution_time: (14_400 + 172_800) / 2,
    avg_first_response_time: 3600,
    avg_reply_time: 600,
    resolved_conversations_count: 1,
  });
});

test('the matrix sorts inboxes by name and labels by title', async () => {
  const lists = 'inbox_ids[]=2&inbox_ids[]=5&inbox_ids[]=999&label_ids[]=1&label_ids[]=2';
  expect(await get(`${reports}/inbox_label_matrix?${lists}`)).toEqual({
    inboxes: [
      { id: 2, name: 'Support mail' },
      { id: 5, name: 'WhatsApp' },
    ],
    labels: [
      { id: 2, title: 'billing' },
      { id: 1, title: 'shipping' },
    ],
    matrix: [
      [1, 2],
      [0, 0],
    ],
  });
  expect(await get(`${reports}/inbox_label_matrix?inbox_ids=2&label_ids=1&${window}`)).toMatchObject({ matrix: [[0]] });
});

test('a first response after exactly one hour belongs to the class 1-4h', async () => {
  const hourly = { '0-1h': 0, '1-4h': 1, '4-8h': 0, '8-24h': 0, '24h+': 0 };
  expect(await get(`${reports}/first_response_time_distribution?${before}`)).toEqual({ 'Channel::Email': hourly });
  expect(await get(`${reports}/first_response_time_distribution?${window}`)).toEqual({});
});

test('finds the events of a conversation by its number within the account', async () => {
  const events = (await get('/api/v1/accounts/1/conversations/1/reporting_events')) as Record<string, unknown>[];
  expect(events.map(({ name, value, conversation_id }) => [name, value, conversation_id])).toEqual([
    ['first_response', 3600, 101],
    ['reply_time', 600, 101],
    ['conversation_resolved', 14_400, 101],
  ]);
  expect(await get('/api/v1/accounts/1/conversations/3/reporting_events')).toEqual([]);
});

test('the open conversations follow each change', async () => {
  const mock = await startMock({ scale: 0, profile: 'observed' });
  for (const event of history) appendEvent(mock, structuredClone(event));
  const load = () => get(`${reports}/conversations?type=account`, 'observed', mock);
  const ofSam = async () => {
    const agents = (await get(`${reports}/conversations?type=agent`, 'observed', mock)) as {
      id: number;
      metric: unknown;
    }[];
    return agents.find(({ id }) => id === 3)?.metric;
  };
  expect(await load()).toEqual({ open: 1, unattended: 1, unassigned: 1, pending: 0 });
  expect(await ofSam()).toEqual({ open: 0, unattended: 0 });
  for (const event of assignmentAt(103, '22T08:30:00', 3, [])) appendEvent(mock, event);
  expect(await ofSam()).toEqual({ open: 1, unattended: 1 });
  appendEvent(mock, messageAt(103, '22T09:00:00', bySam));
  expect(await load()).toEqual({ open: 1, unattended: 0, unassigned: 0, pending: 0 });
  appendEvent(mock, messageAt(103, '22T10:00:00'));
  expect(await ofSam()).toEqual({ open: 1, unattended: 1 });
  appendEvent(mock, {
    type: 'conversation.pended',
    at: at('22T11:00:00'),
    account,
    conversation: 103,
    by: bySam,
  });
  expect(await load()).toEqual({ open: 0, unattended: 0, unassigned: 0, pending: 0 });
});

test('a repeated report includes a write in between', async () => {
  const mock = await startMock({ scale: 0, profile: 'observed' });
  for (const event of history) appendEvent(mock, structuredClone(event));
  const ofTeam = async () => {
    const summary = (await get(`${reports}/summary?type=team&id=1&${window}`, 'observed', mock)) as Record<
      string,
      unknown
    >;
    return [summary.conversations_count, summary.incoming_messages_count, summary.outgoing_messages_count];
  };
  expect(await ofTeam()).toEqual([0, 0, 0]);
  appendEvent(mock, {
    type: 'conversation.team_changed',
    at: at('23T00:00:00'),
    account,
    conversation: 103,
    team: 1,
  });
  expect(await ofTeam()).toEqual([1, 1, 0]);
  appendEvent(mock, messageAt(103, '23T09:00:00', bySam));
  expect(await ofTeam()).toEqual([1, 1, 1]);
  appendEvent(mock, {
    type: 'conversation.team_changed',
    at: at('23T10:00:00'),
    account,
    conversation: 103,
    team: null,
  });
  expect(await ofTeam()).toEqual([0, 0, 0]);
});
