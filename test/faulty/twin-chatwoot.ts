import {
  accounts,
  type Conversation,
  conversations,
  events,
  inboxes,
  labels,
  messages,
  now,
  type ReportingEvent,
  teams,
  users,
} from './history.ts';
import type { TwinAnswer, TwinRequest } from './twin.ts';

type Query = Record<string, string>;
interface Window {
  since: number;
  until: number;
}

const day = 86_400;
const iso = (seconds: number) => new Date(seconds * 1000).toISOString();
const isIn = (time: number, window?: Window) => !window || (time >= window.since && time < window.until);
const windowOf = ({ since, until }: Query): Window | undefined =>
  since !== undefined && until !== undefined ? { since: Number(since), until: Number(until) } : undefined;

/** Answers for Chatwoot's paths, undefined for others. */
export function answerChatwoot({ path, query, headers }: TwinRequest): TwinAnswer | undefined {
  if (path === '/api') {
    const body = { version: '4.11.0', timestamp: '2026-01-31 12:00:00', queue_services: 'ok', data_services: 'ok' };
    return { status: 200, body };
  }
  const [, account, resource] = /^\/api\/v\d\/accounts\/(\d+)\/(.+)$/.exec(path) ?? [];
  const report = reports[resource ?? ''];
  if (!report) return undefined;

  const user = users.find(({ token }) => token === headers.api_access_token);
  if (!user) return refuse(401, 'api_access_token', 'unauthenticated');
  if (!accounts.includes(Number(account))) return refuse(404, 'account_id', 'missing');
  if (user.account !== Number(account)) return refuse(403, 'api_access_token', 'foreign');
  if (user.role !== 'administrator') return refuse(403, 'api_access_token', 'forbidden');
  const bad = ['since', 'until'].find((name) => query[name] !== undefined && !/^\d+$/.test(query[name] ?? ''));
  if (bad !== undefined) return refuse(400, bad, 'format');
  return report(query, Number(account));
}

const reports: Record<string, (query: Query, account: number) => TwinAnswer> = {
  reports: reportSeries,
  'reports/outgoing_messages_count': reportOutgoing,
  'summary_reports/channel': reportChannels,
  reporting_events: listEvents,
};

export function refuse(status: number, field: string, code: string): TwinAnswer {
  const errors = [{ field, message: `is refused as ${code}`, code }];
  return { status, body: { description: `Refused: ${code}`, errors } };
}

// ---- time series

const times: Record<string, (scope: (conversation: Conversation) => boolean, user?: number) => number[]> = {
  conversations_count: (scope) => conversations.filter(scope).map(({ created }) => created),
  incoming_messages_count: (scope) => messagesOf('incoming', scope),
  outgoing_messages_count: (scope) => messagesOf('outgoing', scope),
  resolutions_count: (scope) => eventsOf('conversation_resolved', scope).map(({ created }) => created),
};
const averages: Record<string, ReportingEvent['name']> = {
  avg_first_response_time: 'first_response',
  avg_resolution_time: 'conversation_resolved',
};

function messagesOf(direction: string, scope: (conversation: Conversation) => boolean): number[] {
  return messages
    .filter((message) => message.direction === direction && scope(message.conversation))
    .map(({ created }) => created);
}

function eventsOf(name: string, scope: (conversation: Conversation) => boolean): ReportingEvent[] {
  return events.filter((event) => event.name === name && scope(event.conversation));
}

function reportSeries(query: Query, account: number): TwinAnswer {
  const { metric = '', type = '', id, group_by: bucket } = query;
  if (!(metric in times) && !(metric in averages)) return refuse(400, 'metric', 'enum');
  const rows: Record<string, { id: number; account: number }[]> = {
    account: [],
    agent: users,
    inbox: inboxes,
    label: labels,
    team: teams,
  };
  if (!(type in rows)) return refuse(400, 'type', 'enum');
  if (type !== 'account' && !id) return refuse(400, 'id', 'required');
  const row = rows[type]?.find((each) => String(each.id) === id && each.account === account);
  if (type !== 'account' && !row) return refuse(404, 'id', 'unknown');

  const belongs = (conversation: Conversation) =>
    type === 'account' ||
    (type === 'agent' && conversation.assignee === row?.id) ||
    (type === 'inbox' && conversation.inbox === row?.id) ||
    (type === 'team' && conversation.team === row?.id) ||
    (type === 'label' && conversation.labels.includes(row?.id ?? 0));
  const scope = (conversation: Conversation) => conversation.account === account && belongs(conversation);

  const window = windowOf(query);
  const counted = (times[metric]?.(scope) ?? []).filter((time) => isIn(time, window));
  const averaged = eventsOf(averages[metric] ?? '', scope).filter(({ created }) => isIn(created, window));
  const all = [...counted, ...averaged.map(({ created }) => created)];
  const body = listBuckets(bucket, window ?? { since: Math.min(...all), until: now }).map((start) => {
    const isHere = (time: number) => bucketOf(bucket, time) === start;
    const here = averaged.filter(({ created }) => isHere(created));
    const mean = here.length === 0 ? 0 : here.reduce((sum, { value }) => sum + value, 0) / here.length;
    const value = metric in averages ? mean : counted.filter(isHere).length;
    return { value: String(value), timestamp: start };
  });
  return { status: 200, body };
}

function bucketOf(bucket: string | undefined, time: number): number {
  const midnight = Math.floor(time / day) * day;
  const date = new Date(midnight * 1000);
  if (bucket === 'week') return midnight - ((date.getUTCDay() + 6) % 7) * day;
  if (bucket === 'month') return midnight - (date.getUTCDate() - 1) * day;
  return midnight;
}

function listBuckets(bucket: string | undefined, { since, until }: Window): number[] {
  const starts = new Set<number>();
  for (let time = since; time < until; time += day) starts.add(bucketOf(bucket, time));
  return [...starts];
}

// ---- outgoing messages

function reportOutgoing(query: Query, account: number): TwinAnswer {
  const groupings: Record<string, { rows: { id: number; name: string }[]; groupsOf(each: Conversation): unknown[] }> = {
    agent: { rows: users, groupsOf: ({ assignee }) => [assignee] },
    team: { rows: teams, groupsOf: ({ team }) => [team] },
    inbox: { rows: inboxes, groupsOf: ({ inbox }) => [inbox] },
    label: { rows: labels, groupsOf: (conversation) => conversation.labels },
  };
  const grouping = groupings[query.group_by ?? ''];
  if (!grouping) return refuse(400, 'group_by', 'enum');
  const isBot = (sender?: number) => users.find(({ id }) => id === sender)?.role === 'bot';
  const counted = messages.filter(
    ({ conversation, direction, created, sender }) =>
      conversation.account === account &&
      direction === 'outgoing' &&
      isIn(created, windowOf(query)) &&
      !(query.group_by === 'agent' && isBot(sender)),
  );
  const body = grouping.rows
    .map(({ id, name }) => {
      const own = counted.filter(({ conversation }) => grouping.groupsOf(conversation).includes(id));
      return { id, name, outgoing_messages_count: own.length };
    })
    .filter((row) => row.outgoing_messages_count > 0);
  return { status: 200, body };
}

// ---- channel summary

function reportChannels(query: Query, account: number): TwinAnswer {
  const window = windowOf(query);
  if (window) {
    const limit = new Date(window.since * 1000);
    limit.setUTCMonth(limit.getUTCMonth() + 6);
    if (window.until * 1000 > limit.getTime()) return refuse(400, 'until', 'excessive');
  }
  const body: Record<string, Record<string, number>> = {};
  for (const { channel } of inboxes) {
    const own = conversations.filter(
      (each) =>
        each.account === account &&
        isIn(each.created, window) &&
        inboxes.find(({ id }) => id === each.inbox)?.channel === channel,
    );
    const count = (status: string) => own.filter((each) => each.status === status).length;
    if (own.length === 0) continue;
    body[channel] = {
      open: count('open'),
      resolved: count('resolved'),
      pending: count('pending'),
      snoozed: count('snoozed'),
      total: own.length,
    };
  }
  return { status: 200, body };
}

// ---- reporting events

function listEvents(query: Query, account: number): TwinAnswer {
  const bad = ['page', 'inbox_id', 'user_id'].find((name) => Number.isNaN(Number(query[name] ?? 1)));
  const page = Number(query.page ?? 1);
  if (bad !== undefined || page < 1) return refuse(400, bad ?? 'page', 'type');
  const found = events
    .filter(({ conversation, name, created }) => {
      const { inbox_id: inbox, user_id: user, name: wanted } = query;
      return (
        conversation.account === account &&
        isIn(created, windowOf(query)) &&
        (wanted === undefined || name === wanted) &&
        (inbox === undefined || conversation.inbox === Number(inbox)) &&
        (user === undefined || conversation.assignee === Number(user))
      );
    })
    .sort((a, b) => b.created - a.created);
  const meta = { count: found.length, current_page: page, total_pages: Math.ceil(found.length / 25) };
  const payload = found
    .slice((page - 1) * 25, page * 25)
    .map(({ id, name, conversation, value, started, created }) => ({
      id,
      name,
      value,
      value_in_business_hours: value / 2,
      event_start_time: iso(started),
      event_end_time: iso(created),
      account_id: account,
      conversation_id: conversation.id,
      inbox_id: conversation.inbox,
      user_id: conversation.assignee ?? null,
      created_at: iso(created),
      updated_at: iso(created),
    }));
  return { status: 200, body: { meta, payload } };
}
