import {
  at,
  type Channels,
  channels,
  type Days,
  eventList,
  type FaultyServer,
  messagesSent,
  type Outgoing,
  outgoing,
  rewrite,
  type Series,
  series,
} from './fault.ts';
import type { ReferenceRequest } from './reference-server.ts';

const without = (query: ReferenceRequest['query'], ...names: string[]) =>
  Object.fromEntries(Object.entries(query).filter(([name]) => !names.includes(name)));
const relation = (operation: string, keyword: string) => ({ operation, check: 'relation', keyword });
const day = 86_400;

/** Wrong figures with the correct type. */
export const figureFaults: FaultyServer[] = [
  {
    name: 'a total that omits snoozed conversations',
    vendor: 'chatwoot',
    fault: rewrite<Record<string, Record<string, number>>>(channels, (body) =>
      Object.fromEntries(
        Object.entries(body).map(([name, each]) => [name, { ...each, total: (each.total ?? 0) - (each.snoozed ?? 0) }]),
      ),
    ),
    expect: relation(channels, 'channel-total-is-its-statuses'),
  },
  {
    name: 'a missing channel',
    vendor: 'chatwoot',
    fault: rewrite<Channels>(channels, ({ 'Channel::Email': _, ...rest }) => rest),
    expect: relation(series, 'channels-sum-to-conversations'),
  },
  {
    name: 'weeks that omit one conversation each',
    vendor: 'chatwoot',
    fault: rewrite<Series>(series, (body, { query }) =>
      query.group_by === 'week' ? body.map((each) => ({ ...each, value: String(Number(each.value) - 1) })) : body,
    ),
    expect: relation(series, 'bucket-sums-agree:conversations_count'),
  },
  {
    name: 'outgoing messages that omit one inbox',
    vendor: 'chatwoot',
    fault: rewrite<Outgoing>(outgoing, (body, { query }) => (query.group_by === 'inbox' ? body.slice(1) : body)),
    expect: relation(series, 'inboxes-sum-to-outgoing'),
  },
  {
    name: 'an id that is ignored: the inbox gets the figures of the account',
    vendor: 'chatwoot',
    fault: at(series, ({ query }, answer, ask) =>
      answer.status === 200 && query.type === 'inbox' ? ask({ query: { ...query, type: 'account' } }) : answer,
    ),
    expect: relation(series, 'group-agrees-with-series:inbox'),
  },
  {
    name: 'a series that is a day late',
    vendor: 'chatwoot',
    fault: rewrite<Series>(series, (body) => body.map((each) => ({ ...each, timestamp: each.timestamp + day }))),
    expect: relation(series, 'buckets-inside-window'),
  },
  {
    name: 'a window that includes its end',
    vendor: 'chatwoot',
    fault: at(outgoing, ({ query }, answer, ask) =>
      answer.status === 200 && query.until
        ? ask({ query: { ...query, until: String(Number(query.until) + day) } })
        : answer,
    ),
    expect: relation(outgoing, 'outgoing-halves-add-up'),
  },
  {
    name: 'a window that is ignored by the channel summary',
    vendor: 'chatwoot',
    fault: at(channels, ({ query }, answer, ask) =>
      answer.status === 200 ? ask({ query: without(query, 'since', 'until') }) : answer,
    ),
    expect: relation(channels, 'channel-halves-add-up'),
  },
  {
    name: 'a filter by name that is ignored',
    vendor: 'chatwoot',
    fault: at(eventList, ({ query }, answer, ask) =>
      answer.status === 200 ? ask({ query: without(query, 'name') }) : answer,
    ),
    expect: relation(eventList, 'filter-narrows:name'),
  },
  {
    name: 'a filter by inbox that is ignored',
    vendor: 'chatwoot',
    fault: at(eventList, ({ query }, answer, ask) =>
      answer.status === 200 ? ask({ query: without(query, 'inbox_id') }) : answer,
    ),
    expect: relation(eventList, 'filter-narrows:inbox_id'),
  },
  {
    name: 'events outside the window',
    vendor: 'chatwoot',
    fault: at(eventList, ({ query }, answer, ask) =>
      answer.status === 200 ? ask({ query: without(query, 'since', 'until') }) : answer,
    ),
    expect: relation(eventList, 'events-inside-window'),
  },
  {
    name: 'a period count that is stale',
    vendor: 'rocketchat',
    fault: rewrite<Days>(messagesSent, (body) => ({
      ...body,
      period: { ...body.period, count: body.period.count - 3 },
    })),
    expect: relation(messagesSent, 'period-is-sum-of-days'),
  },
  {
    name: 'yesterday counted from today, not from the end',
    vendor: 'rocketchat',
    fault: at(messagesSent, ({ query }, answer, ask) => {
      if (answer.status !== 200) return answer;
      const today = ask({ query: { ...query, end: '2026-01-31T00:00:00.000Z' } }).body as Days;
      return { ...answer, body: { ...(answer.body as Days), yesterday: today.yesterday } };
    }),
    expect: relation(messagesSent, 'yesterday-agrees-with-days'),
  },
  {
    name: 'a variation with the wrong sign',
    vendor: 'rocketchat',
    fault: rewrite<Days>(messagesSent, (body) => ({
      ...body,
      yesterday: { ...body.yesterday, variation: -body.yesterday.variation },
    })),
    expect: relation(messagesSent, 'yesterday-agrees-with-days'),
  },
  {
    name: 'a period whose variation is wrong',
    vendor: 'rocketchat',
    fault: rewrite<Days>(messagesSent, (body) => ({
      ...body,
      period: { ...body.period, variation: body.period.variation - 7 },
    })),
    expect: relation(messagesSent, 'variation-compares-periods'),
  },
  {
    name: 'days in ascending order',
    vendor: 'rocketchat',
    fault: rewrite<Days>(messagesSent, (body) => ({ ...body, days: body.days.reverse() })),
    expect: relation(messagesSent, 'days-newest-first'),
  },
  {
    name: 'a window that is one day too long',
    vendor: 'rocketchat',
    fault: at(messagesSent, ({ query }, answer, ask) => {
      if (answer.status !== 200) return answer;
      const earlier = new Date(Date.parse(query.start ?? '') - day * 1000).toISOString();
      return ask({ query: { ...query, start: earlier } });
    }),
    expect: relation(messagesSent, 'days-newest-first'),
  },
];
