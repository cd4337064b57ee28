import type { VendorDefinition } from '../../vendor.ts';
import { addContact, linkSource } from './contacts.ts';
import type { ChatwootEvent } from './events.ts';
import { change, enter } from './groups/tallies.ts';
import { places } from './reducers/places.ts';
import { accountOf, claim, raise, touch } from './reducers/rows.ts';
import { recordEvent } from './reporting-events.ts';
import { type Account, type ChatwootTables, type SenderKind, type Status, senderKinds, statuses } from './tables.ts';

type Reducers = VendorDefinition<ChatwootTables, unknown, ChatwootEvent>['reducers'];

/** How each event changes the tables. Reporting events are derived here and nowhere else. */
export const reducers: Reducers = {
  ...places,

  'conversation.created'(tables, event) {
    const account = accountOf(tables, event.account);
    const { conversations } = account;
    const row = conversations.length++;
    claim(tables, 'conversation', event.conversation);
    account.lastDisplayId = Math.max(account.lastDisplayId, event.display_id);
    conversations.rowOf.set(event.conversation, row + 1);
    conversations.rowOfDisplayId.set(event.display_id, row + 1);
    conversations.id.set(row, event.conversation);
    conversations.displayId.set(row, event.display_id);
    conversations.createdAt.set(row, event.at);
    conversations.inbox.set(row, event.inbox);
    conversations.contact.set(row, event.contact);
    conversations.status.set(row, statuses.indexOf(event.status));
    conversations.waitingSince.set(row, event.at);
    conversations.lastActivityAt.set(row, event.at);
    conversations.updatedAt.set(row, event.at);
    if (event.status === 'resolved') conversations.resolvedAt.set(row, event.at);
    if (event.until !== undefined) {
      conversations.snoozedUntil.set(row, event.until);
      account.snoozes.set(event.conversation, { since: event.at, until: event.until });
    }
    if (event.attributes) conversations.attributes.set(row, event.attributes);
    joinContact(tables, account, row, event);
    if (event.source !== undefined) {
      conversations.source.set(row, event.source);
      linkSource(account.contacts, event, event.source);
    }
    enter(account, 'conversations');
  },
  'conversation.assigned'(tables, { at, account: id, conversation, assignee }) {
    const account = accountOf(tables, id);
    const { conversations, row } = touch(tables, id, conversation, at);
    change(account, row, 'assignee', () => conversations.assignee.set(row, assignee ?? 0));
    const participants = conversations.participants.get(row);
    if (assignee && !participants.includes(assignee)) conversations.participants.set(row, [...participants, assignee]);
  },
  'conversation.team_changed'(tables, { at, account: id, conversation, team }) {
    const account = accountOf(tables, id);
    const { conversations, row } = touch(tables, id, conversation, at);
    change(account, row, 'team', () => conversations.team.set(row, team ?? 0));
  },
  'conversation.labelled'(tables, { at, account: id, conversation, labels, titles }) {
    const account = accountOf(tables, id);
    const { conversations, row } = touch(tables, id, conversation, at);
    change(account, row, 'labels', () => conversations.labels.set(row, labels));
    if (titles || conversations.titles.get(row)) conversations.titles.set(row, titles ?? labelsOf(account, labels));
  },

  'conversation.resolved'(tables, { at, account: id, conversation, by }) {
    const account = accountOf(tables, id);
    const { conversations, row } = touch(tables, id, conversation, at);
    setStatus(account, row, 'resolved');
    conversations.resolvedAt.set(row, at);
    setWaitingSince(account, row, 0);
    const startedAt = conversations.createdAt.get(row);
    const user = conversations.assignee.get(row);
    recordEvent(tables, account, { name: 'conversation_resolved', conversation: row, startedAt, endedAt: at, user });
    if (by.kind !== 'bot' || conversations.humanMessages.get(row) > 0) return;
    recordEvent(tables, account, {
      name: 'conversation_bot_resolved',
      conversation: row,
      startedAt,
      endedAt: at,
      user,
    });
  },
  'conversation.opened'(tables, { at, account: id, conversation, by }) {
    const account = accountOf(tables, id);
    const { conversations, row } = touch(tables, id, conversation, at);
    const was = statuses[conversations.status.get(row)];
    if (was === 'resolved') reopen(tables, account, row, at);
    setStatus(account, row, 'open');
    if (was !== 'pending' || by.kind !== 'bot') return;
    conversations.handedOffAt.set(row, at);
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

  'message.created'(tables, event) {
    const account = accountOf(tables, event.account);
    const { messages } = account;
    const { conversations, row: conversation } = touch(tables, event.account, event.conversation, event.at);
    const isOutgoing = event.direction === 'outgoing';
    const row = messages.length++;
    claim(tables, 'message', event.message);
    messages.id.set(row, event.message);
    messages.createdAt.set(row, event.at);
    messages.conversation.set(row, conversation);
    messages.isOutgoing.set(row, isOutgoing ? 1 : 0);
    messages.senderKind.set(row, senderKinds.indexOf(event.sender.kind as SenderKind));
    messages.sender.set(row, event.sender.id);
    messages.isPrivate.set(row, event.private ? 1 : 0);
    messages.previous.set(row, conversations.lastMessage.get(conversation));
    if (event.written) messages.written.set(row, event.written);
    conversations.lastMessage.set(conversation, row + 1);
    enter(account, 'messages');
    raise(conversations.lastActivityAt, conversation, event.at);
    if (event.sender.kind === 'user') raise(conversations.agentSeenAt, conversation, event.at);
    const contact = account.contacts.rowOf.get(conversations.contact.get(conversation)) - 1;
    if (!isOutgoing && contact >= 0) raise(account.contacts.lastActivityAt, contact, event.at);

    if (event.private) return;
    if (!isOutgoing) customerWrote(tables, account, conversation, event.at);
    else if (event.sender.kind === 'user') personReplied(tables, account, conversation, event.at, event.sender.id);
  },
};

const labelsOf = ({ labels }: Account, ids: readonly number[]) => ids.flatMap((id) => labels.get(id)?.name ?? []);

/** An incoming message reopens a resolved or snoozed conversation, and starts the customer's waiting. */
function customerWrote(tables: ChatwootTables, account: Account, row: number, at: number): void {
  const { conversations } = account;
  const was = statuses[conversations.status.get(row)];
  if (was === 'resolved') reopen(tables, account, row, at);
  if (was === 'resolved' || was === 'snoozed') setStatus(account, row, 'open');
  if (conversations.waitingSince.get(row) === 0) setWaitingSince(account, row, at);
}

function personReplied(tables: ChatwootTables, account: Account, row: number, at: number, author: number): void {
  const { conversations } = account;
  const user = conversations.assignee.get(row) || author;
  const waitingSince = conversations.waitingSince.get(row);
  conversations.humanMessages.set(row, conversations.humanMessages.get(row) + 1);
  setWaitingSince(account, row, 0);
  if (conversations.firstReplyAt.get(row) === 0) {
    change(account, row, 'waiting', () => conversations.firstReplyAt.set(row, at));
    const startedAt = conversations.handedOffAt.get(row) || conversations.createdAt.get(row);
    recordEvent(tables, account, { name: 'first_response', conversation: row, startedAt, endedAt: at, user });
  } else if (waitingSince > 0) {
    recordEvent(tables, account, { name: 'reply_time', conversation: row, startedAt: waitingSince, endedAt: at, user });
  }
}

/** Reopening records how long the conversation had been resolved. */
function reopen(tables: ChatwootTables, account: Account, row: number, at: number): void {
  const { conversations } = account;
  const startedAt = conversations.resolvedAt.get(row);
  const user = conversations.assignee.get(row);
  recordEvent(tables, account, { name: 'conversation_opened', conversation: row, startedAt, endedAt: at, user });
}

function setWaitingSince(account: Account, row: number, at: number): void {
  const { waitingSince } = account.conversations;
  if (waitingSince.get(row) !== at) change(account, row, 'waiting', () => waitingSince.set(row, at));
}

function setStatus(account: Account, row: number, status: Status): void {
  const { conversations, snoozes } = account;
  change(account, row, 'status', () => conversations.status.set(row, statuses.indexOf(status)));
  // Snoozing sets both again where it has an end.
  if (conversations.snoozedUntil.get(row) === 0) return;
  conversations.snoozedUntil.set(row, 0);
  snoozes.delete(conversations.id.get(row));
}

/** Hangs a conversation on its contact, before those that hang there. */
function joinContact(
  tables: ChatwootTables,
  { contacts, conversations }: Account,
  row: number,
  { contact: id, at }: { contact: number; at: number },
): void {
  claim(tables, 'contact', id);
  const known = contacts.rowOf.get(id) - 1;
  const contact = known >= 0 ? known : addContact(contacts, { id, at, name: `Customer ${id}` });
  conversations.previousOfContact.set(row, contacts.lastConversation.get(contact));
  contacts.lastConversation.set(contact, row + 1);
}
