import type { Account } from '../tables.ts';
import type { RowPredicate } from './conversation-list.ts';

type Compare = (account: Account, a: number, b: number) => number;

const by =
  (column: 'lastActivityAt' | 'createdAt', sign: 1 | -1): Compare =>
  ({ conversations }, a, b) =>
    sign * (conversations[column].get(a) - conversations[column].get(b));

/** Conversations without a waiting customer come last in both directions. */
const byWaiting =
  (sign: 1 | -1): Compare =>
  (account, a, b) => {
    const { waitingSince } = account.conversations;
    const [left, right] = [waitingSince.get(a), waitingSince.get(b)];
    if (left === 0 || right === 0) return left === right ? oldest(account, a, b) : left === 0 ? 1 : -1;
    return sign * (left - right) || oldest(account, a, b);
  };

/** Conversations without a priority come last in both directions. */
const byPriority =
  (sign: 1 | -1, next: Compare): Compare =>
  (account, a, b) => {
    const { priority } = account.conversations;
    const [left, right] = [priority.get(a), priority.get(b)];
    if (left === 0 || right === 0) return left === right ? next(account, a, b) : left === 0 ? 1 : -1;
    return sign * (left - right) || next(account, a, b);
  };

const latest = by('lastActivityAt', -1);
const oldest = by('createdAt', 1);

/**
 * The sort orders of the conversation list by `sort_by`, except the default one.
 *
 * Source: Chatwoot 4.13.0, app/finders/conversation_finder.rb and app/models/concerns/sort_handler.rb (executed).
 */
const orders: Readonly<Record<string, Compare>> = {
  last_activity_at_asc: by('lastActivityAt', 1),
  created_at_asc: oldest,
  sort_on_created_at: oldest,
  created_at_desc: by('createdAt', -1),
  priority_asc: byPriority(1, latest),
  priority_desc: byPriority(-1, latest),
  sort_on_priority: byPriority(-1, latest),
  priority_desc_created_at_asc: byPriority(-1, oldest),
  waiting_since_asc: byWaiting(1),
  sort_on_waiting_since: byWaiting(1),
  waiting_since_desc: byWaiting(-1),
};

/** Returns the rows of all wanted conversations in an order; undefined for the default order (latest activity first). */
export function listInOrder(
  account: Account,
  isWanted: RowPredicate,
  sortBy: string | undefined,
): number[] | undefined {
  const compare = sortBy !== undefined && Object.hasOwn(orders, sortBy) ? orders[sortBy] : undefined;
  if (!compare) return undefined;
  const rows = Array.from({ length: account.conversations.length }, (_, row) => row).filter(isWanted);
  return rows.sort((a, b) => compare(account, a, b) || b - a);
}
