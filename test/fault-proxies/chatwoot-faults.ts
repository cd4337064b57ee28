import type { FaultProxy, Query } from './fault-proxy.ts';

type Buckets = { value: string; timestamp: number }[];
type Rows = { id: number; conversations_count: number; resolved_conversations_count: number }[];
type Summary = Record<string, unknown> & { previous: Record<string, unknown> };
type Events = { meta: { count: number }; payload: { id: number; name: string }[] };
type Matrix = { inboxes: object[]; labels: object[]; matrix: number[][] };
type Distribution = Record<string, Record<string, number>>;

const day = 86_400;
const without = (query: Query, ...names: string[]) =>
  Object.fromEntries(Object.entries(query).filter(([name]) => !names.includes(name)));
const shifted = (query: Query, name: string, seconds: number) => ({
  ...query,
  [name]: String(Number(query[name]) + seconds),
});
const relation = (keyword: string) => ({ check: 'relation', keyword });
const addTo = (buckets: Buckets, index: number, more: number) =>
  buckets.map((each, place) => (place === index ? { ...each, value: String(Number(each.value) + more) } : each));

const defineFault = (name: string, path: string, keyword: string, fault: FaultProxy['fault']): FaultProxy => ({
  name,
  vendor: 'chatwoot',
  path,
  fault,
  expect: relation(keyword),
});

/** Wrong time series with a correct schema. */
const seriesFaults: FaultProxy[] = [
  defineFault(
    'an offset that is ignored',
    '/reports',
    'offset-moves-buckets:incoming_messages_count:9',
    (body, { query }, ask) => (query.timezone_offset ? ask({ query: without(query, 'timezone_offset') }) : body),
  ),
  defineFault(
    'an offset of the wrong sign',
    '/reports',
    'offset-moves-buckets:conversations_count:-10',
    (body, { query }, ask) =>
      query.timezone_offset
        ? ask({ query: { ...query, timezone_offset: String(-Number(query.timezone_offset)) } })
        : body,
  ),
  defineFault(
    'an offset that moves the window too',
    '/reports',
    'offset-keeps-totals:conversations_count',
    (body, { query }, ask) =>
      query.timezone_offset ? ask({ query: shifted(shifted(query, 'since', 40_000), 'until', 40_000) }) : body,
  ),
  defineFault(
    'years that lose a message',
    '/reports',
    'bucket-sums-agree:incoming_messages_count',
    (body: Buckets, { query }) => (query.group_by === 'year' ? addTo(body, 0, -1) : body),
  ),
  defineFault('hours that are an hour late', '/reports', 'hours-make-days', (body: Buckets, { query }) =>
    query.group_by === 'hour' ? body.map((each) => ({ ...each, timestamp: each.timestamp + 3600 })) : body,
  ),
  defineFault('a message that moves to the next day', '/reports', 'hours-make-days', (body: Buckets, { query }) =>
    query.metric === 'incoming_messages_count' && query.group_by !== 'hour' && body.length > 20
      ? addTo(addTo(body, 10, -1), 11, 1)
      : body,
  ),
  defineFault('a day that is left out', '/reports', 'buckets-complete', (body: Buckets, { query }) =>
    query.group_by === undefined ? body.filter((_, index) => index !== 3) : body,
  ),
  defineFault('a series that ends a day early', '/reports', 'buckets-complete', (_, { query }, ask) =>
    ask({ query: shifted(query, 'until', -day) }),
  ),
  defineFault(
    'resolutions of reopened conversations are lost',
    '/reports',
    'resolutions-are-events',
    (body: Buckets, { query }) => (query.metric === 'resolutions_count' ? addTo(body, 5, -1) : body),
  ),
  defineFault(
    "an agent's resolutions hold another account's",
    '/reports',
    'resolutions-of-this-account',
    (body: Buckets, { query }) =>
      query.metric === 'resolutions_count' && query.type === 'agent' ? addTo(body, 5, 2) : body,
  ),
  defineFault(
    'a chart with an offset loses its first hours',
    '/reports',
    'summary-agrees-with-chart',
    (body, { query }, ask) =>
      query.timezone_offset === '5.5' && Number(query.since) % day !== 0
        ? ask({ query: { ...query, since: String(Math.ceil(Number(query.since) / day) * day) } })
        : body,
  ),
  defineFault(
    'an unknown parameter that changes the response',
    '/reports',
    'unknown-parameter-ignored:list-all-conversation-statistics',
    (body: Buckets, { query }) => ('chatpact_unknown' in query ? addTo(body, 0, 1) : body),
  ),
];

/** Summaries that contradict other reports. */
const summaryFaults: FaultProxy[] = [
  defineFault(
    'a summary that is stale',
    '/reports/summary',
    'summary-agrees-with-series:resolutions_count',
    (body: Summary) => ({
      ...body,
      resolutions_count: Number(body.resolutions_count) - 1,
    }),
  ),
  defineFault(
    'a previous that is a day too long',
    '/reports/summary',
    'previous-is-the-window-before',
    async (body: Summary, { query }, ask) => {
      const longer = (await ask({ query: shifted(query, 'since', -day) })) as Summary;
      return { ...body, previous: { ...body.previous, conversations_count: longer.conversations_count } };
    },
  ),
  defineFault('averages in minutes', '/reports/summary', 'averages-recombine', (body: Summary) => ({
    ...body,
    avg_resolution_time: String(Number(body.avg_resolution_time) / 60),
  })),
  defineFault(
    'an average that is rounded to hours',
    '/reports/summary',
    'average-is-mean-of-events:avg_first_response_time',
    (body: Summary) => ({
      ...body,
      avg_first_response_time: String(Math.round(Number(body.avg_first_response_time) / 3600) * 3600),
    }),
  ),
  // Without a window, Chatwoot counts nothing, which is consistent. This faulty server counts all time.
  defineFault('a summary whose window is ignored', '/reports/summary', 'summary-halves-add-up', (_, { query }, ask) =>
    ask({ query: { ...query, since: '0', until: '4000000000' } }),
  ),
];

const change = (rows: Rows, id: number, figures: Partial<Rows[number]>) =>
  rows.map((row, index) => (index === id ? { ...row, ...figures } : row));

/** Groups that contradict the account. */
const groupFaults: FaultProxy[] = [
  defineFault(
    'a team that is missing in business hours',
    '/summary_reports/team',
    'counts-ignore-business-hours:team:conversations_count',
    (body: Rows, { query }) => (query.business_hours === 'true' ? body.slice(1) : body),
  ),
  defineFault(
    'an inbox that is forgotten',
    '/summary_reports/inbox',
    'inboxes-sum-to-account:conversations_count',
    (body: Rows) => body.slice(1),
  ),
  defineFault(
    'two agents with their figures swapped',
    '/summary_reports/agent',
    'conversations-agree:agent',
    (body: Rows) => {
      const [first, second] = [body[2], body[3]];
      return first && second
        ? change(change(body, 2, { ...second, id: first.id }), 3, { ...first, id: second.id })
        : body;
    },
  ),
  defineFault(
    'teams that count twice',
    '/summary_reports/team',
    'groups-within-account:conversations_count:team',
    (body: Rows) => body.map((row) => ({ ...row, conversations_count: row.conversations_count * 3 })),
  ),
  defineFault(
    'labels whose window is ignored',
    '/summary_reports/label',
    'rows-halves-add-up:label:conversations_count',
    (_, { query }, ask) => ask({ query: without(query, 'since', 'until') }),
  ),
  defineFault(
    'resolutions of an inbox that go to its neighbour',
    '/summary_reports/inbox',
    'resolutions-agree:inbox',
    (body: Rows) => {
      const [one, other] = [body[0]?.resolved_conversations_count ?? 0, body[1]?.resolved_conversations_count ?? 0];
      return change(change(body, 0, { resolved_conversations_count: one - 1 }), 1, {
        resolved_conversations_count: other + 1,
      });
    },
  ),
  defineFault(
    'outgoing messages that count for two agents',
    '/outgoing_messages_count',
    'groups-within-account:outgoing:agent',
    (body: { outgoing_messages_count: number }[], { query }) =>
      query.group_by === 'agent'
        ? body.map((row) => ({ ...row, outgoing_messages_count: row.outgoing_messages_count * 3 }))
        : body,
  ),
  defineFault(
    'a matrix whose columns are mixed up',
    '/inbox_label_matrix',
    'matrix-columns-are-labels',
    (body: Matrix) => ({
      ...body,
      matrix: body.matrix.map((row) => [...row.slice(1), row[0] ?? 0]),
    }),
  ),
  defineFault(
    'a matrix whose rows are mixed up',
    '/inbox_label_matrix',
    'matrix-rows-within-inboxes',
    (body: Matrix) => ({
      ...body,
      matrix: [...body.matrix.slice(1), body.matrix[0]],
    }),
  ),
  defineFault(
    'a distribution that loses the slowest',
    '/first_response_time_distribution',
    'first-responses-are-events',
    (body: Distribution) =>
      Object.fromEntries(
        Object.entries(body).map(([channel, spans]) => [channel, { ...spans, '0-1h': (spans['0-1h'] ?? 0) - 1 }]),
      ),
  ),
  defineFault(
    'a distribution whose window is ignored',
    '/first_response_time_distribution',
    'distribution-halves-add-up',
    (_, { query }, ask) => ask({ query: without(query, 'since', 'until') }),
  ),
];

/** Wrong lists. */
const listFaults: FaultProxy[] = [
  defineFault(
    'of two filters only the last counts',
    '/reporting_events',
    'event-filters-commute',
    (body, { query }, ask) => {
      const filters = Object.keys(query).filter((name) => name === 'name' || name === 'inbox_id');
      return filters.length === 2 ? ask({ query: without(query, filters[0] ?? '') }) : body;
    },
  ),
  defineFault(
    'two filters are an or',
    '/reporting_events',
    'event-filters-intersect',
    async (body: Events, { query }, ask) => {
      if (!query.name || !query.inbox_id) return body;
      const count = ((await ask({ query: without(query, 'name') })) as Events).meta.count;
      return { ...body, meta: { ...body.meta, count: body.meta.count + count } };
    },
  ),
  defineFault(
    'an inbox that is ignored beside a name',
    '/reporting_events',
    'event-names-within-inbox',
    (body, { query }, ask) => (query.name && query.inbox_id ? ask({ query: without(query, 'inbox_id') }) : body),
  ),
  {
    ...defineFault(
      'a page that changes with every reading',
      '/reporting_events',
      'events-stable-under-rereading',
      (() => {
        let readings = 0;
        return (body: Events, { query }: { query: Query }) => {
          if (query.page !== '2' || query.name) return body;
          readings += 1;
          return readings % 2 === 0 ? { ...body, payload: [...body.payload].reverse() } : body;
        };
      })(),
    ),
    isMoving: true,
  },
  defineFault(
    'open conversations that count the pending too',
    '/reports/conversations',
    'open-are-listed',
    (body: { open: number }, { query }) => (query.type === 'account' ? { ...body, open: body.open + 3 } : body),
  ),
  defineFault(
    'an agent with more open conversations than there are',
    '/reports/conversations/',
    'agents-within-open',
    (body: { metric: { open: number } }[]) =>
      Array.isArray(body) ? body.map((row) => ({ ...row, metric: { ...row.metric, open: 999 } })) : body,
  ),
  defineFault(
    'more unattended conversations than open ones',
    '/reports/conversations',
    'open-bounds:unattended',
    (body: { open: number }, { query }) => (query.type === 'account' ? { ...body, unattended: body.open + 1 } : body),
  ),
  defineFault(
    'an unassigned count that counts everything',
    '/1/conversations',
    'listed-by-assignee',
    (body: { data: { meta: { all_count: number } } }) => ({
      ...body,
      data: { ...body.data, meta: { ...body.data.meta, unassigned_count: body.data.meta.all_count + 1 } },
    }),
  ),
];

type Spans = { payload: Record<string, unknown>[] };
const minutesLater = (time: unknown, minutes: number) =>
  new Date(Date.parse(String(time)) + minutes * 60_000).toISOString();
const swap = (event: Record<string, unknown>, one: string, other: string) => ({
  ...event,
  [one]: event[other],
  [other]: event[one],
});

/** Times of one item that contradict each other, and durations that do not match the times. */
const timeFaults: FaultProxy[] = [
  defineFault(
    'reporting events that end before they begin',
    '/reporting_events',
    'events-end-after-start',
    (body: Spans) => ({
      ...body,
      payload: body.payload.map((event) => swap(event, 'event_start_time', 'event_end_time')),
    }),
  ),
  defineFault(
    'one reporting event whose value is in minutes',
    '/reporting_events',
    'events-measure-their-span',
    (body: Spans) => ({
      ...body,
      payload: body.payload.map((event, index) =>
        index === 3 ? { ...event, value: Number(event.value) / 60 } : event,
      ),
    }),
  ),
  defineFault(
    'values that are those in business hours',
    '/reporting_events',
    'events-measure-their-span',
    (body: Spans) => ({
      ...body,
      payload: body.payload.map((event) => ({ ...event, value: event.value_in_business_hours })),
    }),
  ),
  defineFault(
    'reporting events that are recorded before they end',
    '/reporting_events',
    'events-recorded-after-end',
    (body: Spans) => ({
      ...body,
      payload: body.payload.map((event) => ({ ...event, created_at: minutesLater(event.event_end_time, -5) })),
    }),
  ),
  defineFault(
    'reporting events that were updated before they were created',
    '/reporting_events',
    'events-updated-after-created',
    (body: Spans) => ({
      ...body,
      payload: body.payload.map((event) => ({ ...event, updated_at: minutesLater(event.created_at, -5) })),
    }),
  ),
  defineFault(
    'conversations that were updated before they were created',
    '/1/conversations',
    'conversations-updated-after-created',
    (body: { data: Spans }) => ({
      ...body,
      data: {
        ...body.data,
        payload: body.data.payload.map((each) => ({ ...each, updated_at: Number(each.created_at) - 600 })),
      },
    }),
  ),
];

export const chatwootFaultProxies: FaultProxy[] = [
  ...seriesFaults,
  ...summaryFaults,
  ...groupFaults,
  ...listFaults,
  ...timeFaults,
];
