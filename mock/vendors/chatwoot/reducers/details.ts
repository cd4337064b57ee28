import type { VendorDefinition } from '../../../vendor-interface/definition.ts';
import type { ChatwootEvent } from '../events.ts';
import { type ChatwootTables, priorities } from '../tables.ts';
import { priorityActivityText } from './activities.ts';
import { writeActivity } from './messages.ts';
import { accountOf, touchConversation } from './rows.ts';

type Reducers = VendorDefinition<ChatwootTables, unknown, ChatwootEvent>['reducers'];

/** The content of a deleted message. Source: Chatwoot 4.13.0, config/locales/en.yml (conversations.messages.deleted). */
const deletedContent = 'This message was deleted';

/** Changes what no report counts: priority, custom attributes, and contents of messages. */
export const detailReducers: Pick<
  Reducers,
  'conversation.priority_changed' | 'conversation.attributes_changed' | 'message.deleted'
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
  'message.deleted'(tables, { at, account: id, conversation, message }) {
    const { messages } = accountOf(tables, id);
    const { conversations, row } = touchConversation(tables, id, conversation, at);
    for (let next = conversations.lastMessage.get(row); next > 0; next = messages.previous.get(next - 1)) {
      if (messages.id.get(next - 1) !== message) continue;
      const { sourceId, campaign } = messages.written.get(next - 1) ?? {};
      messages.written.set(next - 1, {
        content: deletedContent,
        ...(sourceId !== undefined && { sourceId }),
        ...(campaign !== undefined && { campaign }),
        contentAttributes: { deleted: true },
      });
    }
  },
};
