import type { VendorDefinition } from '../../../vendor-interface/definition.ts';
import type { ChatwootEvent } from '../events.ts';
import { type ChatwootTables, type Messages, priorities } from '../tables.ts';
import { priorityActivityText } from './activities.ts';
import { writeActivity } from './messages.ts';
import { accountOf, setIfLater, touchConversation } from './rows.ts';

type Reducers = VendorDefinition<ChatwootTables, unknown, ChatwootEvent>['reducers'];

/** The content of a deleted message. Source: Chatwoot 4.13.0, config/locales/en.yml (conversations.messages.deleted). */
const deletedContent = 'This message was deleted';

/** Changes what no report counts: priority, custom attributes, and contents of messages. */
export const detailReducers: Pick<
  Reducers,
  | 'conversation.priority_changed'
  | 'conversation.attributes_changed'
  | 'conversation.seen_by_contact'
  | 'message.answered'
  | 'message.deleted'
> = {
  'conversation.priority_changed'(tables, { at, account: id, conversation, priority, by }) {
    const account = accountOf(tables, id);
    const { conversations, row } = touchConversation(tables, id, conversation, at);
    const before = priorities[conversations.priority.get(row)] ?? null;
    conversations.priority.set(row, priorities.indexOf(priority));
    writeActivity(tables, account, { row, at }, priorityActivityText(tables, { before, after: priority }, by));
  },
  'conversation.attributes_changed'(tables, { at, account, conversation, custom }) {
    const { conversations, row } = touchConversation(tables, account, conversation, at);
    conversations.attributes.set(row, { ...conversations.attributes.get(row), custom });
  },
  'conversation.seen_by_contact'(tables, { at, account, conversation }) {
    const { conversations, row } = touchConversation(tables, account, conversation, at);
    setIfLater(conversations.contactSeenAt, row, at);
  },
  'message.answered'(tables, { at, account: id, conversation, message, values }) {
    const { messages } = accountOf(tables, id);
    const { conversations, row } = touchConversation(tables, id, conversation, at);
    const answered = findMessage(messages, conversations.lastMessage.get(row), message);
    if (answered >= 0) messages.answers.set(answered, values);
  },
  'message.deleted'(tables, { at, account: id, conversation, message }) {
    const { messages } = accountOf(tables, id);
    const { conversations, row } = touchConversation(tables, id, conversation, at);
    const deleted = findMessage(messages, conversations.lastMessage.get(row), message);
    if (deleted < 0) return;
    messages.answers.set(deleted, null);
    const { sourceId, campaign } = messages.written.get(deleted) ?? {};
    messages.written.set(deleted, {
      content: deletedContent,
      ...(sourceId !== undefined && { sourceId }),
      ...(campaign !== undefined && { campaign }),
      contentAttributes: { deleted: true },
    });
  },
};

/**
 * Returns the row of a message of a conversation, or -1.
 *
 * @param last Row + 1 of the conversation's latest message.
 */
function findMessage(messages: Messages, last: number, id: number): number {
  let next = last;
  while (next > 0 && messages.id.get(next - 1) !== id) next = messages.previous.get(next - 1);
  return next - 1;
}
