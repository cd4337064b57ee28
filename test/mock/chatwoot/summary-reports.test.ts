import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { computeChatwootHistory, type History } from '../oracle/chatwoot-history.ts';
import { expectEvents } from '../oracle/chatwoot-reports.ts';
import {
  emptySpan,
  expectDistribution,
  expectGroups,
  expectLabels,
  expectMatrix,
  expectOpen,
  expectSummary,
  listIds,
} from '../oracle/chatwoot-summary-reports.ts';
import { account, toQuery, windowsAround } from '../oracle/windows.ts';
import { listChatwootEvents } from '../seed/history.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';

let mock: Mock;
let history: History;
const displayIds = new Map<number, number>();

beforeAll(async () => {
  mock = await startMock({ profile: 'observed' });
  const events = listChatwootEvents({ scale: 0.1 });
  history = computeChatwootHistory(events);
  for (const event of events) {
    if (event.type === 'conversation.created') displayIds.set(event.conversation, event.display_id);
  }
});

async function get(path: string, account: number): Promise<unknown> {
  const answer = await ask(mock, path, { headers: headersOf(mock, 'chatwoot', 'administrator', account) });
  expect(answer.status).toBe(200);
  return answer.body;
}

const span = windowsAround(() => history.reportingEvents);

/** Rounds figures, so that the order of floating-point additions does not matter. */
function expectClose(actual: unknown, expected: unknown): void {
  const round = (value: unknown): unknown => (typeof value === 'number' ? Number(value.toPrecision(10)) : value);
  const revive = (value: unknown) => JSON.parse(JSON.stringify(value), (_, each: unknown) => round(each));
  expect(revive(actual)).toEqual(revive(expected));
}

test('every summary and its previous period match the history', async () => {
  const subject = fc
    .tuple(account, fc.constantFrom('account', 'agent', 'inbox', 'team', 'label'), fc.nat())
    .map(([where, type, pick]) => {
      const ids = listIds(history, where, type);
      return { account: where, type, id: ids[pick % ids.length] ?? 0 };
    });
  await fc.assert(
    fc.asyncProperty(subject, span, fc.boolean(), async (about, bounds, businessHours) => {
      const query = `type=${about.type}&id=${about.id}${toQuery(bounds)}&business_hours=${businessHours}`;
      const before = bounds && { from: 2 * bounds.from - bounds.until, until: bounds.from };
      expectClose(await get(`/api/v2/accounts/${about.account}/reports/summary?${query}`, about.account), {
        ...expectSummary(history, about, bounds ?? emptySpan, businessHours),
        previous: expectSummary(history, about, before ?? emptySpan, businessHours),
      });
    }),
    { numRuns: 150 },
  );
});

test.each(['agent', 'inbox', 'team', 'label'])('every summary by %s matches the history', async (type) => {
  await fc.assert(
    fc.asyncProperty(account, span, fc.boolean(), async (where, bounds, businessHours) => {
      const path = `/api/v2/accounts/${where}/summary_reports/${type}?business_hours=${businessHours}${toQuery(bounds)}`;
      const expected =
        type === 'label'
          ? expectLabels(history, where, bounds, businessHours)
          : expectGroups(history, where, type, bounds, businessHours);
      expectClose(await get(path, where), expected);
    }),
    { numRuns: 40 },
  );
});

test('every matrix of inboxes and labels matches the history, with and without a filter', async () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 14 }), { maxLength: 4 });
  const toList = (name: string, list: number[]) => list.map((id) => `&${name}[]=${id}`).join('');
  await fc.assert(
    fc.asyncProperty(account, span, ids, ids, async (where, bounds, inboxes, labels) => {
      const lists = toList('inbox_ids', inboxes) + toList('label_ids', labels);
      const path = `/api/v2/accounts/${where}/reports/inbox_label_matrix?${toQuery(bounds)}${lists}`;
      expect(await get(path, where)).toEqual(expectMatrix(history, where, bounds, inboxes, labels));
    }),
    { numRuns: 60 },
  );
});

test('every distribution of first response times matches the history', async () => {
  await fc.assert(
    fc.asyncProperty(account, span, async (where, bounds) => {
      const path = `/api/v2/accounts/${where}/reports/first_response_time_distribution?${toQuery(bounds)}`;
      expect(await get(path, where)).toEqual(expectDistribution(history, where, bounds));
    }),
    { numRuns: 60 },
  );
});

test.each([1, 2])('the open conversations of account %i match the history', async (where) => {
  const path = `/api/v2/accounts/${where}/reports/conversations`;
  expect(await get(`${path}?type=account`, where)).toEqual({ ...expectOpen(history, where), pending: 0 });
  const agents = (await get(`${path}?type=agent`, where)) as { id: number; metric: { open: number } }[];
  expect(agents.map(({ id }) => id).sort((a, b) => a - b)).toEqual(
    listIds(history, where, 'agent').sort((a, b) => a - b),
  );
  for (const { id, metric } of agents) {
    const { open, unattended } = expectOpen(history, where, id);
    expect(metric).toEqual({ open, unattended });
  }
  const loads = agents.map(({ metric }) => metric.open);
  expect(loads).toEqual([...loads].sort((a, b) => b - a));
});

test('lists the reporting events of a conversation, oldest first', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (pick) => {
      const conversation = history.conversations[pick % history.conversations.length];
      if (!conversation) throw new Error('there are no conversations');
      const { id, account: where } = conversation;
      const expected = expectEvents(history, { account: where, span: undefined })
        .filter((event) => event.conversation_id === id)
        .reverse();
      const path = `/api/v1/accounts/${where}/conversations/${displayIds.get(id)}/reporting_events`;
      expect(await get(path, where)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});
