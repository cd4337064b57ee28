import { groupOf } from './groups/facet.ts';
import { listGroups } from './groups/tallies.ts';
import { refuseUnknown } from './refusals.ts';
import { type Account, type ChatwootTables, type Status, statuses } from './tables.ts';
import { contentOf, listMessages } from './views/message.ts';
import { ever } from './window.ts';

export const pageSize = 25;

export interface ConversationFilter {
  status: Status | 'all';
  inbox?: number;
  team?: number;
  /** Titles; a conversation with one of them is let through. */
  labels?: readonly string[];
  /** Text that a message holds. With it, the status does not matter. */
  text?: string;
}

export interface Counts {
  mine: number;
  unassigned: number;
  assigned: number;
  all: number;
}

/** Reads the filters that the list and its counts have in common. Throws Fault `unknown` for a team that is none. */
export function toFilter(account: Account, values: Record<string, unknown>): ConversationFilter {
  const team = values.team_id as number | undefined;
  if (team !== undefined && !account.teams.has(team)) throw refuseUnknown('team_id');
  return {
    status: values.status as Status | 'all',
    inbox: values.inbox_id as number | undefined,
    team,
    labels: values.labels as string[] | undefined,
    text: values.q as string | undefined,
  };
}

/** Whether a conversation, by its row, is let through. */
export type IsWanted = (row: number) => boolean;

export function toIsWanted(tables: ChatwootTables, account: Account, filter: ConversationFilter): IsWanted {
  const { conversations } = account;
  const { inbox, team, text } = filter;
  const status = text || filter.status === 'all' ? undefined : statuses.indexOf(filter.status);
  const labels = filter.labels && toLabelIds(account, filter.labels);
  return (row) =>
    (status === undefined || conversations.status.get(row) === status) &&
    (inbox === undefined || conversations.inbox.get(row) === inbox) &&
    (team === undefined || conversations.team.get(row) === team) &&
    (!labels || conversations.labels.get(row).some((id) => labels.has(id))) &&
    (!text || holds(tables, account, row, text.toLowerCase()));
}

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
  const { status, inbox, team, labels, text } = filter;
  if (inbox === undefined && team === undefined && !labels && !text) {
    for (const [group, { count }] of listGroups(account, 'conversations', 'assigneeInStatus', ever)) {
      const { assignee, status: code } = groupOf.toAssigneeInStatus(group);
      if (status === 'all' || statuses[code] === status) add(assignee, count);
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
export function pageOf(account: Account, isWanted: IsWanted, page: number, total: number): number[] {
  const rows: number[] = [];
  const first = (page - 1) * pageSize;
  const end = Math.min(page * pageSize, total);
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

function toLabelIds(account: Account, titles: readonly string[]): Set<number> {
  return new Set([...account.labels.values()].filter(({ name }) => titles.includes(name)).map(({ id }) => id));
}

function holds({ seed }: ChatwootTables, account: Account, row: number, text: string): boolean {
  return listMessages(account, row).some((message) => contentOf(account, seed, message).toLowerCase().includes(text));
}
