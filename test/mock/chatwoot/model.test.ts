import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { defaultHistory } from '../../../mock/seed/company.ts';
import type { Mock } from '../../../mock/server.ts';
import type { ChatwootEvent } from '../../../mock/vendors/chatwoot/events.ts';
import { computeChatwootHistory, type History } from '../oracle/chatwoot-history.ts';
import { expectChannels, expectEvents, expectOutgoing, expectSeries } from '../oracle/chatwoot-reports.ts';
import { listChatwootEvents } from '../seed/history.ts';
import { sequences } from '../sequences.ts';
import { startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';
import { bodyOf, type ChatwootClient, createClient } from './client.ts';
import { readNewContact } from './new-contact.ts';

// Compares random writes over HTTP with an independent model: plain arrays, no shared code.

/** An API inbox without working hours. */
const inbox = 10;
const labels: { id: number; title: string }[] = [];
const founding = listChatwootEvents({ scale: 0 });
let mock: Mock;
let desks: { user: number; desk: ChatwootClient }[];
let source: string;

beforeAll(async () => {
  for (const event of founding) {
    if (event.type === 'label.created' && event.account === 1) labels.push({ id: event.label, title: event.title });
  }
  mock = await startMock({ scale: 0, port: null });
  const admin = createClient(mock);
  const contact = await admin.post('/contacts', { inbox_id: inbox, name: 'Ada Quill' });
  source = readNewContact(bodyOf(contact)).source;
  desks = [
    { user: 1, desk: admin },
    { user: 3, desk: createClient(mock, { role: 'agent' }) },
  ];
  await callAdmin(mock, '/snapshots', { body: { name: 'begin' } });
});

const statuses = ['open', 'resolved', 'pending', 'snoozed'] as const;
const statusEvents = {
  open: 'conversation.opened',
  resolved: 'conversation.resolved',
  pending: 'conversation.pended',
  snoozed: 'conversation.snoozed',
} as const;

type Write =
  | { kind: 'open' }
  | { kind: 'incoming' }
  | { kind: 'outgoing'; private: boolean }
  | { kind: 'status'; status: (typeof statuses)[number] }
  | { kind: 'assign'; assignee: number | null }
  | { kind: 'team'; team: number | null }
  | { kind: 'labels'; positions: number[] };

const write: fc.Arbitrary<Write> = fc.oneof(
  fc.constant({ kind: 'open' as const }),
  fc.constant({ kind: 'incoming' as const }),
  fc.record({ kind: fc.constant('outgoing' as const), private: fc.boolean() }),
  fc.record({ kind: fc.constant('status' as const), status: fc.constantFrom(...statuses) }),
  fc.record({ kind: fc.constant('assign' as const), assignee: fc.option(fc.integer({ min: 1, max: 4 })) }),
  fc.record({ kind: fc.constant('team' as const), team: fc.option(fc.integer({ min: 1, max: 3 })) }),
  fc.record({ kind: fc.constant('labels' as const), positions: fc.uniqueArray(fc.integer({ min: 0, max: 3 })) }),
);
const step = fc.record({
  write,
  conversationIndex: fc.nat(2),
  callerIndex: fc.nat(1),
  /** Seconds that pass before the step; often 0. */
  delaySeconds: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30_000 })),
});
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

/** Executes a step, and returns the events for the model. */
async function perform({ write, conversationIndex, callerIndex }: Step, opened: number, status: string | undefined) {
  const by = desks[callerIndex] ?? desks[0];
  if (!by) throw new Error('No client for this step.');
  const { user, desk } = by;
  const post = async (path: string, body: unknown) => {
    const answer = await desk.post(path, body);
    expect([path, answer.status, answer.text.slice(0, 200)]).toEqual([path, 200, expect.anything()]);
    return answer;
  };
  const at = mock.now();
  if (write.kind === 'open' || opened === 0) {
    const { id } = bodyOf<{ id: number }>(await post('/conversations', { source_id: source, inbox_id: inbox }));
    const ids = { conversation: id, display_id: id, contact: 1 };
    return [{ type: 'conversation.created', at, account: 1, ...ids, inbox, status: 'open' }];
  }
  const conversation = (conversationIndex % opened) + 1;
  const path = `/conversations/${conversation}`;
  const base = { at, account: 1, conversation };
  if (write.kind === 'incoming' || write.kind === 'outgoing') {
    const isPrivate = write.kind === 'outgoing' && write.private;
    await post(`${path}/messages`, { content: 'words', message_type: write.kind, private: isPrivate });
    const sender = write.kind === 'incoming' ? { kind: 'contact', id: 1 } : { kind: 'user', id: user };
    return [{ ...base, type: 'message.created', message: 0, direction: write.kind, sender, private: isPrivate }];
  }
  if (write.kind === 'status') {
    await post(`${path}/toggle_status`, { status: write.status });
    const change = { ...base, type: statusEvents[write.status], by: { kind: 'user', id: user } };
    // An agent (not an administrator) who opens a conversation is assigned to it.
    const isAssigned = write.status === 'open' && user === 3;
    const assignment = isAssigned ? [{ ...base, type: 'conversation.assigned', assignee: user }] : [];
    return [...(status === write.status ? [] : [change]), ...assignment];
  }
  if (write.kind === 'assign') {
    await post(`${path}/assignments`, { assignee_id: write.assignee ?? 0 });
    return [{ ...base, type: 'conversation.assigned', assignee: write.assignee }];
  }
  if (write.kind === 'team') {
    await post(`${path}/assignments`, { team_id: write.team ?? 0 });
    return [{ ...base, type: 'conversation.team_changed', team: write.team }];
  }
  const chosen = labels.filter((_, position) => write.positions.includes(position));
  await post(`${path}/labels`, { labels: chosen.map(({ title }) => title) });
  return [{ ...base, type: 'conversation.labelled', labels: chosen.map(({ id }) => id) }];
}

const reportQuery = fc.record({
  metric: fc.constantFrom(
    'conversations_count',
    'incoming_messages_count',
    'outgoing_messages_count',
    'resolutions_count',
    'avg_first_response_time',
    'avg_resolution_time',
  ),
  type: fc.constantFrom('account', 'agent', 'inbox', 'team', 'label'),
  unit: fc.constantFrom('hour', 'day', 'week', 'month', 'year'),
  offset: fc.constantFrom(0, -8, 5.5, 9, -3.5, 12),
  groupBy: fc.constantFrom('agent', 'team', 'inbox', 'label'),
  businessHours: fc.boolean(),
  /** The start of the window in hours after the first event, and its length in hours. */
  from: fc.integer({ min: -30, max: 60 }),
  length: fc.integer({ min: 1, max: 200 }),
});
type ReportQuery = typeof reportQuery extends fc.Arbitrary<infer Each> ? Each : never;

async function compare(history: History, options: ReportQuery): Promise<void> {
  const desk = desks[0]?.desk;
  const from = defaultHistory.now + options.from * 3_600_000;
  const span = { from, until: from + options.length * 3_600_000 };
  const window = `since=${span.from / 1000}&until=${span.until / 1000}`;
  const read = async (path: string) => (await desk?.read(path))?.body;
  const id = options.type === 'inbox' ? inbox : 1;

  const query = { ...options, account: 1, id, span, unit: options.unit as 'day' };
  const path = `/api/v2/accounts/1/reports?metric=${options.metric}&type=${options.type}&id=${id}&${window}`;
  const extras = `&group_by=${options.unit}&timezone_offset=${options.offset}&business_hours=${options.businessHours}`;
  const expected = expectSeries(history, query).map(({ timestamp, value }) => ({ timestamp, value: String(value) }));
  expect({ path: path + extras, body: await read(path + extras) }).toEqual({ path: path + extras, body: expected });

  const groups = (await read(
    `/api/v2/accounts/1/reports/outgoing_messages_count?group_by=${options.groupBy}&${window}`,
  )) as object[];
  expect(groups).toHaveLength(expectOutgoing(history, 1, span, options.groupBy).length);
  expect(groups).toEqual(expect.arrayContaining(expectOutgoing(history, 1, span, options.groupBy)));
  expect(await read(`/api/v2/accounts/1/summary_reports/channel?${window}`)).toEqual(expectChannels(history, 1, span));
  const events = expectEvents(history, { account: 1, span });
  expect(await read(`/api/v1/accounts/1/reporting_events?${window}`)).toMatchObject({
    meta: { count: events.length },
    payload: events.slice(0, 25),
  });
}

test(`${sequences} random sequences of writes: every report matches the model`, async () => {
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 4, maxLength: 14 }),
      fc.array(reportQuery, { minLength: 1, maxLength: 2 }),
      async (steps, queries) => {
        await callAdmin(mock, '/snapshots/begin/restore', { method: 'POST' });
        const written: ChatwootEvent[] = [];
        for (const each of steps) {
          if (each.delaySeconds > 0) await callAdmin(mock, '/clock', { body: { advance: `PT${each.delaySeconds}S` } });
          const { conversations } = computeChatwootHistory([...founding, ...structuredClone(written)]);
          const target = conversations[each.conversationIndex % Math.max(1, conversations.length)];
          const events = await perform(each, conversations.length, target?.status);
          written.push(...(events as ChatwootEvent[]));
        }
        const history = computeChatwootHistory([...founding, ...structuredClone(written)]);
        for (const { name } of history.reportingEvents) reached.add(name);
        for (const each of queries) await compare(history, each);
      },
    ),
    { numRuns: sequences, seed: 20_260_130 },
  );
  expect([...reached].sort()).toEqual(['conversation_opened', 'conversation_resolved', 'first_response', 'reply_time']);
}, 1_800_000);
