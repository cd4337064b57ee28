import type { Json } from '../../../../specs/json.ts';
import { type Contributing, mostListed, type ShownWindow } from '../../../explanation.ts';
import { toIso } from '../../../time/iso.ts';
import { type Account, messageTypes, reportingEventNames, senderKinds, statuses } from '../tables.ts';
import { never, type Window } from '../window.ts';

/** Which rows of a table a number is made of. Found by walking the whole table, unlike the report itself. */
export interface Evidence {
  table: 'conversations' | 'messages' | 'events';
  /** Rows count whenever they came: another time than their own decides. */
  whenever?: boolean;
  includes(row: number): boolean;
}

/** Counts the rows of a table that are in a window and included, and shows the first of them. */
export function collect(account: Account, window: Window, { table, whenever, includes }: Evidence): Contributing {
  const { length, createdAt } = account[table];
  const events: Json[] = [];
  let count = 0;
  for (let row = 0; row < length; row++) {
    if (!(whenever || isIn(window, createdAt.get(row))) || !includes(row)) continue;
    count += 1;
    if (events.length < mostListed) events.push(show[table](account, row));
  }
  return { count, events };
}

export function isIn({ from, until }: Window, at: number): boolean {
  return at >= from && at < until;
}

const show: Record<Evidence['table'], (account: Account, row: number) => Json> = {
  conversations: ({ conversations }, row) => ({
    conversation: conversations.displayId.get(row),
    created_at: toIso(conversations.createdAt.get(row)),
    inbox: conversations.inbox.get(row),
    assignee: conversations.assignee.get(row) || null,
    team: conversations.team.get(row) || null,
    labels: [...conversations.labels.get(row)],
    status: statuses[conversations.status.get(row)] ?? null,
    first_reply_at: toIsoOrNull(conversations.firstReplyAt.get(row)),
    waiting_since: toIsoOrNull(conversations.waitingSince.get(row)),
  }),
  messages: ({ messages, conversations }, row) => ({
    message: messages.id.get(row),
    created_at: toIso(messages.createdAt.get(row)),
    conversation: conversations.displayId.get(messages.conversation.get(row)),
    direction: messageTypes[messages.type.get(row)] ?? null,
    sender: { kind: senderKinds[messages.senderKind.get(row)] ?? null, id: messages.sender.get(row) },
    private: messages.isPrivate.get(row) === 1,
  }),
  events: ({ events, conversations }, row) => ({
    event: events.id.get(row),
    name: reportingEventNames[events.name.get(row)] ?? null,
    created_at: toIso(events.createdAt.get(row)),
    value: events.value.get(row),
    value_in_business_hours: events.businessValue.get(row),
    conversation: conversations.displayId.get(events.conversation.get(row)),
    user: events.user.get(row) || null,
  }),
};

/** A window as an explanation shows it; undefined when it has no ends. */
export function toShownWindow(window: Window): ShownWindow | undefined {
  const { from, until } = window;
  if (window === never || !Number.isFinite(from)) return undefined;
  return Number.isFinite(until) ? { from: toIso(from), until: toIso(until) } : { from: toIso(from) };
}

/** Tables keep 0 for what has not happened. */
function toIsoOrNull(at: number): string | null {
  return at === 0 ? null : toIso(at);
}
