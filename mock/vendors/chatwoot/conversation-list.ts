import type { MockRequest } from '../../vendor.ts';
import { type Caller, maySee } from './access.ts';
import { toInteger } from './casts.ts';
import { findReach, isWithin, type Reach } from './custom-roles.ts';
import { groupOf } from './groups/facet.ts';
import { listGroups } from './groups/tallies.ts';
import { refuseUnknown } from './refusals.ts';
import { sourceOf } from './sources.ts';
import { type Account, type ChatwootTables, messageTypes, type Status, statuses } from './tables.ts';
import { contentOf, listMessages } from './views/message.ts';
import { ever } from './window.ts';

export const pageSize = 25;

const outgoing = messageTypes.indexOf('outgoing');

export interface ConversationFilter {
  /** Undefined: every status. Of names that are none, no conversation has one. */
  statuses?: readonly string[];
  inbox?: number;
  team?: number;
  /** Titles in small letters; a conversation with one of them is let through. */
  labels?: readonly string[];
  /** Text that a message of a customer or agent holds, as SQL's LIKE reads it. */
  text?: string;
  /** What the contact is called in the conversation's inbox. */
  source?: string;
  type?: ConversationType;
  /** The inboxes that who asks may look into; undefined: all of them. */
  inboxes?: ReadonlySet<number>;
  /** How far their role lets them see; undefined: all of these. */
  reach?: Reach;
  /** Who asks: what is theirs. */
  user: number;
}

const conversationTypes = ['mention', 'participating', 'unattended'] as const;
type ConversationType = (typeof conversationTypes)[number];

export interface Counts {
  mine: number;
  unassigned: number;
  assigned: number;
  all: number;
}

/**
 * Reads the filters that the list and its counts have in common; what is in no document is in the query alone.
 *
 * Source: Chatwoot 4.13.0, app/finders/conversation_finder.rb (executed), and Rails 7.1's enums, which find nothing for a
 * status that is none (read).
 *
 * @throws Fault `unknown` for a team that is none.
 */
export function toFilter(
  account: Account,
  values: Record<string, unknown>,
  { query, lists }: Pick<MockRequest, 'query' | 'lists'>,
  caller: Caller,
): ConversationFilter {
  const team = values.team_id === undefined ? undefined : (toInteger(values.team_id) ?? 0);
  if (team !== undefined && !account.teams.has(team)) throw refuseUnknown('team_id');
  const type = conversationTypes.find((each) => each === query.conversation_type);
  // What somebody takes part in is looked for in every inbox.
  const inbox =
    values.inbox_id === undefined || type === 'participating' ? undefined : (toInteger(values.inbox_id) ?? 0);
  const text = values.q as string | undefined;
  const status = lists.status ?? [String(values.status ?? 'open')];
  const labels = values.labels as string | string[] | undefined;
  return {
    statuses: text !== undefined || status.includes('all') ? undefined : status,
    inbox,
    team,
    labels: labels === undefined ? undefined : [labels].flat().flatMap(toTitles),
    text,
    source: query.source_id,
    type,
    // Nor does it matter then of which inboxes they are members, and what their role is.
    inboxes: type === 'participating' ? undefined : findVisible(account, caller),
    reach: type === 'participating' ? undefined : findReach(account, caller),
    user: caller.id,
  };
}

/** The inboxes of an agent who is kept out of some. */
function findVisible(account: Account, caller: Caller): ReadonlySet<number> | undefined {
  const ids = [...account.inboxes.keys()];
  const visible = ids.filter((id) => maySee(account, caller, id));
  return visible.length === ids.length ? undefined : new Set(visible);
}

const toTitles = (text: string) => text.split(',').map((title) => title.trim().toLowerCase());

/** Whether a conversation, by its row, is let through. */
export type IsWanted = (row: number) => boolean;

export function toIsWanted(tables: ChatwootTables, account: Account, filter: ConversationFilter): IsWanted {
  const { conversations } = account;
  const { inbox, team, text, source, labels, type, inboxes, reach, user } = filter;
  const codes = filter.statuses?.map((name) => statuses.indexOf(name as Status));
  const pattern = text === undefined ? undefined : toPattern(text);
  const ids = new Set([...account.labels.values()].filter(({ name }) => labels?.includes(name)).map(({ id }) => id));
  const carries = (row: number) =>
    conversations.labels.get(row).some((id) => ids.has(id)) ||
    conversations.titles.get(row)?.some((title) => labels?.includes(title.toLowerCase()));
  return (row) =>
    (codes === undefined || codes.includes(conversations.status.get(row))) &&
    (inboxes === undefined || inboxes.has(conversations.inbox.get(row))) &&
    (reach === undefined || isWithin(reach, conversations.assignee.get(row), user)) &&
    (inbox === undefined || conversations.inbox.get(row) === inbox) &&
    (team === undefined || conversations.team.get(row) === team) &&
    (type === undefined || isOfType[type](account, row, user)) &&
    (source === undefined || sourceOf(account, row) === source) &&
    (!labels || carries(row) === true) &&
    (!pattern || holds(tables, account, row, pattern));
}

/** A mock has no mentions. Who was ever assigned takes part. */
const isOfType: Record<ConversationType, (account: Account, row: number, user: number) => boolean> = {
  mention: () => false,
  participating: ({ conversations }, row, user) => conversations.participants.get(row).includes(user),
  unattended: ({ conversations }, row) =>
    conversations.firstReplyAt.get(row) === 0 || conversations.waitingSince.get(row) > 0,
};

/** How many of those that a filter lets through are whose. */
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
  const { statuses: names, user: _, ...others } = filter;
  if (Object.values(others).every((each) => each === undefined)) {
    for (const [group, { count }] of listGroups(account, 'conversations', 'assigneeInStatus', ever)) {
      const { assignee, status: code } = groupOf.toAssigneeInStatus(group);
      if (!names || names.includes(statuses[code] ?? '')) add(assignee, count);
    }
    return counts;
  }
  // Any other filter is looked for in every conversation.
  const { conversations } = account;
  const isWanted = toIsWanted(tables, account, filter);
  for (let row = 0; row < conversations.length; row++) if (isWanted(row)) add(conversations.assignee.get(row), 1);
  return counts;
}

/**
 * One page, the latest activity first; of one instant, the latest conversation. Later pages have a longer way to go.
 *
 * @param total How many there are of those that are wanted.
 */
export function pageOf(account: Account, isWanted: IsWanted, page: number, total: number, size = pageSize): number[] {
  const rows: number[] = [];
  const first = page === 1 ? 0 : (page - 1) * size;
  const end = Math.min(page * size, total);
  if (first >= end) return rows;
  let passed = 0;
  for (const row of listByActivity(account)) {
    if (!isWanted(row)) continue;
    if (passed >= first) rows.push(row);
    passed += 1;
    if (passed === end) break;
  }
  return rows;
}

/** All conversations by what last happened in them: each began then, or somebody wrote then. */
function* listByActivity({ conversations, messages }: Account): Generator<number> {
  const { lastActivityAt, id } = conversations;
  let at = Number.NaN;
  let together = new Set<number>();
  const inOrder = () => [...together].sort((a, b) => id.get(b) - id.get(a));
  for (const [row, time] of listInstants({ conversations, messages })) {
    if (lastActivityAt.get(row) !== time) continue;
    if (time !== at) {
      yield* inOrder();
      together = new Set();
      at = time;
    }
    together.add(row);
  }
  yield* inOrder();
}

/** When conversations began and when somebody wrote in them, the latest first: the conversation's row and the instant. */
function* listInstants({ conversations, messages }: Pick<Account, 'conversations' | 'messages'>) {
  const began = conversations.timeline.backwards();
  let next = began.next();
  for (const message of messages.timeline.backwards()) {
    const at = messages.createdAt.get(message);
    for (; !next.done && conversations.createdAt.get(next.value) > at; next = began.next()) {
      yield [next.value, conversations.createdAt.get(next.value)] as const;
    }
    yield [messages.conversation.get(message), at] as const;
  }
  for (; !next.done; next = began.next()) yield [next.value, conversations.createdAt.get(next.value)] as const;
}

/** Text as SQL's ILIKE reads it between two of its own %: % is anything, _ one letter, and a backslash takes it literally. */
function toPattern(text: string): RegExp {
  const literal = (part: string) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const parts = text.match(/\\.|./gs) ?? [];
  const source = parts.map((part) =>
    part === '%' ? '.*' : part === '_' ? '.' : literal(part.length > 1 ? part.slice(1) : part),
  );
  return new RegExp(source.join(''), 'isu');
}

function holds({ seed }: ChatwootTables, account: Account, row: number, pattern: RegExp): boolean {
  return listMessages(account, row).some((message) => {
    if (account.messages.type.get(message) > outgoing) return false;
    const content = contentOf(account, seed, message);
    return content !== null && pattern.test(content);
  });
}
