import { describe, expect, test } from 'vitest';
import type { ChatwootEvent } from '../../../mock/vendors/chatwoot/events.ts';
import { profiles } from '../../../specs/profiles.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';
import { checkExplanations } from './check-explanations.ts';

// An explanation scans the tables row by row, so its counts verify every report independently.

const base = '/api/v2/accounts/1';
const groups = ['agent', 'team', 'inbox', 'label'];
const seconds = (date: string) => Date.parse(date) / 1000;
const windowOf = (since: string, until: string) => `since=${seconds(since)}&until=${seconds(until)}`;

const counts = [
  'conversations_count',
  'incoming_messages_count',
  'outgoing_messages_count',
  'resolutions_count',
  'bot_resolutions_count',
  'bot_handoffs_count',
];
const averages = ['avg_first_response_time', 'avg_resolution_time', 'reply_time'];
const published = new Set([...counts.slice(0, 4), ...averages.slice(0, 2)]);
const scopes = ['type=account', 'type=agent&id=3', 'type=inbox&id=2', 'type=team&id=1', 'type=label&id=1'];

/** Every report about a window that has a number to explain. */
const listReports = (window: string, profile: string) => [
  ...[...counts, ...averages]
    .filter((metric) => profile === 'observed' || published.has(metric))
    .flatMap((metric) =>
      scopes.flatMap((scope) => [
        `${base}/reports?metric=${metric}&${scope}&${window}`,
        `${base}/reports?metric=${metric}&${scope}&${window}&group_by=week&timezone_offset=-8&business_hours=true`,
        `${base}/reports?metric=${metric}&${scope}&${window}&group_by=month`,
      ]),
    ),
  ...scopes.flatMap((scope) => [
    `${base}/reports/summary?${scope}&${window}`,
    `${base}/reports/summary?${scope}&${window}&business_hours=true`,
  ]),
  ...groups.flatMap((by) => [
    `${base}/summary_reports/${by}?${window}`,
    `${base}/summary_reports/${by}?${window}&business_hours=true`,
    `${base}/reports/outgoing_messages_count?group_by=${by}&${window}`,
  ]),
  `${base}/summary_reports/channel?${window}`,
  `${base}/reports/inbox_label_matrix?${window}`,
  `${base}/reports/first_response_time_distribution?${window}`,
  `${base}/reports/conversations?type=account`,
  `${base}/reports/conversations/?type=agent`,
  `/api/v1/accounts/1/reporting_events?${window}`,
  `/api/v1/accounts/1/reporting_events?${window}&name=first_response&inbox_id=2&page=2`,
  '/api/v1/accounts/1/reporting_events?user_id=3',
];

describe.each(profiles)('seeded history, profile %s', async (profile) => {
  const mock = await startMock({ profile });
  const headers = headersOf(mock, 'chatwoot', 'administrator', 1);
  const window = windowOf('2025-12-01', '2026-01-15');

  test.each(listReports(window, profile))('explains every number of %s', async (path) => {
    const numbers = await checkExplanations(mock, headers, path);
    // Zeros would prove nothing. But an agent writes no incoming messages, and resolves none as a bot.
    const isIdle = /metric=(incoming|bot_)/.test(path);
    if (!isIdle) expect(Math.max(...numbers.map(({ value }) => value ?? 0))).toBeGreaterThan(0);
  });
});

// ---- A hand-written history of four conversations in inbox 2 ----

const at = (time: string) => Date.parse(`2024-03-${time}:00.000Z`);
const [agent, other] = [3, 4];

/** The event that creates a conversation. */
const begin = (conversation: number, time: string): ChatwootEvent => ({
  type: 'conversation.created',
  at: at(time),
  account: 1,
  conversation,
  display_id: conversation,
  inbox: 2,
  contact: conversation,
  status: 'open',
});
let lastMessage = 0;
const say = (conversation: number, time: string, user?: number): ChatwootEvent => {
  lastMessage += 1;
  const sender =
    user === undefined ? { kind: 'contact' as const, id: conversation } : { kind: 'user' as const, id: user };
  const direction = user === undefined ? 'incoming' : 'outgoing';
  return {
    type: 'message.created',
    at: at(time),
    account: 1,
    conversation,
    message: lastMessage,
    direction,
    sender,
    private: false,
  };
};
const assign = (conversation: number, time: string, assignee: number): ChatwootEvent => ({
  type: 'conversation.assigned',
  at: at(time),
  account: 1,
  conversation,
  assignee,
});
const label = (conversation: number, time: string, ...labels: number[]): ChatwootEvent => ({
  type: 'conversation.labelled',
  at: at(time),
  account: 1,
  conversation,
  labels,
});
const resolve = (conversation: number, time: string, id: number): ChatwootEvent => ({
  type: 'conversation.resolved',
  at: at(time),
  account: 1,
  conversation,
  by: { kind: 'user', id },
});

const history = [
  // Created before the window, answered and resolved in it.
  begin(1, '04T10:00'),
  assign(1, '04T10:05', agent),
  label(1, '04T10:06', 1),
  say(1, '05T12:00', agent),
  resolve(1, '05T13:00', agent),
  // Created in the window, answered in it, resolved after it.
  begin(2, '05T09:00'),
  assign(2, '05T09:05', agent),
  label(2, '05T09:06', 1, 2),
  say(2, '05T09:30', agent),
  resolve(2, '06T09:00', agent),
  // Created in the window, answered, open and waiting for a reply. Reassigned afterwards.
  begin(3, '05T10:00'),
  assign(3, '05T10:01', agent),
  say(3, '05T15:00', agent),
  say(3, '05T16:00'),
  assign(3, '05T16:01', other),
  // Never read by an agent.
  begin(4, '05T20:00'),
];

async function startDesk(options: Parameters<typeof startMock>[0] = {}) {
  const mock = await startMock({ scale: 0, now: '2024-03-08T12:00:00.000Z', profile: 'observed', ...options });
  for (const event of history) await mock.append('chatwoot', event);
  return { mock, headers: headersOf(mock, 'chatwoot', 'administrator', 1) };
}

const small = windowOf('2024-03-05', '2024-03-06');

describe('hand-written history', async () => {
  const { mock, headers } = await startDesk();
  const numberAt = async (path: string, pointer: string) =>
    (await checkExplanations(mock, headers, base + path)).find((number) => number.pointer === pointer);
  const conversationsOf = (events: unknown[] = []) =>
    (events as { conversation: number }[]).map(({ conversation }) => conversation).sort();

  test.each(listReports(small, 'observed'))('explains every number of %s', async (path) => {
    await checkExplanations(mock, headers, path);
  });

  test.each([
    // A label's averages cover the conversations created in the window. Its resolutions are counted by their time.
    [`/summary_reports/label?${small}`, '/10/avg_resolution_time', [2]],
    [`/summary_reports/label?${small}`, '/10/resolved_conversations_count', [1]],
    [`/summary_reports/inbox?${small}`, '/avg_resolution_time', [1]],
    // A reply counts for its author, even after the conversation was reassigned.
    [`/summary_reports/agent?${small}`, '/avg_first_response_time', [1, 2, 3]],
    [`/summary_reports/agent?${small}`, '/resolved_conversations_count', [1]],
    ['/reports/conversations?type=account', '/open', [3, 4]],
    ['/reports/conversations?type=account', '/unattended', [3, 4]],
    ['/reports/conversations?type=account', '/unassigned', [4]],
    [`/reports/first_response_time_distribution?${small}`, '/0-1h', [2]],
    [`/reports/first_response_time_distribution?${small}`, '/4-8h', [3]],
    [`/reports/first_response_time_distribution?${small}`, '/24h+', [1]],
  ])('%s %s counts the conversations %j', async (path, end, conversations) => {
    const numbers = await checkExplanations(mock, headers, base + path);
    const number = numbers.find(({ pointer, contributing }) => pointer.endsWith(end) && contributing.count > 0);
    expect(conversationsOf(number?.contributing.events)).toEqual(conversations);
  });

  test('an average of no values is null and has no contributing events', async () => {
    const number = await numberAt(
      `/summary_reports/inbox?${windowOf('2024-03-01', '2024-03-02')}`,
      '/0/avg_reply_time',
    );
    expect(number).toMatchObject({ value: null, contributing: { count: 0, events: [] } });
  });
});

// ---- Versions with wrong counts ----

const elsewhere = { at: at('05T09:00'), account: 2 };
const wrongly: ChatwootEvent[] = [
  // Reopened, which removes its resolution.
  say(1, '07T09:00'),
  // The agent resolves another conversation in another account.
  { type: 'agent.added', ...elsewhere, user: agent, role: 'agent' },
  { type: 'inbox.created', ...elsewhere, inbox: 901, name: 'Two', channel: 'Channel::Api', timezone: 'UTC' },
  { ...begin(901, '05T09:00'), ...elsewhere, inbox: 901 } as ChatwootEvent,
  { ...assign(901, '05T09:00', agent), ...elsewhere } as ChatwootEvent,
  { ...resolve(901, '05T10:00', agent), account: 2 } as ChatwootEvent,
];

describe.each(['2.8.1', '4.5.0'])('Chatwoot %s', async (version) => {
  const { mock, headers } = await startDesk({ versions: { chatwoot: version } });
  for (const event of wrongly) await mock.append('chatwoot', event);

  test.each(
    ['resolutions_count', 'conversations_count'].flatMap((metric) =>
      scopes.flatMap((scope) => [
        `${base}/reports?metric=${metric}&${scope}&${small}`,
        `${base}/reports?metric=${metric}&${scope}&${windowOf('2024-03-04T09:00:00Z', '2024-03-07')}&timezone_offset=5.5`,
      ]),
    ),
  )('%s is explained as this version counts', async (path) => {
    await checkExplanations(mock, headers, path);
  });
});

test('explains no number of a report about an unknown metric', async () => {
  const mock = await startMock({ profile: 'observed', scale: 0 });
  const headers = { ...headersOf(mock, 'chatwoot', 'administrator', 1), 'x-chatpact-explain': '1' };
  const answer = await ask(mock, `${base}/reports?metric=other&type=account`, { headers });
  expect(answer).toMatchObject({ status: 200, body: { numbers: [] } });
});
