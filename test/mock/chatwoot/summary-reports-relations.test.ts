import { beforeAll, expect, test } from 'vitest';
import { defaultHistory } from '../../../mock/seed/company.ts';
import type { Mock } from '../../../mock/server.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';

let mock: Mock;

beforeAll(async () => {
  mock = await startMock({ profile: 'observed' });
});

async function get<Body>(path: string): Promise<Body> {
  const answer = await ask(mock, path, { headers: headersOf(mock, 'chatwoot', 'administrator', 1) });
  expect(answer.status).toBe(200);
  return answer.body as Body;
}

const until = Math.floor(defaultHistory.now / 1000);
const since = until - 30 * 86_400;
const window = `since=${since}&until=${until}`;

type Summary = Record<string, number | null> & { previous: Record<string, number | null> };
type Point = { value: number; count?: number };
type Group = Record<'id' | 'conversations_count' | 'resolved_conversations_count', number>;

const subjects = ['type=account', 'type=agent&id=3', 'type=inbox&id=2', 'type=label&id=1', 'type=team&id=1'];
const reports = '/api/v2/accounts/1/reports';
const groups = '/api/v2/accounts/1/summary_reports';
const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);

test.each(subjects)(
  '%s: each total is the sum of its time series, each average the mean of its own',
  async (subject) => {
    const { previous, ...summary } = await get<Summary>(`${reports}/summary?${subject}&${window}`);
    expect(Object.values(summary).filter((value) => value).length).toBeGreaterThan(5);
    for (const [metric, value] of Object.entries(summary)) {
      const series = await get<Point[]>(`${reports}?metric=${metric}&${subject}&${window}`);
      const counts = series.map(({ count }) => count ?? 0);
      const weighted = sum(series.map((point, day) => point.value * (counts[day] ?? 0))) / sum(counts);
      const expected = metric.endsWith('_count') ? sum(series.map((point) => point.value)) : weighted;
      expect(value, metric).toBeCloseTo(expected, 5);
    }
  },
);

test.each(subjects.filter((subject) => !subject.includes('agent')))(
  '%s: the week holds what its days hold',
  async (subject) => {
    const days = await Promise.all(
      Array.from({ length: 7 }, (_, day) =>
        get<Summary>(`${reports}/summary?${subject}&since=${since + day * 86_400}&until=${since + (day + 1) * 86_400}`),
      ),
    );
    const week = await get<Summary>(`${reports}/summary?${subject}&since=${since}&until=${since + 7 * 86_400}`);
    for (const metric of ['conversations_count', 'incoming_messages_count', 'resolutions_count']) {
      expect(week[metric]).toBe(sum(days.map((day) => day[metric] ?? 0)));
    }
  },
);

test.each(subjects)('%s: the previous figures match the previous window', async (subject) => {
  const { previous } = await get<Summary>(`${reports}/summary?${subject}&${window}`);
  const before = `since=${2 * since - until}&until=${since}`;
  const { previous: _, ...direct } = await get<Summary>(`${reports}/summary?${subject}&${before}`);
  expect(previous).toEqual(direct);
});

test('the inboxes add up to the account', async () => {
  const inboxes = await get<Group[]>(`${groups}/inbox?${window}`);
  const account = await get<Summary>(`${reports}/summary?type=account&${window}`);
  expect(sum(inboxes.map((inbox) => inbox.conversations_count))).toBe(account.conversations_count);
  expect(sum(inboxes.map((inbox) => inbox.resolved_conversations_count))).toBe(account.resolutions_count);
});

test.each(['agent', 'inbox', 'team', 'label'])('the counts of each %s match its own summary', async (type) => {
  for (const group of await get<Group[]>(`${groups}/${type}?${window}`)) {
    const own = await get<Summary>(`${reports}/summary?type=${type}&id=${group.id}&${window}`);
    expect([group.conversations_count, group.resolved_conversations_count]).toEqual([
      own.conversations_count,
      own.resolutions_count,
    ]);
  }
});

test('a column of the matrix adds up to the conversations of its label', async () => {
  const { labels, matrix } = await get<{ labels: { id: number }[]; matrix: number[][] }>(
    `${reports}/inbox_label_matrix?${window}`,
  );
  for (const [column, { id }] of labels.entries()) {
    const label = await get<Summary>(`${reports}/summary?type=label&id=${id}&${window}`);
    expect(sum(matrix.map((row) => row[column] ?? 0))).toBe(label.conversations_count);
  }
});

test('the classes of the distribution add up to all first responses', async () => {
  const byChannel = await get<Record<string, Record<string, number>>>(
    `${reports}/first_response_time_distribution?${window}`,
  );
  const events = await get<{ meta: { count: number } }>(
    `/api/v1/accounts/1/reporting_events?name=first_response&${window}`,
  );
  expect(sum(Object.values(byChannel).flatMap((classes) => Object.values(classes)))).toBe(events.meta.count);
});
