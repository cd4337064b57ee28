import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../mock/server.ts';
import { type Profile, profiles } from '../../specs/profiles.ts';
import { computeChatwootHistory, type History } from './oracle/chatwoot-history.ts';
import {
  expectChannels,
  expectEvents,
  expectOutgoing,
  expectSeries,
  type SeriesQuery,
} from './oracle/chatwoot-reports.ts';
import { account, toQuery, windowsAround } from './oracle/windows.ts';
import { listChatwootEvents } from './seed/history.ts';
import { ask, headersOf, startMock } from './start-mock.ts';

const mocks = new Map<Profile, Mock>();
let history: History;

beforeAll(async () => {
  for (const profile of profiles) mocks.set(profile, await startMock({ profile }));
  const events = listChatwootEvents({ scale: 0.1 });
  history = computeChatwootHistory(events);
});

async function askAdministrator(path: string, account: number, profile: Profile = 'documented'): Promise<unknown> {
  const mock = mocks.get(profile);
  if (!mock) throw new Error('not started');
  const answer = await ask(mock, path, { headers: headersOf(mock, 'chatwoot', 'administrator', account) });
  expect(answer.status).toBe(200);
  return answer.body;
}

const span = windowsAround(
  () => history.messages,
  () => history.reportingEvents,
);

/** An existing agent, inbox, team or label of the account. */
const subject = fc
  .tuple(account, fc.constantFrom('account', 'agent', 'inbox', 'team', 'label'), fc.nat())
  .map(([where, type, pick]) => {
    const ids = [...history.names.keys()].flatMap((key) => {
      const [its, kind, id] = key.split(' ');
      return Number(its) === where && kind === type ? [Number(id)] : [];
    });
    return { account: where, type, id: ids[pick % ids.length] ?? 0 };
  });
const documentedMetrics = [
  'conversations_count',
  'incoming_messages_count',
  'outgoing_messages_count',
  'avg_first_response_time',
  'avg_resolution_time',
  'resolutions_count',
];
const toSeriesQuery = (metrics: string[], offset: fc.Arbitrary<number>): fc.Arbitrary<SeriesQuery> =>
  fc
    .record({
      metric: fc.constantFrom(...metrics),
      span,
      unit: fc.constantFrom('day', 'day', 'hour', 'week', 'month', 'year'),
      offset,
      businessHours: fc.boolean(),
      subject,
    })
    .map(({ subject: whose, ...query }) => ({ ...query, ...whose }) as SeriesQuery);

function toSeriesPath({ account: where, metric, type, id, span: bounds, unit, offset, businessHours }: SeriesQuery) {
  const shift = offset === 0 ? '' : `&timezone_offset=${offset}`;
  const options = `group_by=${unit}${shift}&business_hours=${businessHours}`;
  return `/api/v2/accounts/${where}/reports?metric=${metric}&type=${type}&id=${id}&${options}${toQuery(bounds)}`;
}

test('the compared history contains every kind of data', () => {
  const namesOf = (list: { name: string }[]) => [...new Set(list.map(({ name }) => name))].sort();
  expect(namesOf(history.reportingEvents)).toEqual([
    'conversation_bot_handoff',
    'conversation_bot_resolved',
    'conversation_opened',
    'conversation_resolved',
    'first_response',
    'reply_time',
  ]);
  expect(new Set(history.conversations.map(({ status }) => status)).size).toBeGreaterThan(2);
  expect(new Set(history.messages.map(({ sender }) => sender.kind)).size).toBe(3);
  expect(history.reportingEvents.some(({ value, businessValue }) => businessValue < value)).toBe(true);
});

test('a time series equals an independent count of the history, with values as text', async () => {
  const offset = fc.constantFrom(0, 0, -8, 5.5, 9, -3.5, 14, -11, 5.75);
  await fc.assert(
    fc.asyncProperty(toSeriesQuery(documentedMetrics, offset), async (query) => {
      const expected = expectSeries(history, query);
      const body = await askAdministrator(toSeriesPath(query), query.account);
      expect(body).toEqual(expected.map(({ timestamp, value }) => ({ timestamp, value: String(value) })));
    }),
    { numRuns: 150 },
  );
});

test('an observed time series has numeric values, and averages with their count', async () => {
  const metrics = [...documentedMetrics, 'reply_time', 'bot_resolutions_count', 'bot_handoffs_count'];
  await fc.assert(
    fc.asyncProperty(toSeriesQuery(metrics, fc.constant(0)), async (query) => {
      expect(await askAdministrator(toSeriesPath(query), query.account, 'observed')).toEqual(
        expectSeries(history, query),
      );
    }),
    { numRuns: 100 },
  );
});

test.each(profiles)('%s: outgoing messages by group use the conversations’ current groups', async (profile) => {
  await fc.assert(
    fc.asyncProperty(account, span, fc.constantFrom('agent', 'team', 'inbox', 'label'), async (where, bounds, by) => {
      const path = `/api/v2/accounts/${where}/reports/outgoing_messages_count?group_by=${by}${toQuery(bounds)}`;
      const body = (await askAdministrator(path, where, profile)) as { id: number }[];
      const inOrder = (list: { id: number }[]) => list.toSorted((a, b) => a.id - b.id);
      expect(inOrder(body)).toEqual(inOrder(expectOutgoing(history, where, bounds, by)));
    }),
    { numRuns: 60 },
  );
});

test('a channel summary counts the conversations created in the window by current status', async () => {
  const short = span.filter((bounds) => !bounds || bounds.until - bounds.from < 180 * 86_400_000);
  await fc.assert(
    fc.asyncProperty(account, short, async (where, bounds) => {
      const path = `/api/v2/accounts/${where}/summary_reports/channel?${toQuery(bounds).slice(1)}`;
      expect(await askAdministrator(path, where)).toEqual(expectChannels(history, where, bounds));
    }),
    { numRuns: 60 },
  );
});

test('reporting events are those that the rules derive from the history, newest first, 25 per page', async () => {
  const filter = fc.record({
    account,
    span,
    name: fc.option(fc.constantFrom('first_response', 'reply_time', 'conversation_resolved'), { nil: undefined }),
    inbox: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined, freq: 2 }),
    user: fc.option(fc.integer({ min: 1, max: 17 }), { nil: undefined, freq: 2 }),
    page: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 100 })),
  });
  await fc.assert(
    fc.asyncProperty(filter, async ({ page, ...query }) => {
      const parameters = { name: query.name, inbox_id: query.inbox, user_id: query.user, page };
      const given = Object.entries(parameters).flatMap(([key, value]) =>
        value === undefined ? [] : [`${key}=${value}`],
      );
      const path = `/api/v1/accounts/${query.account}/reporting_events?${given.join('&')}${toQuery(query.span)}`;
      const expected = expectEvents(history, query);
      expect(await askAdministrator(path, query.account)).toEqual({
        meta: { count: expected.length, current_page: page, total_pages: Math.ceil(expected.length / 25) },
        payload: expected.slice((page - 1) * 25, page * 25),
      });
    }),
    { numRuns: 100 },
  );
});
