import type { MockRequest } from '../../../vendor-interface/request.ts';
import { type Caller, canAccessInbox } from '../access/agent-access.ts';
import { findListRestriction, isAllowedByRestriction, type ListRestriction } from '../access/custom-roles.ts';
import { totalsByGroup } from '../aggregates/aggregates.ts';
import { groupKeys } from '../aggregates/dimension.ts';
import { toInteger } from '../input/casts.ts';
import { unboundedWindow } from '../input/window.ts';
import { toLabelPredicate, toWantedTitles } from '../labels/label-titles.ts';
import { refuseUnknown } from '../refusals.ts';
import { isRemoved } from '../removed-conversations.ts';
import { type Account, type ChatwootTables, messageTypes, statuses } from '../tables.ts';
import { contentOf, listMessages } from '../views/message.ts';
import { sourceOf } from './sources.ts';

export const pageSize = 25;

const outgoing = messageTypes.indexOf('outgoing');

export interface ConversationFilter {
  /** Undefined selects every status. Unknown names match no conversation. */
  statuses?: readonly string[];
  inbox?: number;
  team?: number;
  /** Titles in lower case. A conversation with any of them matches. */
  labels?: readonly string[];
  /** An SQL LIKE pattern that a message of a customer or agent must contain. */
  text?: string;
  /** The source id of the contact in the conversation's inbox. */
  source?: string;
  type?: ConversationType;
  /** The inboxes that the caller may access; undefined means all. */
  inboxes?: ReadonlySet<number>;
  /** The restriction by the caller's custom role; undefined means none. */
  restriction?: ListRestriction;
  /** The id of the caller. */
  callerId: number;
}

const conversationTypes = ['mention', 'participating', 'unattended'] as const;
type ConversationType = (typeof conversationTypes)[number];

export interface Counts {
  mine: number;
  unassigned: number;
  assigned: number;
  all: number;
}

/** Documented filters, which servers do not validate. */
interface FilterValues {
  team_id?: unknown;
  inbox_id?: unknown;
  q?: unknown;
  status?: unknown;
  labels?: unknown;
}

/**
 * Reads the filters that the list and its counts have in common. Undocumented filters are read from the query.
 *
 * Source: Chatwoot 4.13.0, app/finders/conversation_finder.rb (executed), and Rails 7.1's enums, which find nothing for an
 * unknown status (read).
 *
 * @throws ApiError `unknown` for an unknown team.
 */
export function toFilter(
  account: Account,
  values: FilterValues,
  { query, lists }: Pick<MockRequest, 'query' | 'lists'>,
  caller: Caller,
): ConversationFilter {
  const team = values.team_id === undefined ? undefined : (toInteger(values.team_id) ?? 0);
  if (team !== undefined && !account.teams.has(team)) throw refuseUnknown('team_id');
  const type = conversationTypes.find((each) => each === query.conversation_type);
  // Servers list the conversations that a user participates in from all inboxes.
  const inbox =
    values.inbox_id === undefined || type === 'participating' ? undefined : (toInteger(values.inbox_id) ?? 0);
  // A text stays a text, whether it was validated or not.
  const text = values.q as string | undefined;
  const status = lists.status ?? [String(values.status ?? 'open')];
  // A list of texts, or the last of them.
  const labels = values.labels as string | string[] | undefined;
  return {
    statuses: text !== undefined || status.includes('all') ? undefined : status,
    inbox,
    team,
    labels: labels === undefined ? undefined : toWantedTitles(labels),
    text,
    source: query.source_id,
    type,
    // For these, servers also ignore the user's inboxes and role.
    inboxes: type === 'participating' ? undefined : findVisible(account, caller),
    restriction: type === 'participating' ? undefined : findListRestriction(account, caller),
    callerId: caller.id,
  };
}

/** Returns the inboxes that the caller may access; undefined if the caller may access all. */
function findVisible(account: Account, caller: Caller): ReadonlySet<number> | undefined {
  const ids = [...account.inboxes.keys()];
  const visible = ids.filter((id) => canAccessInbox(account, caller, id));
  return visible.length === ids.length ? undefined : new Set(visible);
}

/** Whether a conversation (a row) matches a filter. */
export type RowPredicate = (row: number) => boolean;

export function toRowPredicate(tables: ChatwootTables, account: Account, filter: ConversationFilter): RowPredicate {
  const { conversations } = account;
  const { inbox, team, text, source, labels, type, inboxes, restriction, callerId } = filter;
  const names: readonly string[] = statuses;
  const codes = filter.statuses?.map((name) => names.indexOf(name));
  const pattern = text === undefined ? undefined : toPattern(text);
  const hasLabel = labels && toLabelPredicate(account, 'conversations', labels);
  return (row) =>
    !isRemoved(account, 'conversations', row) &&
    (codes === undefined || codes.includes(conversations.status.get(row))) &&
    (inboxes === undefined || inboxes.has(conversations.inbox.get(row))) &&
    (restriction === undefined || isAllowedByRestriction(restriction, conversations.assignee.get(row), callerId)) &&
    (inbox === undefined || conversations.inbox.get(row) === inbox) &&
    (team === undefined || conversations.team.get(row) === team) &&
    (type === undefined || isOfType[type](account, row, callerId)) &&
    (source === undefined || sourceOf(account, row) === source) &&
    (!hasLabel || hasLabel(row)) &&
    (!pattern || containsText(tables, account, row, pattern));
}

/** Whether a conversation has a type. The mock has no mentions; participants are all users who were ever assigned. */
const isOfType: Record<ConversationType, (account: Account, row: number, user: number) => boolean> = {
  mention: () => false,
  participating: ({ conversations }, row, user) => conversations.participants.get(row).includes(user),
  unattended: ({ conversations }, row) =>
    conversations.firstReplyAt.get(row) === 0 || conversations.waitingSince.get(row) > 0,
};

/** Counts the conversations that match a filter by assignee. */
export function countByAssignee(
  tables: ChatwootTables,
  account: Account,
  filter: ConversationFilter,
  user: number,
): Counts {
  const counts = { mine: 0, unassigned: 0, assigned: 0, all: 0 };
  const add = (assignee: number, count: number) => {
    counts.all += count;
    if (assignee === user) counts.mine += count;
    counts[assignee === 0 ? 'unassigned' : 'assigned'] += count;
  };
  const { statuses: names, callerId: _, ...others } = filter;
  if (Object.values(others).every((each) => each === undefined)) {
    for (const [group, { count }] of totalsByGroup(account, 'conversations', 'assigneeInStatus', unboundedWindow)) {
      const { assignee, status: code } = groupKeys.toAssigneeInStatus(group);
      if (!names || names.includes(statuses[code] ?? '')) add(assignee, count);
    }
    return counts;
  }
  // With any other filter, all conversations are scanned.
  const { conversations } = account;
  const isWanted = toRowPredicate(tables, account, filter);
  for (let row = 0; row < conversations.length; row++) if (isWanted(row)) add(conversations.assignee.get(row), 1);
  return counts;
}

/**
 * Returns one page, sorted by latest activity, then by latest conversation. The scan takes longer for later pages.
 *
 * @param total Number of wanted conversations.
 */
export function pageOf(
  account: Account,
  isWanted: RowPredicate,
  page: number,
  total: number,
  size = pageSize,
): number[] {
  const rows: number[] = [];
  const first = page === 1 ? 0 : (page - 1) * size;
  const end = Math.min(page * size, total);
  if (first >= end) return rows;
  let wantedCount = 0;
  for (const row of listByActivity(account)) {
    if (!isWanted(row)) continue;
    if (wantedCount >= first) rows.push(row);
    wantedCount += 1;
    if (wantedCount === end) break;
  }
  return rows;
}

/** Yields all conversations by latest activity, which is their creation or their latest message. */
function* listByActivity({ conversations, messages }: Account): Generator<number> {
  const { lastActivityAt, id } = conversations;
  let at = Number.NaN;
  let simultaneous = new Set<number>();
  const inOrder = () => [...simultaneous].sort((a, b) => id.get(b) - id.get(a));
  for (const [row, time] of listInstants({ conversations, messages })) {
    if (lastActivityAt.get(row) !== time) continue;
    if (time !== at) {
      yield* inOrder();
      simultaneous = new Set();
      at = time;
    }
    simultaneous.add(row);
  }
  yield* inOrder();
}

/** Yields the creations of conversations and the messages, latest first: the row of the conversation and the instant. */
function* listInstants({ conversations, messages }: Pick<Account, 'conversations' | 'messages'>) {
  const created = conversations.timeline.rowsNewestFirst();
  let next = created.next();
  for (const message of messages.timeline.rowsNewestFirst()) {
    const at = messages.createdAt.get(message);
    for (; !next.done && conversations.createdAt.get(next.value) > at; next = created.next()) {
      yield [next.value, conversations.createdAt.get(next.value)] as const;
    }
    yield [messages.conversation.get(message), at] as const;
  }
  for (; !next.done; next = created.next()) yield [next.value, conversations.createdAt.get(next.value)] as const;
}

/** Converts text to the pattern of SQL's `ILIKE '%text%'`: % is any text, _ one character, and a backslash escapes. */
function toPattern(text: string): RegExp {
  const literal = (part: string) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const parts = text.match(/\\.|./gs) ?? [];
  const source = parts.map((part) =>
    part === '%' ? '.*' : part === '_' ? '.' : literal(part.length > 1 ? part.slice(1) : part),
  );
  return new RegExp(source.join(''), 'isu');
}

function containsText({ seed }: ChatwootTables, account: Account, row: number, pattern: RegExp): boolean {
  return listMessages(account, row).some((message) => {
    if (account.messages.type.get(message) > outgoing) return false;
    const content = contentOf(account, seed, message);
    return content !== null && pattern.test(content);
  });
}
