import type { ChatwootSchema } from '../../../../specs/bodies.ts';
import type { JsonObject } from '../../../../specs/json/json.ts';
import type { UploadedFile } from '../../../http/nested-names.ts';
import { pickText } from '../../../seed/texts.ts';
import { sourceOf } from '../conversations/sources.ts';
import { type Account, messageTypes, senderKinds } from '../tables.ts';
import { toAttachments } from './attachment.ts';
import { toPlainContact } from './contact.ts';
import { toPerson } from './people.ts';
import { toSeconds, type View } from './view.ts';

const senderTypes = { contact: 'Contact', user: 'User', bot: 'AgentBot', system: null } as const;
const incoming = messageTypes.indexOf('incoming');
const activity = messageTypes.indexOf('activity');

/** Returns the written content. The content of a seeded message is generated from the seed and its id. */
export function contentOf({ messages }: Account, seed: number, row: number): string | null {
  const written = messages.written.get(row);
  if (written) return written.content;
  const type = messages.type.get(row);
  if (type === activity) return messages.activity.get(row);
  const voice = messages.isPrivate.get(row) ? 'note' : type === incoming ? 'question' : 'answer';
  return pickText(seed, voice, messages.id.get(row));
}

/** A message with every documented field. */
export function toMessage(view: View, row: number): ChatwootSchema<'message'> {
  const { account } = view;
  const { messages, conversations } = account;
  const short = toShortMessage(view, row);
  const conversation = messages.conversation.get(row);
  const kind = senderKindOf(view, row);
  return {
    ...short,
    // Null only with the ledger entry by which it may be null.
    content: short.content as string,
    // Any of the documented types, to which new messages are limited.
    content_type: short.content_type as 'text',
    account_id: account.id,
    updated_at: short.created_at,
    sender_type: kind ? senderTypes[kind] : null,
    sender_id: kind === 'system' ? null : messages.sender.get(row),
    external_source_ids: {},
    additional_attributes: {},
    processed_message_content: short.content,
    sentiment: {},
    conversation: {
      assignee_id: conversations.assignee.get(conversation) || null,
      unread_count: countUnread(account, conversation),
      last_activity_at: toSeconds(conversations.lastActivityAt.get(conversation)),
      contact_inbox: { source_id: sourceOf(account, conversation) },
    },
  };
}

/** A message with the fields that servers send in lists. */
export function toShortMessage(view: View, row: number) {
  const { messages, conversations } = view.account;
  const conversation = messages.conversation.get(row);
  const written = messages.written.get(row);
  const content = contentOf(view.account, view.tables.seed, row);
  return {
    id: messages.id.get(row),
    content: content ?? (view.deviates('chatwoot-message-content-may-be-null') ? null : ''),
    inbox_id: conversations.inbox.get(conversation),
    conversation_id: conversations.displayId.get(conversation),
    message_type: messages.type.get(row) as 0 | 1 | 2 | 3,
    content_type: written?.contentType ?? 'text',
    status: isSeen(view.account, row) ? ('read' as const) : ('sent' as const),
    content_attributes: toContentAttributes(view.account, row),
    created_at: toSeconds(messages.createdAt.get(row)),
    private: messages.isPrivate.get(row) === 1,
    source_id: written?.sourceId ?? null,
    ...showSender(view, row),
    ...(written?.attachments && showAttachments(view, messages.id.get(row), written.attachments)),
  };
}

/** The attributes of a message's content, with the contact's answers. */
export function toContentAttributes({ messages }: Account, row: number): JsonObject {
  const answers = messages.answers.get(row);
  return { ...messages.written.get(row)?.contentAttributes, ...(answers && { submitted_values: answers }) };
}

/**
 * Whether the contact has seen a message: all but its own are marked as read when it sees the conversation.
 *
 * Source: Chatwoot 4.13.0, app/jobs/conversations/update_message_status_job.rb (read).
 */
function isSeen({ conversations, messages }: Account, row: number): boolean {
  const seenAt = conversations.contactSeenAt.get(messages.conversation.get(row));
  return messages.type.get(row) !== incoming && messages.createdAt.get(row) <= seenAt;
}

/** Servers send a list of attachments; the document has a single attachment. */
function showAttachments({ account, deviates }: View, message: number, files: readonly UploadedFile[]) {
  const attachments = toAttachments(account.id, message, files);
  return deviates('chatwoot-message-lists-attachments') ? { attachments } : { attachment: attachments[0] };
}

/** A message of a bot that was removed has no sender, like an activity message. */
function senderKindOf({ tables, account: { messages } }: View, row: number) {
  const kind = senderKinds[messages.senderKind.get(row)];
  return kind === 'bot' && !tables.bots.has(messages.sender.get(row)) ? 'system' : kind;
}

/** Servers omit the sender of an activity message; the document requires a sender for every message. */
function showSender(view: View, row: number): { sender: Record<string, unknown> } {
  const sender = findSender(view, row);
  if (sender) return { sender };
  return (view.deviates('chatwoot-activity-has-no-sender') ? {} : { sender: {} }) as {
    sender: Record<string, unknown>;
  };
}

/** The sender of a message; undefined if the server itself wrote it. */
export function findSender(view: View, row: number): Record<string, unknown> | undefined {
  const { tables, account } = view;
  const id = account.messages.sender.get(row);
  const kind = senderKindOf(view, row);
  if (kind === 'system') return undefined;
  if (kind === 'bot') return { id, name: tables.bots.get(id)?.name ?? '', avatar_url: '', type: 'agent_bot' };
  const user = kind === 'user' ? tables.users.get(id) : undefined;
  if (user) return toPerson(view, user);
  const contact = account.contacts.rowOf.get(id) - 1;
  return contact < 0 ? { id, type: kind ?? 'contact' } : toPlainContact(account, contact);
}

/** Returns the rows of a conversation's messages, oldest first. Messages with the same time are sorted by id. */
export function listMessages({ conversations, messages }: Account, conversation: number): number[] {
  const rows: number[] = [];
  for (let next = conversations.lastMessage.get(conversation); next > 0; next = messages.previous.get(next - 1)) {
    rows.push(next - 1);
  }
  // Back-dated messages were added out of order.
  return rows
    .reverse()
    .sort((a, b) => messages.createdAt.get(a) - messages.createdAt.get(b) || messages.id.get(a) - messages.id.get(b));
}

/**
 * Counts the messages of the customer since an agent last saw the conversation, up to ten. A reply over the API does not
 * mark it as seen.
 *
 * Source: Chatwoot 4.13.0, app/models/conversation.rb: unread_incoming_messages.
 */
export function countUnread({ conversations, messages }: Account, conversation: number): number {
  const seenAt = conversations.agentSeenAt.get(conversation);
  let count = 0;
  let next = conversations.lastMessage.get(conversation);
  // Goes through all messages, because an earlier row may be an out-of-order message with a later time.
  while (next > 0 && count < 10) {
    if (messages.type.get(next - 1) === incoming && messages.createdAt.get(next - 1) > seenAt) count += 1;
    next = messages.previous.get(next - 1);
  }
  return count;
}
