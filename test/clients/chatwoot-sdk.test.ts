import { createRequire } from 'node:module';
import type { ApiError } from '@figuro/chatwoot-sdk';
import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../mock/server.ts';
import { headersOf, startMock } from '../mock/start-mock.ts';

// CommonJS with a default export: import would give it under different names in different loaders.
const sdk = createRequire(import.meta.url)('@figuro/chatwoot-sdk') as typeof import('@figuro/chatwoot-sdk');

let mock: Mock;
let client: ReturnType<typeof connect>;

function connect(role: string) {
  const { api_access_token: token = '' } = headersOf(mock, 'chatwoot', role, 1);
  return new sdk.default({ config: { basePath: mock.url, with_credentials: true, credentials: 'include', token } });
}

beforeAll(async () => {
  mock = await startMock();
  client = connect('administrator');
});

const metrics = [
  'conversations_count',
  'incoming_messages_count',
  'outgoing_messages_count',
  'avg_first_response_time',
  'avg_resolution_time',
  'resolutions_count',
] as const;
const types = [['account'], ['agent', '3'], ['inbox', '1'], ['label', '1'], ['team', '1']] as const;

test.each(metrics.flatMap((metric) => types.map(([type, id]) => ({ metric, type, id }))))(
  "the vendor's client gets $metric by $type, typed as it expects",
  async ({ metric, type, id }) => {
    const since = String(Date.UTC(2026, 0, 5) / 1000);
    const until = String(Date.UTC(2026, 0, 12) / 1000);
    const points = await client.reports.list({ accountId: 1, metric, type, id, since, until });
    expect(points).toHaveLength(7);
    const values = points.map(({ value }): string | undefined => value);
    expect(values.every((value) => typeof value === 'string' && Number.isFinite(Number(value)))).toBe(true);
    expect(points.map(({ timestamp }): number | undefined => timestamp)).toEqual(
      Array.from({ length: 7 }, (_, index) => Number(since) + index * 86_400),
    );
    // What is incoming was written by customers, so never by an agent.
    const isAlwaysZero = metric === 'incoming_messages_count' && type === 'agent';
    expect(values.some((value) => Number(value) > 0)).toBe(!isAlwaysZero);
  },
);

test("a refusal reaches the vendor's client as its own ApiError", async () => {
  const call = connect('agent').reports.list({ accountId: 1, metric: 'conversations_count', type: 'account' });
  const error = (await call.catch((cause: unknown) => cause)) as ApiError;
  expect(error.status).toBe(403);
  expect(error.message).toBe('Access denied');
  expect(error.body).toMatchObject({ description: 'You are not authorized to do this action' });
});

test("the vendor's client gets the summary of both windows, averages as text", async () => {
  const { previous, ...summary } = await client.reports.listSummaries({
    accountId: 1,
    type: 'account',
    since: String(Date.UTC(2026, 0, 5) / 1000),
    until: String(Date.UTC(2026, 0, 12) / 1000),
  });
  for (const { avg_resolution_time, resolutions_count } of [summary, previous ?? {}]) {
    expect(Number(avg_resolution_time)).toBeGreaterThan(0);
    expect(typeof avg_resolution_time).toBe('string');
    expect(resolutions_count).toBeGreaterThan(0);
  }
});

test("the vendor's client gets the open conversations of the account and of an agent", async () => {
  const {
    open = 0,
    unattended = 0,
    unassigned = 0,
  } = await client.reports.getMetrics({ accountId: 1, type: 'account' });
  expect(open).toBeGreaterThanOrEqual(Math.max(unattended, unassigned));
  const agents = await client.reports.getAgentMetrics({ accountId: 1, type: 'agent', userId: '3' });
  expect(agents).toMatchObject([{ id: 3, availability: 'offline', metric: { open: expect.any(Number) } }]);
});

test("these tests call every report method that the vendor's client has", () => {
  const known = Object.getOwnPropertyNames(Object.getPrototypeOf(client.reports)).filter(
    (name) => name !== 'constructor',
  );
  expect(known.sort()).toEqual(['getAgentMetrics', 'getMetrics', 'list', 'listSummaries']);
});
