import type { VendorDefinition } from '../../../vendor-interface/definition.ts';
import { addContact, linkSource } from '../contacts.ts';
import type { ChatwootEvent } from '../events.ts';
import { type Account, type ChatwootTables, statuses } from '../tables.ts';
import { accountReducers } from './accounts.ts';
import { addWithAssignment, assignments } from './assignments.ts';
import { botReducers } from './bots.ts';
import { changeReducers } from './changes.ts';
import { detailReducers } from './details.ts';
import { labelReducers } from './labels.ts';
import { addMessage } from './messages.ts';
import { recordReducers } from './records.ts';
import { updateReplyTimes } from './replies.ts';
import { accountOf, markIdUsed, setIfLater, touchConversation } from './rows.ts';
import { reopenForCustomer, statusChanges } from './status.ts';

type Reducers = VendorDefinition<ChatwootTables, unknown, ChatwootEvent>['reducers'];

/** The reducers of all events. Only reducers create reporting events. */
export const reducers: Reducers = {
  ...accountReducers,
  ...botReducers,
  ...changeReducers,
  ...detailReducers,
  ...labelReducers,
  ...recordReducers,
  ...statusChanges,
  ...assignments,

  'conversation.created'(tables, event) {
    const account = accountOf(tables, event.account);
    const { conversations } = account;
    const row = conversations.length++;
    markIdUsed(tables, 'conversation', event.conversation);
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
    addWithAssignment(tables, account, row, event);
  },

  'message.created'(tables, event) {
    const account = accountOf(tables, event.account);
    const { conversations, row: conversation } = touchConversation(tables, event.account, event.conversation, event.at);
    const { at, sender, direction, by } = event;
    tables.lastNamedMessage = Math.max(tables.lastNamedMessage, event.message);
    const row = addMessage(tables, account, {
      id: event.message,
      conversation,
      at,
      type: direction,
      sender,
      isPrivate: event.private,
    });
    if (event.written) account.messages.written.set(row, event.written);
    // An agent who replies in the dashboard has read the conversation. A reply over the API marks nothing as read.
    if (sender.kind === 'user' && !event.written) setIfLater(conversations.agentSeenAt, conversation, at);
    const contact = account.contacts.rowOf.get(conversations.contact.get(conversation)) - 1;
    if (sender.kind === 'contact' && contact >= 0) setIfLater(account.contacts.lastActivityAt, contact, at);

    if (direction === 'incoming') reopenForCustomer(tables, account, row, by);
    updateReplyTimes(tables, account, row);
  },
};

/** Links a conversation to its contact, as the latest in the contact's linked list. */
function joinContact(
  tables: ChatwootTables,
  { contacts, conversations }: Account,
  row: number,
  { contact: id, at }: { contact: number; at: number },
): void {
  markIdUsed(tables, 'contact', id);
  const known = contacts.rowOf.get(id) - 1;
  const contact = known >= 0 ? known : addContact(contacts, { id, at, name: `Customer ${id}` });
  conversations.previousOfContact.set(row, contacts.lastConversation.get(contact));
  contacts.lastConversation.set(contact, row + 1);
}
