import type { VendorDefinition } from '../../../vendor-interface/definition.ts';
import { changeAttribute } from '../aggregates/aggregates.ts';
import { activityTexts } from '../conversations/activity-texts.ts';
import type { Actor, ChatwootEvent, StatusEventType } from '../events.ts';
import { findLatestEvent, recordEvent } from '../reports/reporting-events.ts';
import { hasActiveBot } from '../resources/active-bot.ts';
import { type Account, type ChatwootTables, messageTypes, type Status, senderKinds, statuses } from '../tables.ts';
import { statusActivityText } from './activities.ts';
import { writeActivity } from './messages.ts';
import { accountOf, touchConversation } from './rows.ts';
import { setWaitingSince } from './waiting.ts';

type Reducers = VendorDefinition<ChatwootTables, unknown, ChatwootEvent>['reducers'];

/**
 * Reducers for status changes. An event with the status that the conversation already has changes nothing.
 *
 * Source: Chatwoot 4.13.0, app/models/conversation.rb and app/listeners/reporting_event_listener.rb (executed).
 */
export const statusChanges: Pick<Reducers, StatusEventType> = {
  'conversation.resolved'(tables, { at, account: id, conversation, by }) {
    const account = accountOf(tables, id);
    const { conversations, row } = touchConversation(tables, id, conversation, at);
    if (statusOf(account, row) === 'resolved') return;
    setStatus(account, row, 'resolved');
    setWaitingSince(account, row, 0);
    const startedAt = conversations.createdAt.get(row);
    const event = { conversation: row, startedAt, endedAt: at, user: conversations.assignee.get(row) };
    // A resolution counts for the bot if no user of the account wrote a message or note, no matter who resolved it.
    const inbox = account.inboxes.get(conversations.inbox.get(row));
    const isByBot = inbox !== undefined && hasActiveBot(account, inbox) && !hasUserWritten(account, row);
    if (isByBot) recordEvent(tables, account, { name: 'conversation_bot_resolved', ...event });
    recordEvent(tables, account, { name: 'conversation_resolved', ...event });
    writeActivity(tables, account, { row, at }, statusActivityText(tables, account, row, 'resolved', by));
  },
  'conversation.opened'(tables, { at, account: id, conversation, by }) {
    const account = accountOf(tables, id);
    const { conversations, row } = touchConversation(tables, id, conversation, at);
    const previous = statusOf(account, row);
    if (previous === 'open') return;
    const isHandoff = previous === 'pending' && by.kind === 'bot';
    if (isHandoff && conversations.waitingSince.get(row) === 0) setWaitingSince(account, row, at);
    open(tables, account, row, at, toOpener(account, row, by));
    writeActivity(tables, account, { row, at }, statusActivityText(tables, account, row, 'open', by));
    if (!isHandoff || findLatestEvent(account, row, ['conversation_bot_handoff']) >= 0) return;
    recordEvent(tables, account, {
      name: 'conversation_bot_handoff',
      conversation: row,
      startedAt: conversations.createdAt.get(row),
      endedAt: at,
      user: conversations.assignee.get(row),
    });
  },
  'conversation.pended'(tables, { at, account: id, conversation, by }) {
    const account = accountOf(tables, id);
    const { row } = touchConversation(tables, id, conversation, at);
    if (statusOf(account, row) === 'pending') return;
    setStatus(account, row, 'pending');
    writeActivity(tables, account, { row, at }, statusActivityText(tables, account, row, 'pending', by));
  },
  'conversation.snoozed'(tables, { at, account: id, conversation, until, by }) {
    const account = accountOf(tables, id);
    const { conversations, row } = touchConversation(tables, id, conversation, at);
    const isNew = statusOf(account, row) !== 'snoozed';
    setStatus(account, row, 'snoozed');
    if (isNew) writeActivity(tables, account, { row, at }, statusActivityText(tables, account, row, 'snoozed', by));
    if (until === undefined) return;
    conversations.snoozedUntil.set(row, until);
    account.snoozes.set(conversation, { since: at, until });
  },
};

/**
 * Changes the status of a conversation for an incoming message (a row). A resolved conversation with a bot becomes
 * pending; other resolved and snoozed conversations become open. `by` is the caller that created the message over the API.
 *
 * Source: Chatwoot 4.13.0, app/models/message.rb: reopen_conversation (executed).
 */
export function reopenForCustomer(
  tables: ChatwootTables,
  account: Account,
  message: number,
  by: Actor | undefined,
): void {
  const { conversations, contacts, inboxes, messages } = account;
  const row = messages.conversation.get(message);
  const at = messages.createdAt.get(message);
  const inbox = inboxes.get(conversations.inbox.get(row));
  if (contacts.details.get(contacts.rowOf.get(conversations.contact.get(row)) - 1)?.blocked) return;
  const previous = statusOf(account, row);
  if (previous !== 'resolved' && previous !== 'snoozed') return;
  const returnsToBot = previous === 'resolved' && inbox !== undefined && hasActiveBot(account, inbox);
  if (returnsToBot) setStatus(account, row, 'pending');
  else open(tables, account, row, at, conversations.assignee.get(row));
  const isByContact = previous === 'resolved' && inbox?.channel === 'Channel::Api' && !messages.isPrivate.get(message);
  const text =
    isByContact && !returnsToBot
      ? activityTexts.reopenedByMessage
      : statusActivityText(tables, account, row, returnsToBot ? 'pending' : 'open', by);
  writeActivity(tables, account, { row, at }, text);
}

/** Opens a conversation and records an event: the time since its last resolution, or 0 if it was never resolved. */
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

/** Returns the user of the opening event. An agent who opens a conversation is assigned before the event is recorded. */
function toOpener(account: Account, row: number, { kind, id }: Actor): number {
  const isAgent = kind === 'user' && account.members.get(id)?.role === 'agent';
  return isAgent ? id : account.conversations.assignee.get(row);
}

function hasUserWritten({ conversations, messages }: Account, row: number): boolean {
  const user = senderKinds.indexOf('user');
  const outgoing = messageTypes.indexOf('outgoing');
  let next = conversations.lastMessage.get(row);
  while (next > 0 && !(messages.type.get(next - 1) === outgoing && messages.senderKind.get(next - 1) === user)) {
    next = messages.previous.get(next - 1);
  }
  return next > 0;
}

function statusOf({ conversations }: Account, row: number): Status {
  return statuses[conversations.status.get(row)] ?? 'open';
}

function setStatus(account: Account, row: number, status: Status): void {
  const { conversations, snoozes } = account;
  changeAttribute(account, row, 'status', () => conversations.status.set(row, statuses.indexOf(status)));
  // The event `conversation.snoozed` sets both again if it has an end.
  if (conversations.snoozedUntil.get(row) === 0) return;
  conversations.snoozedUntil.set(row, 0);
  snoozes.delete(conversations.id.get(row));
}
