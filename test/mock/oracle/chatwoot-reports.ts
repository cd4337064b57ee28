import { DateTime } from 'luxon';
import type { Conversation, History } from './chatwoot-history.ts';

/** A half-open window in milliseconds; undefined means everything. */
export type Span = { from: number; until: number } | undefined;

export const isIn = (span: Span, at: number) => !span || (at >= span.from && at < span.until);

export interface SeriesQuery {
  account: number;
  metric: string;
  type: string;
  id: number;
  span: Span;
  unit: 'hour' | 'day' | 'week' | 'month' | 'year';
  /** Hours. */
  offset: number;
  businessHours: boolean;
}

interface Item {
  at: number;
  value: number;
}

const eventNames: Record<string, string> = {
  avg_first_response_time: 'first_response',
  avg_resolution_time: 'conversation_resolved',
  resolutions_count: 'conversation_resolved',
  reply_time: 'reply_time',
  bot_resolutions_count: 'conversation_bot_resolved',
  bot_handoffs_count: 'conversation_bot_handoff',
};

const isAverage = (metric: string) => metric.startsWith('avg_') || metric === 'reply_time';

/** The items that a metric counts or averages, for one type and id. */
function listItems(history: History, { account, metric, type, id, businessHours }: SeriesQuery): Item[] {
  const belongs = (conversation: Conversation) =>
    conversation.account === account &&
    (type === 'account' ||
      (type === 'agent' && conversation.assignee === id) ||
      (type === 'inbox' && conversation.inbox === id) ||
      (type === 'team' && conversation.team === id) ||
      (type === 'label' && conversation.labels.includes(id)));

  if (metric === 'conversations_count') {
    return history.conversations.filter(belongs).map(({ createdAt }) => ({ at: createdAt, value: 1 }));
  }
  if (metric.endsWith('_messages_count')) {
    const direction = metric.split('_')[0];
    return history.messages
      .filter((message) => message.direction === direction)
      .filter(({ conversation, sender }) =>
        type === 'agent'
          ? conversation.account === account && sender.kind === 'user' && sender.id === id
          : belongs(conversation),
      )
      .map(({ at }) => ({ at, value: 1 }));
  }
  return history.reportingEvents
    .filter(({ name }) => name === eventNames[metric])
    .filter(({ conversation, user }) =>
      type === 'agent' ? conversation.account === account && user === id : belongs(conversation),
    )
    .map(({ at, value, businessValue }) => ({ at, value: businessHours ? businessValue : value }));
}

export interface Point {
  timestamp: number;
  value: number;
  count?: number;
}

/** The time zone that Rails uses for an offset in winter. Written independently of the mock's list. */
const zonesInWinter: Record<number, string> = {
  [-11]: 'Pacific/Pago_Pago',
  [-8]: 'America/Los_Angeles',
  [-3.5]: 'America/St_Johns',
  5.5: 'Asia/Kolkata',
  5.75: 'Asia/Kathmandu',
  9: 'Asia/Tokyo',
  12: 'Pacific/Fiji',
};

/** Weeks start on Sunday. Without a window there are no points. */
export function expectSeries(history: History, query: SeriesQuery): Point[] {
  const { span, unit } = query;
  if (!span) return [];
  const items = listItems(history, query)
    .filter(({ at }) => isIn(span, at))
    .sort((a, b) => a.at - b.at);
  const zone = zonesInWinter[query.offset] ?? 'UTC';
  const startOf = (time: DateTime) =>
    unit === 'week' ? time.startOf('day').minus({ days: time.weekday % 7 }) : time.startOf(unit);
  /** The local time at the start of a bucket. An hour that occurs twice is one group. */
  const nameOf = (time: DateTime) => startOf(time).toFormat('yyyy-MM-dd HH');
  /** The items of the first occurrence of a repeated hour, which count in the second. */
  let carried: Item[] = [];
  const points: Point[] = [];
  let start = startOf(DateTime.fromMillis(span.from, { zone }));
  do {
    const next = startOf(start.plus({ [unit]: 1 }));
    const isFirstOfTwo = unit === 'hour' && nameOf(next) === nameOf(start);
    const end = items.findIndex(({ at }) => at >= next.toMillis());
    const here = items.splice(0, end < 0 ? items.length : end);
    const inside = isFirstOfTwo ? [] : [...carried, ...here];
    carried = isFirstOfTwo ? here : [];
    const timestamp = start.toMillis() / 1000;
    const count = inside.length;
    const sum = inside.reduce((all, { value }) => all + value, 0);
    if (isAverage(query.metric)) points.push({ timestamp, value: count === 0 ? 0 : sum / count, count });
    else points.push({ timestamp, value: count });
    start = next;
  } while (start.toMillis() < span.until);
  return points;
}

export function expectOutgoing(history: History, account: number, span: Span, groupBy: string) {
  if (!span) return [];
  const counts = new Map<number, number>();
  for (const { at, direction, sender, conversation } of history.messages) {
    if (direction !== 'outgoing' || conversation.account !== account || !isIn(span, at)) continue;
    if (groupBy === 'agent' && sender.kind !== 'user') continue;
    const groups =
      groupBy === 'label'
        ? conversation.labels
        : [{ agent: sender.id, team: conversation.team, inbox: conversation.inbox }[groupBy] ?? null];
    for (const id of groups) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].map(([id, count]) => ({
    id,
    name: history.names.get(`${account} ${groupBy} ${id}`),
    outgoing_messages_count: count,
  }));
}

export function expectChannels(history: History, account: number, span: Span) {
  if (!span) return {};
  const summary: Record<string, Record<string, number>> = {};
  for (const { createdAt, inbox, status, account: its } of history.conversations) {
    if (its !== account || !isIn(span, createdAt)) continue;
    const channel = history.channels.get(inbox) ?? '';
    summary[channel] ??= { open: 0, resolved: 0, pending: 0, snoozed: 0, total: 0 };
    const counts = summary[channel];
    counts[status] = (counts[status] ?? 0) + 1;
    counts.total = (counts.total ?? 0) + 1;
  }
  return summary;
}

export interface EventQuery {
  account: number;
  span: Span;
  name?: string;
  inbox?: number;
  user?: number;
}

/** All events that match a filter, newest first. */
export function expectEvents(history: History, { account, span, name, inbox, user }: EventQuery) {
  return history.reportingEvents
    .filter((event) => event.conversation.account === account && isIn(span, event.at))
    .filter((event) => name === undefined || event.name === name)
    .filter((event) => inbox === undefined || event.conversation.inbox === inbox)
    .filter((event) => user === undefined || event.user === user)
    .sort((a, b) => b.at - a.at || b.id - a.id)
    .map((event) => ({
      id: event.id,
      name: event.name,
      value: event.value,
      value_in_business_hours: event.businessValue,
      event_start_time: new Date(event.startedAt).toISOString(),
      event_end_time: new Date(event.at).toISOString(),
      account_id: account,
      conversation_id: event.conversation.id,
      inbox_id: event.conversation.inbox,
      user_id: event.user,
      created_at: new Date(event.at).toISOString(),
      updated_at: new Date(event.at).toISOString(),
    }));
}
