/** Random numbers from 0 up to, but not including, 1; the same ones in every run. */
export type Random = () => number;

/** A request of a benchmark, with a different window and different parameters each time. */
export interface Question {
  vendor: 'chatwoot' | 'rocketchat';
  name: string;
  path(random: Random): string;
}

const day = 86_400_000;
const end = Date.UTC(2026, 0, 30, 15);
const start = Date.UTC(2025, 6, 30, 15);

const pick = <Item>(random: Random, items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
const upTo = (random: Random, most: number) => 1 + Math.floor(random() * most);

function toWindow(random: Random): [from: number, until: number] {
  const [one, other] = [start + random() * (end - start), start + random() * (end - start)];
  return [Math.floor(Math.min(one, other) / 1000) * 1000, Math.floor(Math.max(one, other) / 1000 + 1) * 1000];
}

const seconds = (random: Random) => {
  const [from, until] = toWindow(random);
  return `since=${from / 1000}&until=${until / 1000}`;
};
const dates = (random: Random) => {
  const [from, until] = toWindow(random);
  return `start=${new Date(from).toISOString()}&end=${new Date(until).toISOString()}`;
};

const idOf: Record<string, (random: Random) => string> = {
  account: () => '',
  agent: (random) => `&id=${upTo(random, 14)}`,
  inbox: (random) => `&id=${upTo(random, 8)}`,
  team: (random) => `&id=${upTo(random, 4)}`,
  label: (random) => `&id=${upTo(random, 12)}`,
};
const scopes = Object.keys(idOf);
const hours = (random: Random) => `business_hours=${random() < 0.5}`;

const counts = ['conversations_count', 'incoming_messages_count', 'outgoing_messages_count', 'resolutions_count'];
const averages = ['avg_first_response_time', 'avg_resolution_time'];

/** Window, grouping and offset are chosen at random for each request. */
const chatwoot: Record<string, (random: Random) => string> = {
  ...Object.fromEntries(
    scopes.map((type) => [
      `reports, type=${type}`,
      (random: Random) => {
        const unit = pick(random, ['hour', 'day', 'week', 'month', 'year']);
        const extras = `group_by=${unit}&timezone_offset=${pick(random, [-8, -3.5, 0, 5.5, 9])}&${hours(random)}`;
        const metric = pick(random, [...counts, ...averages]);
        return `/v2/reports?metric=${metric}&type=${type}${idOf[type]?.(random)}&${seconds(random)}&${extras}`;
      },
    ]),
  ),
  'reports/summary': (random) => {
    const type = pick(random, scopes);
    return `/v2/reports/summary?type=${type}${idOf[type]?.(random)}&${seconds(random)}&${hours(random)}`;
  },
  'reports/outgoing_messages_count': (random) =>
    `/v2/reports/outgoing_messages_count?group_by=${pick(random, ['agent', 'team', 'inbox', 'label'])}&${seconds(random)}`,
  'reports/conversations': (random) => `/v2/reports/conversations?type=${pick(random, ['account', 'agent'])}`,
  'reports/inbox_label_matrix': (random) => `/v2/reports/inbox_label_matrix?${seconds(random)}`,
  'reports/first_response_time_distribution': (random) =>
    `/v2/reports/first_response_time_distribution?${seconds(random)}`,
  'reports/conversation_traffic': (random) =>
    `/v2/reports/conversation_traffic?days_before=${upTo(random, 180)}&timezone_offset=0`,
  ...Object.fromEntries(
    ['agents', 'inboxes', 'labels', 'teams'].map((kind) => [
      `reports/${kind} (CSV)`,
      (random: Random) => `/v2/reports/${kind}?${seconds(random)}&${hours(random)}`,
    ]),
  ),
  ...Object.fromEntries(
    ['agent', 'inbox', 'label', 'team', 'channel'].map((kind) => [
      `summary_reports/${kind}`,
      (random: Random) => `/v2/summary_reports/${kind}?${seconds(random)}&${hours(random)}`,
    ]),
  ),
  reporting_events: (random) => {
    const name = random() < 0.5 ? '' : `&name=${pick(random, ['first_response', 'reply_time', 'conversation_opened'])}`;
    const inbox = random() < 0.5 ? '' : `&inbox_id=${upTo(random, 8)}`;
    const user = random() < 0.5 ? '' : `&user_id=${upTo(random, 14)}`;
    return `/v1/reporting_events?page=${upTo(random, 200)}&${seconds(random)}${name}${inbox}${user}`;
  },
  'conversations/{id}/reporting_events': (random) => `/v1/conversations/${upTo(random, 400)}/reporting_events`,
  'conversations, a list': (random) =>
    `/v1/conversations?status=${pick(random, ['open', 'resolved', 'all'])}&page=${upTo(random, 20)}`,
};

const rocketchat: Record<string, (random: Random) => string> = {
  ...Object.fromEntries(
    [
      'messages/messages-sent',
      'messages/origin',
      'messages/top-five-popular-channels',
      'channels/list',
      'users/new-users',
      'users/active-users',
      'users/users-by-time-of-the-day-in-a-week',
    ].map((name) => [name, (random: Random) => `/api/v1/engagement-dashboard/${name}?${dates(random)}`]),
  ),
  ...Object.fromEntries(
    ['hourly-data', 'weekly-data'].map((name) => [
      `users/chat-busier/${name}`,
      (random: Random) =>
        `/api/v1/engagement-dashboard/users/chat-busier/${name}?start=${new Date(end - random() * 150 * day).toISOString()}`,
    ]),
  ),
  statistics: () => '/api/v1/statistics',
};

export const questions: readonly Question[] = [
  ...Object.entries(chatwoot).map(([name, toPath]): Question => {
    const path = (random: Random) => toPath(random).replace(/^\/(v\d)/, '/api/$1/accounts/1');
    return { vendor: 'chatwoot', name, path };
  }),
  ...Object.entries(rocketchat).map(([name, path]): Question => ({ vendor: 'rocketchat', name, path })),
];
