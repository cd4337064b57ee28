import type { Json } from '../../../../specs/json.ts';
import { mostListed, type NumberExplanation } from '../../../explanation.ts';
import { type Account, reportingEventNames, senderKinds, statuses } from '../tables.ts';
import type { Window } from '../window.ts';

/** Which rows of a table a number is made of. Found by walking the whole table, unlike the report itself. */
export type Evidence =
  | { table: 'conversations'; includes(row: number): boolean }
  | { table: 'messages'; includes(row: number): boolean }
  | { table: 'events'; includes(row: number): boolean };

/** Counts the rows of a table that are in a window and included, and shows the first of them. */
export function collect(
  account: Account,
  window: Window,
  { table, includes }: Evidence,
): NumberExplanation['contributing'] {
  const { length, createdAt } = account[table];
  const events: Json[] = [];
  let count = 0;
  for (let row = 0; row < length; row++) {
    const at = createdAt.get(row);
    if (at < window.from || at >= window.until || !includes(row)) continue;
    count += 1;
    if (events.length < mostListed) events.push(show[table](account, row));
  }
  return { count, events };
}

const show: Record<Evidence['table'], (account: Account, row: number) => Json> = {
  conversations: ({ conversations }, row) => ({
    conversation: conversations.displayId.get(row),
    created_at: toIso(conversations.createdAt.get(row)),
    inbox: conversations.inbox.get(row),
    assignee: conversations.assignee.get(row) || null,
    team: conversations.team.get(row) || null,
    labels: [...(conversations.labels.get(row) ?? [])],
    status: statuses[conversations.status.get(row)] ?? null,
  }),
  messages: ({ messages, conversations }, row) => ({
    message: messages.id.get(row),
    created_at: toIso(messages.createdAt.get(row)),
    conversation: conversations.displayId.get(messages.conversation.get(row)),
    direction: messages.isOutgoing.get(row) === 1 ? 'outgoing' : 'incoming',
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
export function toShownWindow({ from, until, isBounded }: Window): NumberExplanation['window'] {
  return isBounded ? { from: toIso(from), until: toIso(until) } : undefined;
}

function toIso(at: number): string {
  return new Date(at).toISOString();
}
