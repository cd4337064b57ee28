import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { type Profile, profiles } from '../../../specs/profiles.ts';
import { listViolations } from '../judge-answer.ts';
import { type Answer, ask, headersOf, startMock } from '../start-mock.ts';

const started = new Map<Profile, { mock: Mock; contract: Contract }>();

beforeAll(async () => {
  for (const profile of profiles) {
    const contract = await loadContract({ vendor: 'chatwoot', profile });
    started.set(profile, { mock: await startMock({ profile, scale: 0 }), contract });
  }
});

/** Sends a request as an administrator and checks the response against the profile's contract. */
async function askAdministrator(profile: Profile, operation: string, path: string): Promise<Answer> {
  const found = started.get(profile);
  if (!found) throw new Error('not started');
  const answer = await ask(found.mock, path, { headers: headersOf(found.mock, 'chatwoot', 'administrator') });
  expect(listViolations(found.contract, operation, answer)).toEqual([]);
  return answer;
}

const fieldsOf = (answer: Answer) => (answer.body as { errors: { field: string }[] }).errors.map(({ field }) => field);

const series = 'list-all-conversation-statistics';
const outgoing = 'get-outgoing-messages-count';
const channels = 'get-channel-summary-report';
const events = 'get-account-reporting-events';
const summary = 'list-all-conversation-statistics-summary';
const matrix = 'get-inbox-label-matrix';
const agents = 'get-agent-summary-report';
const file = 'download-teams-report';
const traffic = 'download-conversation-traffic-report';
const paths = {
  [series]: '/api/v2/accounts/1/reports',
  [outgoing]: '/api/v2/accounts/1/reports/outgoing_messages_count',
  [channels]: '/api/v2/accounts/1/summary_reports/channel',
  [events]: '/api/v1/accounts/1/reporting_events',
  [summary]: '/api/v2/accounts/1/reports/summary',
  [matrix]: '/api/v2/accounts/1/reports/inbox_label_matrix',
  [agents]: '/api/v2/accounts/1/summary_reports/agent',
  [file]: '/api/v2/accounts/1/reports/teams',
  [traffic]: '/api/v2/accounts/1/reports/conversation_traffic',
};

/** What each profile responds with: the fields that the documented rules refuse, and the status of a real server. */
const invalid: [operation: keyof typeof paths, query: string, fields: string[], observed: number][] = [
  [series, 'metric=conversations_count', ['type'], 500],
  [series, 'metric=conversations_count&type=planet', ['type'], 500],
  [series, 'metric=conversations_count&type=agent', ['id'], 404],
  [series, 'metric=conversations_count&type=team&id=', ['id'], 404],
  [series, 'metric=conversations_count&type=account&since=2026-01-01&until=', ['since', 'until'], 200],
  [series, 'metric=conversations_count&type=account&since=1.5&until=99999999999999', ['since', 'until'], 500],
  [series, 'metric=conversations_count&type=account&since=0&until=1767571200&group_by=hour', ['until'], 400],
  [outgoing, 'group_by=agent&since=yesterday', ['since'], 200],
  [channels, 'since=x&until=y', ['since', 'until'], 500],
  [events, 'page=0&inbox_id=web&user_id=me&since=-&until=+1', ['inbox_id', 'page', 'since', 'until', 'user_id'], 500],
  [events, 'page=1.5', ['page'], 200],
  [events, 'page=-1', ['page'], 200],
  [summary, '', ['type'], 500],
  [summary, 'type=planet&since=x', ['since', 'type'], 500],
  [summary, 'type=label', ['id'], 404],
  [matrix, 'since=x&inbox_ids[]=1&inbox_ids[]=web&label_ids=vip', ['inbox_ids', 'label_ids', 'since'], 200],
  [agents, 'since=-&until=&business_hours=perhaps', ['business_hours', 'since', 'until'], 200],
  [file, '', ['since', 'until'], 500],
  [file, 'since=1767571200&until=soon', ['until'], 500],
  [traffic, 'days_before=0&timezone_offset=0', ['days_before'], 200],
  [traffic, 'days_before=5000&timezone_offset=0', ['days_before'], 400],
  [traffic, '', ['timezone_offset'], 500],
];

test.each(invalid)(
  'documented: %s?%s returns a 400 that names every invalid field',
  async (operation, query, fields) => {
    const answer = await askAdministrator('documented', operation, `${paths[operation]}?${query}`);
    expect(answer.status).toBe(400);
    expect(fieldsOf(answer).sort()).toEqual(fields);
  },
);

test.each(invalid)('observed: %s?%s is read as by a real server', async (operation, query, _, status) => {
  const answer = await askAdministrator('observed', operation, `${paths[operation]}?${query}`);
  expect(answer.status).toBe(status);
  if (status !== 500) return;
  expect(answer.body).toEqual({ status: 500, error: 'Internal Server Error' });
  expect(answer.headers.get('x-chatpact-deviation')).toMatch(/is-500|by-ruby/);
});

test.each(['metric=mood&type=account', 'type=account'])(
  'a missing or unknown metric (%s) is refused (documented), or returns an empty object (observed)',
  async (query) => {
    const refused = await askAdministrator('documented', series, `${paths[series]}?${query}`);
    expect(refused.status).toBe(400);
    expect(fieldsOf(refused)).toContain('metric');
    const observed = await askAdministrator('observed', series, `${paths[series]}?${query}`);
    expect([observed.status, observed.text]).toEqual([200, '{}']);
    expect(observed.headers.get('x-chatpact-deviation')).toBe('chatwoot-report-unknown-metric-is-empty-object');
  },
);

test.each(['', 'group_by=planet'])(
  'a missing or unknown grouping (%s) returns a 400 (documented), or an empty 422 (observed)',
  async (query) => {
    const refused = await askAdministrator('documented', outgoing, `${paths[outgoing]}?${query}`);
    expect([refused.status, fieldsOf(refused)]).toEqual([400, ['group_by']]);
    const observed = await askAdministrator('observed', outgoing, `${paths[outgoing]}?${query}`);
    expect([observed.status, observed.text]).toEqual([422, '']);
    expect(observed.headers.get('x-chatpact-deviation')).toBe('chatwoot-outgoing-bad-group-is-422');
  },
);

test.each(
  ['agent', 'inbox', 'label', 'team'].flatMap((type) => [
    [type, series],
    [type, summary],
  ]) as [string, keyof typeof paths][],
)('an unknown id of the type %s is a 404: %s', async (type, operation) => {
  for (const id of ['999999', 'abc', '-1', '0']) {
    const path = `${paths[operation]}?metric=conversations_count&type=${type}&id=${id}`;
    const documented = await askAdministrator('documented', operation, path);
    expect([documented.status, fieldsOf(documented)]).toEqual([404, ['id']]);
    const observed = await askAdministrator('observed', operation, path);
    expect([observed.status, observed.body]).toEqual([404, { error: 'Resource could not be found' }]);
    expect(observed.headers.get('x-chatpact-deviation')).toBe('chatwoot-report-unknown-id-body');
  }
});

test('returns 404 for a resource of another account', async () => {
  const path = (account: number, id: number) =>
    `/api/v2/accounts/${account}/reports?metric=conversations_count&type=inbox&id=${id}`;
  expect((await askAdministrator('documented', series, path(1, 10))).status).toBe(200);
  expect((await askAdministrator('documented', series, path(1, 11))).status).toBe(404);
});

test.each([
  ['2025-08-31T00:00:00Z', '2026-03-01T00:00:00Z', true],
  ['2025-07-01T00:00:00Z', '2026-01-01T00:00:00Z', false],
  ['2026-01-01T00:00:00Z', '2026-07-02T14:54:36Z', true],
  ['2026-01-01T00:00:00Z', '2026-07-02T14:54:37Z', false],
  ['1970-01-01T00:00:00Z', '2026-01-16T00:00:00Z', false],
  ['2026-01-16T00:00:00Z', '1970-01-01T00:00:00Z', true],
])('a channel summary from %s to %s is allowed: %s', async (from, to, allowed) => {
  const [since, until] = [Date.parse(from) / 1000, Date.parse(to) / 1000];
  const path = `${paths[channels]}?since=${since}&until=${until}`;
  const documented = await askAdministrator('documented', channels, path);
  const observed = await askAdministrator('observed', channels, path);
  expect([documented.status, observed.status]).toEqual(allowed ? [200, 200] : [400, 422]);
  if (allowed) return;
  expect(fieldsOf(documented)).toEqual(['until']);
  expect(observed.body).toEqual({ error: expect.stringContaining('6 months') });
  expect(observed.headers.get('x-chatpact-deviation')).toBe('chatwoot-channel-window-is-422');
});
