import {
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
import { isIn, type Query, refuse, type Window, windowOf } from './reference-query.ts';
import type { ReferenceResponse } from './reference-server.ts';

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

/** One metric over time. */
export function reportSeries(query: Query, account: number): ReferenceResponse {
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
  const ahead = Number(query.timezone_offset ?? 0) * 3600;
  const countedIn = groupByBucket(counted, (time) => bucketOf(bucket, time, ahead));
  const averagedIn = groupByBucket(averaged, ({ created }) => bucketOf(bucket, created, ahead));
  const body = listBuckets(bucket, ahead, window ?? { since: Math.min(...all), until: now }).map((start) => {
    const here = averagedIn.get(start) ?? [];
    const mean = here.length === 0 ? 0 : here.reduce((sum, { value }) => sum + value, 0) / here.length;
    const value = metric in averages ? mean : (countedIn.get(start) ?? []).length;
    return { value: String(value), timestamp: start };
  });
  return { status: 200, body };
}

/** Groups items by bucket. */
function groupByBucket<Item>(items: readonly Item[], toBucket: (item: Item) => number): Map<number, Item[]> {
  const buckets = new Map<number, Item[]>();
  for (const item of items) {
    const bucket = toBucket(item);
    const here = buckets.get(bucket);
    if (here) here.push(item);
    else buckets.set(bucket, [item]);
  }
  return buckets;
}

/** The start of the bucket of a time, with a UTC offset in seconds. */
function bucketOf(bucket: string | undefined, time: number, ahead: number): number {
  const length = bucket === 'hour' ? 3600 : 86_400;
  const start = Math.floor((time + ahead) / length) * length;
  const local = new Date(start * 1000);
  if (bucket === 'week') return start - local.getUTCDay() * 86_400 - ahead;
  if (bucket === 'month') return Date.UTC(local.getUTCFullYear(), local.getUTCMonth()) / 1000 - ahead;
  return bucket === 'year' ? Date.UTC(local.getUTCFullYear(), 0) / 1000 - ahead : start - ahead;
}

/** Cache by window and bucket, since checks repeat a few requests. */
const listed = new Map<string, readonly number[]>();

function listBuckets(bucket: string | undefined, ahead: number, { since, until }: Window): readonly number[] {
  const key = `${bucket} ${ahead} ${since} ${until}`;
  const known = listed.get(key);
  if (known) return known;
  const starts = new Set<number>();
  for (let time = since; time < until; time += 3600) starts.add(bucketOf(bucket, time, ahead));
  const list = [...starts];
  listed.set(key, list);
  return list;
}
