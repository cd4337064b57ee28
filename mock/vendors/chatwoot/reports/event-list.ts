import type { Group } from '../../../state/group.ts';
import { groupOf } from '../groups/facet.ts';
import { findGroup } from '../groups/tallies.ts';
import { isBlank, toInteger } from '../ruby-values.ts';
import { type Account, reportingEventNames } from '../tables.ts';
import { ever, never, toWindow, type Window } from '../window.ts';

export const pageSize = 25;

const names: readonly string[] = reportingEventNames;

export interface EventFilter {
  window: Window;
  name?: string;
  inbox?: number;
  user?: number;
}

/**
 * Reads the filters of a request; a blank one is none. Nobody's id is no filter for events without a user: 0 lets
 * nothing through, and neither does a text that is no number.
 */
export function toEventFilter(query: Readonly<Record<string, string | undefined>>): EventFilter {
  const { name, inbox_id, user_id } = query;
  const toId = (text: string | undefined) => (isBlank(text) ? undefined : toInteger(text));
  const [inbox, user] = [toId(inbox_id), toId(user_id)];
  const window = toWindow(query, ever);
  return { window: inbox === 0 || user === 0 ? never : window, name: isBlank(name) ? undefined : name, inbox, user };
}

export interface EventPage {
  /** Rows of the page, newest first. */
  rows: number[];
  /** All that the filter lets through. */
  count: number;
  pages: number;
}

/** One page of an account's reporting events, newest first; those of one instant by id, newest first. */
export function listEvents(account: Account, filter: EventFilter, page: number): EventPage {
  const { window } = filter;
  const group = findFiltered(account, filter);
  const [first, end] = [group.rank(window.from), group.rank(window.until)];
  const count = Math.max(0, end - first);
  const newest = end - (page - 1) * pageSize;
  const rows = group.rows(Math.max(first, newest - pageSize), newest).reverse();
  return { rows, count, pages: Math.ceil(count / pageSize) };
}

/** The events that a filter lets through, by the facet that knows most of it. */
function findFiltered(account: Account, { name, inbox, user }: EventFilter): Group<Account> {
  const codes = name === undefined ? reportingEventNames.keys() : [names.indexOf(name)];
  const groups = (toGroup: (code: number) => number) => [...codes].map(toGroup);
  if (inbox !== undefined && user !== undefined) {
    return findGroup(
      account,
      'events',
      'inboxAndUser',
      groups((code) => groupOf.nameInInbox(inbox, user, code)),
    );
  }
  const facet = inbox !== undefined ? 'inbox' : user !== undefined ? 'user' : 'all';
  return findGroup(
    account,
    'events',
    facet,
    groups((code) => groupOf.name(inbox ?? user ?? 0, code)),
  );
}

/** Rows of a conversation's reporting events, oldest first. */
export function listConversationEvents({ events, conversations }: Account, conversation: number): number[] {
  const rows: number[] = [];
  for (let next = conversations.lastEvent.get(conversation); next > 0; next = events.previous.get(next - 1)) {
    rows.push(next - 1);
  }
  // Back-dated ones were told late.
  return rows.reverse().sort((a, b) => events.createdAt.get(a) - events.createdAt.get(b));
}
