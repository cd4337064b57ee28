import type { Json } from '../../../../specs/json/json.ts';
import type { ContributingEvents, ShownWindow } from '../../../explanation.ts';
import { toIso } from '../../../time/iso.ts';
import { emptyWindow, type Window } from '../input/window.ts';
import { isRemoved } from '../removed-conversations.ts';
import { type Account, messageTypes, reportingEventNames, senderKinds, statuses } from '../tables.ts';

/** Selects the rows of a table that contribute to a number. Found by a scan of the whole table, unlike the report itself. */
export interface Evidence {
  table: 'conversations' | 'messages' | 'events';
  /** If true, the rows' own times are ignored: `includes` decides by the time of something else. */
  ignoresWindow?: boolean;
  includes(row: number): boolean;
}

/** Collects the included rows of a table in a window. */
export function collectEvidence(
  account: Account,
  window: Window,
  { table, ignoresWindow, includes }: Evidence,
): ContributingEvents {
  const { length, createdAt } = account[table];
  const found: number[] = [];
  for (let row = 0; row < length; row++) {
    if (isRemoved(account, table, row)) continue;
    if ((ignoresWindow || isIn(window, createdAt.get(row))) && includes(row)) found.push(row);
  }
  const show = describeRow[table];
  return { count: found.length, list: (maxEvents) => found.slice(0, maxEvents).map((row) => show(account, row)) };
}

export function isIn({ from, until }: Window, at: number): boolean {
  return at >= from && at < until;
}

const describeRow: Record<Evidence['table'], (account: Account, row: number) => Json> = {
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

/** Converts a window to the form that explanations show; undefined when it is unbounded. */
export function toShownWindow(window: Window): ShownWindow | undefined {
  const { from, until } = window;
  if (window === emptyWindow || !Number.isFinite(from)) return undefined;
  return Number.isFinite(until) ? { from: toIso(from), until: toIso(until) } : { from: toIso(from) };
}

/** Tables store 0 for a time that is not set. */
function toIsoOrNull(at: number): string | null {
  return at === 0 ? null : toIso(at);
}
