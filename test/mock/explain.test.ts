import { expect, test } from 'vitest';
import type { Explanation } from '../../mock/explanation.ts';
import { ask, headersOf, startMock } from './start-mock.ts';
import { callAdmin } from './workspaces/admin-call.ts';

// An explanation walks the tables row by row, so its counts are a second opinion on every report.

const mock = await startMock();
const chatwoot = headersOf(mock, 'chatwoot', 'administrator', 1);
const rocketchat = headersOf(mock, 'rocketchat', 'admin');
const window = `since=${Date.UTC(2025, 11, 1) / 1000}&until=${Date.UTC(2026, 0, 15) / 1000}`;
const period = 'start=2025-12-01T00:00:00.000Z&end=2026-01-14T00:00:00.000Z';

// Incoming messages are written by customers, never by an agent.
const scopesOf = (metric: string) =>
  ['type=account', 'type=agent&id=3', 'type=inbox&id=1', 'type=team&id=1', 'type=label&id=1'].filter(
    (scope) => metric !== 'incoming_messages_count' || !scope.startsWith('type=agent'),
  );

const counted = [
  ...['conversations_count', 'incoming_messages_count', 'outgoing_messages_count', 'resolutions_count'].flatMap(
    (metric) =>
      scopesOf(metric).flatMap((scope) => [
        `/api/v2/accounts/1/reports?metric=${metric}&${scope}&${window}`,
        `/api/v2/accounts/1/reports?metric=${metric}&${scope}&${window}&group_by=week&timezone_offset=-8`,
        `/api/v2/accounts/1/reports?metric=${metric}&${scope}&group_by=month`,
      ]),
  ),
  ...['agent', 'team', 'inbox', 'label'].map(
    (by) => `/api/v2/accounts/1/reports/outgoing_messages_count?group_by=${by}&${window}`,
  ),
  `/api/v2/accounts/1/summary_reports/channel?${window}`,
  `/api/v2/accounts/1/reports/inbox_label_matrix?${window}`,
  ...['agent', 'team', 'inbox', 'label'].map((by) => `/api/v2/accounts/1/summary_reports/${by}?${window}`),
  `/api/v1/engagement-dashboard/messages/messages-sent?${period}`,
];

async function explain(path: string, wish = '1'): Promise<Explanation> {
  const credentials = path.includes('/accounts/') ? chatwoot : rocketchat;
  const { status, body } = await ask(mock, path, { headers: { ...credentials, 'X-Chatpact-Explain': wish } });
  expect([path, status]).toEqual([path, 200]);
  return body as Explanation;
}

test.each(counted)('what contributed to each number of %s is as much as the number says', async (path) => {
  const { numbers } = await explain(path);
  expect(numbers.length).toBeGreaterThan(0);
  const shown = numbers.map(({ pointer, value }) => ({ pointer, count: value }));
  expect(numbers.map(({ pointer, contributing }) => ({ pointer, count: contributing.count }))).toEqual(shown);
  // Nothing is proved by zeros.
  expect(Math.max(...numbers.map(({ value }) => value))).toBeGreaterThan(0);
  for (const { contributing } of numbers) expect(contributing.events.length).toBe(Math.min(50, contributing.count));
});

test('an average is explained by the events whose mean it is', async () => {
  const { numbers } = await explain(
    `/api/v2/accounts/1/reports?metric=avg_first_response_time&type=inbox&id=6&${window}&group_by=day`,
  );
  let judged = 0;
  for (const { value, contributing } of numbers) {
    const events = contributing.events as { value: number }[];
    if (events.length === 0 || contributing.count > events.length) continue;
    expect(value).toBeCloseTo(events.reduce((sum, event) => sum + event.value, 0) / events.length, 6);
    judged += 1;
  }
  expect(judged).toBeGreaterThan(0);
});

test('one number is explained alone, with rule, window, zone and what is left out', async () => {
  const path = `/api/v2/accounts/1/reports?metric=conversations_count&type=account&${window}&timezone_offset=5.5`;
  const { numbers, body } = await explain(path, '/3/value');
  const [number] = numbers;
  expect(numbers.length).toBe(1);
  expect(number).toMatchObject({
    pointer: '/3/value',
    window: { from: '2025-12-03T18:30:00.000Z', until: '2025-12-04T18:30:00.000Z' },
    zone: '5.5 h from UTC, all year',
  });
  expect(number?.rule).toMatch(/conversation/);
  expect(number?.excluded.length).toBeGreaterThan(0);
  expect(String(number?.value)).toBe((body as { value: string }[])[3]?.value);
});

test('the admin API explains the same without credentials', async () => {
  const path = `/api/v2/accounts/1/summary_reports/channel?${window}`;
  const answer = await callAdmin(mock, `/explain?url=${encodeURIComponent(path)}`);
  expect(answer.body).toEqual(await explain(path));
});

test.each([
  ['', 400],
  ['?url=/api/v2/nothing', 404],
  ['?url=/api', 404],
  ['?url=/api/v2/accounts/1/summary_reports/channel%3Fsince%3Dx', 400],
  ['?url=/api/v2/accounts/999/summary_reports/channel', 404],
])('there is nothing to explain at /explain%s', async (query, status) => {
  expect((await callAdmin(mock, `/explain${query}`)).status).toBe(status);
});
