import type { Group } from '../../../state/group.ts';
import type { MockRequest } from '../../../vendor.ts';
import { isBlank, toIntegerOrZero } from '../casts.ts';
import { groupOf } from '../groups/facet.ts';
import { findGroup } from '../groups/tallies.ts';
import { type Account, type ChatwootTables, reportingEventNames } from '../tables.ts';
import type { Window } from '../window.ts';

export const pageSize = 25;

/** What an event must have one of; undefined: whatever it has. */
export interface EventFilter {
  window: Window;
  names?: readonly string[];
  inboxes?: readonly number[];
  /** 0: nobody. */
  users?: readonly number[];
}

/**
 * Reads the filters of a request: a text is one value, a list several, and a blank text none. Ids that nothing has let
 * nothing through, 0 and texts without a number among them. In a list a blank one stands for no user.
 *
 * Source: Chatwoot 4.13.0, app/models/reporting_event.rb (executed).
 */
export function toEventFilter(
  { users }: Pick<ChatwootTables, 'users'>,
  { inboxes }: Pick<Account, 'inboxes'>,
  request: MockRequest,
  window: Window,
): EventFilter {
  const toId = (text: string) => (isBlank(text) ? null : toIntegerOrZero(text));
  const userIds = readFilter(request, 'user_id')?.map(toId);
  return {
    window,
    names: readFilter(request, 'name'),
    inboxes: readFilter(request, 'inbox_id')?.map(toId).filter(isKeyOf(inboxes)),
    users: userIds && [...userIds.filter(isKeyOf(users)), ...(userIds.includes(null) ? [0] : [])],
  };
}

/** The distinct values of a filter; undefined where it is none. */
function readFilter({ query, lists }: MockRequest, name: string): string[] | undefined {
  const list = lists[name];
  if (list) return [...new Set(list)];
  const text = query[name];
  return text === undefined || isBlank(text) ? undefined : [text];
}

const isKeyOf =
  (things: ReadonlyMap<number, unknown>) =>
  (id: number | null): id is number =>
    id !== null && things.has(id);

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
function findFiltered(account: Account, { names, inboxes, users }: EventFilter): Group<Account> {
  const codes = names === undefined ? [...reportingEventNames.keys()] : codesOf(names);
  if (inboxes !== undefined && users !== undefined) {
    return findGroup(
      account,
      'events',
      'inboxAndUser',
      distinct(inboxes).flatMap((inbox) =>
        distinct(users).flatMap((user) => codes.map((code) => groupOf.nameInInbox(inbox, user, code))),
      ),
    );
  }
  const facet = inboxes !== undefined ? 'inbox' : users !== undefined ? 'user' : 'all';
  return findGroup(
    account,
    'events',
    facet,
    distinct(inboxes ?? users ?? [0]).flatMap((id) => codes.map((code) => groupOf.name(id, code))),
  );
}

/** No row may be in two of a group's groups. */
const distinct = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];

/** The numbers of those names that events have. */
export const codesOf = (names: readonly string[]): number[] =>
  [...reportingEventNames.entries()].flatMap(([code, name]) => (names.includes(name) ? [code] : []));

/** Rows of a conversation's reporting events, oldest first. */
export function listConversationEvents({ events, conversations }: Account, conversation: number): number[] {
  const rows: number[] = [];
  for (let next = conversations.lastEvent.get(conversation); next > 0; next = events.previous.get(next - 1)) {
    rows.push(next - 1);
  }
  // Back-dated ones were told late.
  return rows.reverse().sort((a, b) => events.createdAt.get(a) - events.createdAt.get(b));
}
