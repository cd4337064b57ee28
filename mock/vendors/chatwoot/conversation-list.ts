import { refuseUnknown } from './refusals.ts';
import { type Account, type ChatwootTables, type Status, statuses } from './tables.ts';
import { contentOf, listMessages } from './views/message.ts';

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

/** Rows of the conversations that a filter lets through, in order of creation. */
export function listConversations(tables: ChatwootTables, account: Account, filter: ConversationFilter): number[] {
  const { conversations } = account;
  const status = filter.text || filter.status === 'all' ? undefined : statuses.indexOf(filter.status);
  const labels = filter.labels && toLabelIds(account, filter.labels);
  const rows: number[] = [];
  for (let row = 0; row < conversations.length; row++) {
    if (status !== undefined && conversations.status.get(row) !== status) continue;
    if (filter.inbox !== undefined && conversations.inbox.get(row) !== filter.inbox) continue;
    if (filter.team !== undefined && conversations.team.get(row) !== filter.team) continue;
    if (labels && !conversations.labels.get(row).some((id) => labels.has(id))) continue;
    if (filter.text && !holds(tables, account, row, filter.text.toLowerCase())) continue;
    rows.push(row);
  }
  return rows;
}

/** How many of these rows are whose. */
export function countByAssignee({ conversations }: Account, rows: readonly number[], user: number): Counts {
  const counts = { mine: 0, unassigned: 0, assigned: 0, all: rows.length };
  for (const row of rows) {
    const assignee = conversations.assignee.get(row);
    if (assignee === user) counts.mine += 1;
    if (assignee === 0) counts.unassigned += 1;
    else counts.assigned += 1;
  }
  return counts;
}

/** One page, the latest activity first; of one instant, the latest conversation. */
export function pageOf({ conversations, messages }: Account, rows: readonly number[], page: number): number[] {
  const { createdAt, lastActivityAt, id } = conversations;
  const [first, end] = [(page - 1) * pageSize, page * pageSize];
  // Deals the rows out to slots of time, the latest first, and sorts those slots alone in which the page lies.
  const slots = Math.ceil(rows.length / pageSize);
  const [from, until] = [createdAt.get(0), Math.max(conversations.timeline.latest, messages.timeline.latest) + 1];
  const slotOf = (row: number) => {
    const share = (until - lastActivityAt.get(row)) / (until - from);
    return Math.max(0, Math.min(slots - 1, Math.floor(share * slots)));
  };
  const counts = new Uint32Array(slots);
  for (const row of rows) counts[slotOf(row)] = (counts[slotOf(row)] ?? 0) + 1;
  let slot = 0;
  let before = 0;
  for (; slot < slots && before + (counts[slot] ?? 0) <= first; slot++) before += counts[slot] ?? 0;
  let lastSlot = slot;
  for (
    let covered = before + (counts[slot] ?? 0);
    lastSlot < slots - 1 && covered < end;
    covered += counts[lastSlot] ?? 0
  ) {
    lastSlot += 1;
  }
  return rows
    .filter((row) => slotOf(row) >= slot && slotOf(row) <= lastSlot)
    .sort((a, b) => lastActivityAt.get(b) - lastActivityAt.get(a) || id.get(b) - id.get(a))
    .slice(first - before, end - before);
}

function toLabelIds(account: Account, titles: readonly string[]): Set<number> {
  return new Set([...account.labels.values()].filter(({ name }) => titles.includes(name)).map(({ id }) => id));
}

function holds({ seed }: ChatwootTables, account: Account, row: number, text: string): boolean {
  return listMessages(account, row).some((message) => contentOf(account, seed, message).toLowerCase().includes(text));
}
