import {
  accounts,
  type Conversation,
  conversations,
  events,
  inboxes,
  labels,
  messages,
  teams,
  users,
} from './history.ts';
import { isIn, type Query, refuse, windowOf } from './reference-query.ts';
import { reportSeries } from './reference-series.ts';
import type { ReferenceRequest, ReferenceResponse } from './reference-server.ts';

const iso = (seconds: number) => new Date(seconds * 1000).toISOString();

/** Responses to Chatwoot's paths; undefined for other paths. */
export function answerChatwoot({ path, query, headers }: ReferenceRequest): ReferenceResponse | undefined {
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

const reports: Record<string, (query: Query, account: number) => ReferenceResponse> = {
  reports: reportSeries,
  'reports/outgoing_messages_count': reportOutgoing,
  'summary_reports/channel': reportChannels,
  reporting_events: listEvents,
};

// ---- outgoing messages

function reportOutgoing(query: Query, account: number): ReferenceResponse {
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

function reportChannels(query: Query, account: number): ReferenceResponse {
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

function listEvents(query: Query, account: number): ReferenceResponse {
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
