import { type Account, reportingEventNames } from '../tables.ts';
import type { Window } from '../window.ts';

export const pageSize = 25;

const names: readonly string[] = reportingEventNames;

export interface EventFilter {
  window: Window;
  name?: string;
  inbox?: number;
  user?: number;
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
  const { events, conversations } = account;
  const { window, name, inbox, user } = filter;
  const code = name === undefined ? undefined : names.indexOf(name);
  const matches = (row: number) =>
    (code === undefined || events.name.get(row) === code) &&
    (user === undefined || events.user.get(row) === user) &&
    (inbox === undefined || conversations.inbox.get(events.conversation.get(row)) === inbox);

  const [first, end] = events.timeline.range(window.from, window.until);
  const skip = (page - 1) * pageSize;
  const rows: number[] = [];
  let count = 0;
  for (let position = end - 1; position >= first; position--) {
    const row = events.timeline.valueAt(position);
    if (!matches(row)) continue;
    if (count >= skip && rows.length < pageSize) rows.push(row);
    count += 1;
  }
  return { rows, count, pages: Math.ceil(count / pageSize) };
}

/** Rows of a conversation's reporting events, oldest first. */
export function listConversationEvents({ events, conversations }: Account, conversation: number): number[] {
  const rows: number[] = [];
  // None comes before the conversation itself.
  for (
    let position = events.timeline.lowerBound(conversations.createdAt.get(conversation));
    position < events.length;
    position++
  ) {
    const row = events.timeline.valueAt(position);
    if (events.conversation.get(row) === conversation) rows.push(row);
  }
  return rows;
}
