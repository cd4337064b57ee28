import type { GroupQuery } from '../../../state/group-query.ts';
import type { MockRequest } from '../../../vendor-interface/request.ts';
import { queryGroup } from '../aggregates/aggregates.ts';
import { groupKeys } from '../aggregates/dimension.ts';
import { isBlank, toIntegerOrZero } from '../input/casts.ts';
import type { Window } from '../input/window.ts';
import { type Account, type ChatwootTables, reportingEventNames } from '../tables.ts';

export const pageSize = 25;

/** The values that an event must match, by field. An undefined field matches every event. */
export interface EventFilter {
  window: Window;
  names?: readonly string[];
  inboxes?: readonly number[];
  /** User ids; 0 matches events without a user. */
  users?: readonly number[];
}

/**
 * Reads the filters of a request. A string is one value, a list has several, and a blank string is no filter. Unknown
 * ids match nothing, including 0 and strings without a number. A blank item in a list matches events without a user.
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

/** Returns the distinct values of a filter; undefined if the filter is not set. */
function readFilter({ query, lists }: MockRequest, name: string): string[] | undefined {
  const list = lists[name];
  if (list) return [...new Set(list)];
  const text = query[name];
  return text === undefined || isBlank(text) ? undefined : [text];
}

const isKeyOf =
  (records: ReadonlyMap<number, unknown>) =>
  (id: number | null): id is number =>
    id !== null && records.has(id);

export interface EventPage {
  /** Rows of the page, newest first. */
  rows: number[];
  /** Number of events that match the filter, on all pages. */
  count: number;
  pages: number;
}

/** Returns one page of an account's reporting events, newest first. Events with the same time are sorted by id. */
export function listEvents(account: Account, filter: EventFilter, page: number): EventPage {
  const { window } = filter;
  const group = findFiltered(account, filter);
  const [first, end] = [group.rank(window.from), group.rank(window.until)];
  const count = Math.max(0, end - first);
  const newest = end - (page - 1) * pageSize;
  const rows = group.rows(Math.max(first, newest - pageSize), newest).reverse();
  return { rows, count, pages: Math.ceil(count / pageSize) };
}

/** Queries the events that match a filter, with the most specific dimension. */
function findFiltered(account: Account, { names, inboxes, users }: EventFilter): GroupQuery<Account> {
  const codes = names === undefined ? [...reportingEventNames.keys()] : codesOf(names);
  if (inboxes !== undefined && users !== undefined) {
    return queryGroup(
      account,
      'events',
      'inboxAndUser',
      distinct(inboxes).flatMap((inbox) =>
        distinct(users).flatMap((user) => codes.map((code) => groupKeys.nameInInbox(inbox, user, code))),
      ),
    );
  }
  const dimension = inboxes !== undefined ? 'inbox' : users !== undefined ? 'user' : 'all';
  return queryGroup(
    account,
    'events',
    dimension,
    distinct(inboxes ?? users ?? [0]).flatMap((id) => codes.map((code) => groupKeys.name(id, code))),
  );
}

/** A query must not contain a group twice. */
const distinct = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];

/** Returns the codes of event names. Unknown names are left out. */
export const codesOf = (names: readonly string[]): number[] =>
  [...reportingEventNames.entries()].flatMap(([code, name]) => (names.includes(name) ? [code] : []));

/** Returns the rows of a conversation's reporting events, oldest first. */
export function listConversationEvents({ events, conversations }: Account, conversation: number): number[] {
  const rows: number[] = [];
  for (let next = conversations.lastEvent.get(conversation); next > 0; next = events.previous.get(next - 1)) {
    rows.push(next - 1);
  }
  // Back-dated events were added out of order.
  return rows.reverse().sort((a, b) => events.createdAt.get(a) - events.createdAt.get(b));
}
