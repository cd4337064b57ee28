import type { VendorDefinition } from '../../vendor.ts';
import { addContact, linkSource } from './contacts.ts';
import type { ChatwootEvent } from './events.ts';
import { change, enter } from './groups/tallies.ts';
import { places } from './reducers/places.ts';
import { answerOrWait } from './reducers/replies.ts';
import { accountOf, claim, raise, touch } from './reducers/rows.ts';
import { reopenForCustomer, statusChanges } from './reducers/status.ts';
import { type Account, type ChatwootTables, type SenderKind, senderKinds, statuses } from './tables.ts';

type Reducers = VendorDefinition<ChatwootTables, unknown, ChatwootEvent>['reducers'];

/** How each event changes the tables. Reporting events are derived here and nowhere else. */
export const reducers: Reducers = {
  ...places,
  ...statusChanges,

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
    if (conversations.team.get(row) === (team ?? 0)) return;
    change(account, row, 'team', () => conversations.team.set(row, team ?? 0));
    // Who is not in the team can't look after its conversations: Chatwoot 4.13.0, app/models/concerns/assignment_handler.rb.
    const isOutside = team !== null && !account.teams.get(team)?.members.includes(conversations.assignee.get(row));
    if (isOutside) change(account, row, 'assignee', () => conversations.assignee.set(row, 0));
  },
  'conversation.labelled'(tables, { at, account: id, conversation, labels, titles }) {
    const account = accountOf(tables, id);
    const { conversations, row } = touch(tables, id, conversation, at);
    change(account, row, 'labels', () => conversations.labels.set(row, labels));
    if (titles || conversations.titles.get(row)) conversations.titles.set(row, titles ?? labelsOf(account, labels));
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
    // Who answers in the dashboard has read what there is; a reply over the API marks nothing as read.
    if (event.sender.kind === 'user' && !event.written) raise(conversations.agentSeenAt, conversation, event.at);
    const contact = account.contacts.rowOf.get(conversations.contact.get(conversation)) - 1;
    if (!isOutgoing && contact >= 0) raise(account.contacts.lastActivityAt, contact, event.at);

    if (!isOutgoing) reopenForCustomer(tables, account, conversation, event.at);
    answerOrWait(tables, account, row);
  },
};

const labelsOf = ({ labels }: Account, ids: readonly number[]) => ids.flatMap((id) => labels.get(id)?.name ?? []);

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
