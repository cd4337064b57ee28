import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../mock/server.ts';
import type { Actor, ChatwootEvent } from '../../mock/vendors/chatwoot/events.ts';
import { computeChatwootHistory } from './oracle/chatwoot-history.ts';
import { expectChannels, expectEvents, expectOutgoing, expectSeries } from './oracle/chatwoot-reports.ts';
import { listChatwootEvents } from './seed/history.ts';
import { ask, headersOf, startMock } from './start-mock.ts';

const founding = listChatwootEvents({ scale: 0 });
let mock: Mock;

beforeAll(async () => {
  mock = await startMock({ scale: 0, profile: 'observed' });
});

const bot: Actor = { kind: 'bot', id: 1 };
const person = fc.integer({ min: 1, max: 6 }).map((id): Actor => ({ kind: 'user', id }));
const by = fc.oneof(person, person, fc.constant(bot));
const inAccount = { account: 1 };

/** An event of one of a few conversations, so that events interact. */
const happening = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.constant({
      type: 'message.created',
      direction: 'incoming',
      sender: { kind: 'contact', id: 1 },
      private: false,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('message.created'),
      direction: fc.constant('outgoing'),
      sender: by,
      private: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('conversation.resolved', 'conversation.opened'), by }) },
  fc.record({ type: fc.constantFrom('conversation.pended', 'conversation.snoozed'), by }),
  fc.record({ type: fc.constant('conversation.assigned'), assignee: fc.option(fc.integer({ min: 1, max: 6 })) }),
  fc.record({ type: fc.constant('conversation.team_changed'), team: fc.option(fc.integer({ min: 1, max: 4 })) }),
  fc.record({ type: fc.constant('conversation.labelled'), labels: fc.uniqueArray(fc.integer({ min: 1, max: 4 })) }),
);
const step = fc.record({
  what: happening,
  conversation: fc.integer({ min: 1, max: 5 }),
  /** Seconds since the previous event; often 0. */
  later: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40_000 })),
});
const start = Date.UTC(2026, 0, 12, 7);
/** The time of all these events. */
const span = { from: Date.UTC(2026, 0, 12), until: Date.UTC(2026, 2, 1) };
const window = `since=${span.from / 1000}&until=${span.until / 1000}`;

/** Creates five conversations in inboxes with several time zones and opening hours, and then random events. */
function toEvents(steps: { what: object; conversation: number; later: number }[]): ChatwootEvent[] {
  const events = [1, 2, 3, 5, 8].map((inbox, index): ChatwootEvent => {
    const conversation = index + 1;
    const status = inbox === 1 ? 'pending' : 'open';
    const ids = { conversation, display_id: conversation, contact: 1 };
    return { type: 'conversation.created', at: start + index * 7_000_000, ...inAccount, ...ids, inbox, status };
  });
  let at = start + 40_000_000;
  steps.forEach(({ what, conversation, later }, index) => {
    at += later * 1000;
    const own = 'direction' in what ? { message: index + 1 } : {};
    events.push({ at, ...inAccount, conversation, ...own, ...what } as ChatwootEvent);
  });
  return events;
}

const metrics = ['conversations_count', 'outgoing_messages_count', 'avg_first_response_time', 'avg_resolution_time'];
metrics.push(
  'incoming_messages_count',
  'resolutions_count',
  'reply_time',
  'bot_resolutions_count',
  'bot_handoffs_count',
);
const scopes = [{ type: 'account', id: 0 }, ...['agent', 'team', 'label', 'inbox'].map((type) => ({ type, id: 2 }))];

test('every report follows the rules after random events', async () => {
  const headers = headersOf(mock, 'chatwoot', 'administrator', 1);
  const get = async (path: string) => (await ask(mock, path, { headers })).body;
  const reached = new Set<string>();

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
      await mock.reset();
      const events = toEvents(steps);
      await mock.append('chatwoot', ...structuredClone(events));
      const history = computeChatwootHistory([...founding, ...structuredClone(events)]);
      for (const { name } of history.reportingEvents) reached.add(name);
      for (const { status } of history.conversations) reached.add(status);

      const expected = expectEvents(history, { account: 1, span: undefined });
      expect(await get('/api/v1/accounts/1/reporting_events')).toMatchObject({ payload: expected.slice(0, 25) });
      expect(await get(`/api/v2/accounts/1/summary_reports/channel?${window}`)).toEqual(
        expectChannels(history, 1, span),
      );
      for (const group of ['agent', 'team', 'label', 'inbox']) {
        const body = (await get(`/api/v2/accounts/1/reports/outgoing_messages_count?group_by=${group}&${window}`)) as {
          id: number;
        }[];
        expect(body).toEqual(expectOutgoing(history, 1, span, group).sort((a, b) => a.id - b.id));
      }
      for (const metric of metrics) {
        for (const scope of scopes) {
          const query = { account: 1, metric, ...scope, span, offset: 0, businessHours: true };
          const path = `/api/v2/accounts/1/reports?metric=${metric}&type=${scope.type}&id=${scope.id}&business_hours=true&${window}`;
          expect(await get(path)).toEqual(expectSeries(history, { ...query, unit: 'day' }));
        }
      }
    }),
    { numRuns: 25, seed: 20261121 },
  );

  expect([...reached].sort()).toEqual(
    expect.arrayContaining([
      'conversation_bot_handoff',
      'conversation_bot_resolved',
      'conversation_opened',
      'pending',
      'snoozed',
    ]),
  );
});
