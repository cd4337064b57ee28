import { addRow } from '../aggregates/aggregates.ts';
import {
  type Account,
  type ChatwootTables,
  type MessageType,
  messageTypes,
  type SenderKind,
  senderKinds,
} from '../tables.ts';
import { markIdUsed, setIfLater } from './rows.ts';

interface NewMessage {
  /** The requested id. */
  id?: number;
  /** Row of the conversation. */
  conversation: number;
  at: number;
  type: MessageType;
  sender: { kind: string; id: number };
  isPrivate?: boolean;
}

/**
 * Adds a message to its conversation, and returns its row. All messages share one sequence of ids. If the sequence is
 * already past the requested id, the message gets the next id.
 *
 * Source: Chatwoot 4.13.0, app/models/message.rb: set_conversation_activity (executed).
 */
export function addMessage(tables: ChatwootTables, account: Account, message: NewMessage): number {
  const { messages, conversations } = account;
  const { at, conversation, sender } = message;
  const next = tables.lastIds.message + 1;
  const id = Math.max(message.id ?? next, next);
  const row = messages.length++;
  markIdUsed(tables, 'message', id);
  messages.id.set(row, id);
  messages.createdAt.set(row, at);
  messages.conversation.set(row, conversation);
  messages.type.set(row, messageTypes.indexOf(message.type));
  messages.senderKind.set(row, senderKinds.indexOf(sender.kind as SenderKind));
  messages.sender.set(row, sender.id);
  messages.isPrivate.set(row, message.isPrivate ? 1 : 0);
  messages.previous.set(row, conversations.lastMessage.get(conversation));
  conversations.lastMessage.set(conversation, row + 1);
  addRow(account, 'messages');
  setIfLater(conversations.lastActivityAt, conversation, at);
  setIfLater(conversations.updatedAt, conversation, at);
  return row;
}

/**
 * Adds an activity message about a change, unless the text is undefined. Servers do this in a background job; the mock
 * does it at once.
 *
 * Source: Chatwoot 4.13.0, app/jobs/conversations/activity_message_job.rb (executed).
 */
export function writeActivity(
  tables: ChatwootTables,
  account: Account,
  { row, at }: { row: number; at: number },
  text: string | undefined,
): void {
  if (text === undefined) return;
  const message = addMessage(tables, account, {
    conversation: row,
    at,
    type: 'activity',
    sender: { kind: 'system', id: 0 },
  });
  account.messages.activity.set(message, text);
}
