import type { VendorDefinition } from '../../../vendor.ts';
import type { Actor, ChatwootEvent, StatusEventType } from '../events.ts';
import { change } from '../groups/tallies.ts';
import { findLatestEvent, recordEvent } from '../reporting-events.ts';
import { type Account, type ChatwootTables, type Status, senderKinds, statuses } from '../tables.ts';
import { accountOf, touch } from './rows.ts';
import { setWaitingSince } from './waiting.ts';

type Reducers = VendorDefinition<ChatwootTables, unknown, ChatwootEvent>['reducers'];

/**
 * What each change of a status brings about. A change to the status that a conversation has already is none.
 *
 * Source: Chatwoot 4.13.0, app/models/conversation.rb and app/listeners/reporting_event_listener.rb (executed).
 */
export const statusChanges: Pick<Reducers, StatusEventType> = {
  'conversation.resolved'(tables, { at, account: id, conversation }) {
    const account = accountOf(tables, id);
    const { conversations, row } = touch(tables, id, conversation, at);
    if (statusOf(account, row) === 'resolved') return;
    setStatus(account, row, 'resolved');
    setWaitingSince(account, row, 0);
    const startedAt = conversations.createdAt.get(row);
    const event = { conversation: row, startedAt, endedAt: at, user: conversations.assignee.get(row) };
    // Whoever resolves it: what counts is that no person of the account wrote, notes included.
    const isBots =
      account.inboxes.get(conversations.inbox.get(row))?.bot !== undefined && !hasUserWritten(account, row);
    if (isBots) recordEvent(tables, account, { name: 'conversation_bot_resolved', ...event });
    recordEvent(tables, account, { name: 'conversation_resolved', ...event });
  },
  'conversation.opened'(tables, { at, account: id, conversation, by }) {
    const account = accountOf(tables, id);
    const { conversations, row } = touch(tables, id, conversation, at);
    const was = statusOf(account, row);
    if (was === 'open') return;
    const isHandoff = was === 'pending' && by.kind === 'bot';
    if (isHandoff && conversations.waitingSince.get(row) === 0) setWaitingSince(account, row, at);
    open(tables, account, row, at, toOpener(account, row, by));
    if (!isHandoff || findLatestEvent(account, row, ['conversation_bot_handoff']) >= 0) return;
    recordEvent(tables, account, {
      name: 'conversation_bot_handoff',
      conversation: row,
      startedAt: conversations.createdAt.get(row),
      endedAt: at,
      user: conversations.assignee.get(row),
    });
  },
  'conversation.pended'(tables, { at, account, conversation }) {
    setStatus(accountOf(tables, account), touch(tables, account, conversation, at).row, 'pending');
  },
  'conversation.snoozed'(tables, { at, account: id, conversation, until }) {
    const account = accountOf(tables, id);
    const { conversations, row } = touch(tables, id, conversation, at);
    setStatus(account, row, 'snoozed');
    if (until === undefined) return;
    conversations.snoozedUntil.set(row, until);
    account.snoozes.set(conversation, { since: at, until });
  },
};

/** What an incoming message does to the status: a bot takes up what was resolved, everything else opens. */
export function reopenForCustomer(tables: ChatwootTables, account: Account, row: number, at: number): void {
  const { conversations, contacts, inboxes } = account;
  if (contacts.details.get(contacts.rowOf.get(conversations.contact.get(row)) - 1)?.blocked) return;
  const was = statusOf(account, row);
  if (was === 'resolved' && inboxes.get(conversations.inbox.get(row))?.bot !== undefined) {
    setStatus(account, row, 'pending');
  } else if (was === 'resolved' || was === 'snoozed') {
    open(tables, account, row, at, conversations.assignee.get(row));
  }
}

/** Every opening is recorded: how long it had been resolved, or nothing from its creation on if it never was. */
function open(tables: ChatwootTables, account: Account, row: number, at: number, user: number): void {
  const { conversations, events } = account;
  setStatus(account, row, 'open');
  const resolution = findLatestEvent(account, row, ['conversation_resolved'], at);
  recordEvent(tables, account, {
    name: 'conversation_opened',
    conversation: row,
    startedAt: resolution < 0 ? conversations.createdAt.get(row) : events.createdAt.get(resolution),
    endedAt: at,
    user,
    ...(resolution < 0 && { value: 0 }),
  });
}

/** An agent who opens a conversation takes it on, and the job that records the opening sees that already. */
function toOpener(account: Account, row: number, { kind, id }: Actor): number {
  const isAgent = kind === 'user' && account.members.get(id)?.role === 'agent';
  return isAgent ? id : account.conversations.assignee.get(row);
}

function hasUserWritten({ conversations, messages }: Account, row: number): boolean {
  const user = senderKinds.indexOf('user');
  let next = conversations.lastMessage.get(row);
  while (next > 0 && !(messages.isOutgoing.get(next - 1) && messages.senderKind.get(next - 1) === user)) {
    next = messages.previous.get(next - 1);
  }
  return next > 0;
}

function statusOf({ conversations }: Account, row: number): Status {
  return statuses[conversations.status.get(row)] ?? 'open';
}

function setStatus(account: Account, row: number, status: Status): void {
  const { conversations, snoozes } = account;
  change(account, row, 'status', () => conversations.status.set(row, statuses.indexOf(status)));
  // Snoozing sets both again where it has an end.
  if (conversations.snoozedUntil.get(row) === 0) return;
  conversations.snoozedUntil.set(row, 0);
  snoozes.delete(conversations.id.get(row));
}
