import type { ChatwootSchema } from '../../../../specs/bodies.ts';
import type { JsonObject } from '../../../../specs/json/json.ts';
import { toIso } from '../../../time/iso.ts';
import { toSecret } from '../access/secret.ts';
import { isPresent } from '../input/casts.ts';
import { messageTypes, statuses } from '../tables.ts';
import { toAttachments } from '../views/attachment.ts';
import { toSender } from '../views/contact.ts';
import { toIsoOrNull, toUuid } from '../views/conversation.ts';
import { contentOf, findSender, listMessages, toContentAttributes } from '../views/message.ts';
import { toSeconds, type View } from '../views/view.ts';
import type { ContactLink } from './links.ts';

const activity = messageTypes.indexOf('activity');

/** A contact as the client API shows it, with the token for its realtime events. */
export function toClientContact({
  account,
  contact,
  source,
}: Pick<ContactLink, 'account' | 'contact' | 'source'>): ChatwootSchema<'public_contact'> {
  const { id, name, email, phone_number } = toSender(account, account.contacts.rowOf.get(contact) - 1);
  return { source_id: source, pubsub_token: toSecret('contact pubsub', source), id, name, email, phone_number };
}

/** The database row of a contact. */
export function toContactRow({ account }: View, contact: number): ChatwootSchema<'public_contact_record'> {
  const { contacts } = account;
  const row = contacts.rowOf.get(contact) - 1;
  const { id, name, email, phone_number, identifier, blocked, additional_attributes, custom_attributes } = toSender(
    account,
    row,
  );
  const createdAt = toIso(contacts.createdAt.get(row));
  return {
    id,
    name,
    email,
    phone_number,
    account_id: account.id,
    created_at: createdAt,
    updated_at: createdAt,
    additional_attributes,
    identifier,
    custom_attributes,
    last_activity_at: toIsoOrNull(contacts.lastActivityAt.get(row)),
    // Source: Chatwoot 4.13.0, app/services/contacts/sync_attributes.rb (read).
    contact_type: email || phone_number || hasSocialDetails(additional_attributes) ? 'lead' : 'visitor',
    middle_name: '',
    last_name: '',
    location: toTextOrNull(additional_attributes.city),
    country_code: toTextOrNull(additional_attributes.country),
    blocked,
  };
}

const toTextOrNull = (value: unknown) => (typeof value === 'string' ? value : null);

const hasSocialDetails = (attributes: JsonObject) =>
  Object.entries(attributes).some(([key, value]) => key.startsWith('social_') && isPresent(value));

/** A message as its contact sees it. */
export function toClientMessage(view: View, row: number): ChatwootSchema<'public_message'> {
  const { account } = view;
  const { messages, conversations } = account;
  const id = messages.id.get(row);
  const { attachments, contentType = 'text' } = messages.written.get(row) ?? {};
  const sender = findSender(view, row);
  return {
    id,
    content: contentOf(account, view.tables.seed, row),
    message_type: messages.type.get(row),
    content_type: contentType,
    content_attributes: toContentAttributes(account, row),
    created_at: toSeconds(messages.createdAt.get(row)),
    conversation_id: conversations.displayId.get(messages.conversation.get(row)),
    ...(attachments && { attachments: toAttachments(account.id, id, attachments) }),
    ...(sender && { sender }),
    // The types know no optional fields.
  } as ChatwootSchema<'public_message'>;
}

/** Rows of the messages that a contact sees: no notes and no activity messages. */
export function listClientMessages({ account }: View, conversation: number): number[] {
  const { messages } = account;
  return listMessages(account, conversation).filter(
    (row) => messages.type.get(row) !== activity && messages.isPrivate.get(row) === 0,
  );
}

/** A conversation (a row) as its contact sees it, with all messages. */
export function toClientConversation(view: View, row: number): ChatwootSchema<'public_conversation'> {
  const { tables, account } = view;
  const { conversations } = account;
  return {
    id: conversations.displayId.get(row),
    uuid: toUuid(tables.seed, conversations.id.get(row)),
    inbox_id: conversations.inbox.get(row),
    contact_last_seen_at: toSeconds(conversations.contactSeenAt.get(row)),
    status: statuses[conversations.status.get(row)] ?? 'open',
    agent_last_seen_at: toSeconds(conversations.agentSeenAt.get(row)),
    messages: listClientMessages(view, row).map((message) => toClientMessage(view, message)),
    contact: toContactRow(view, conversations.contact.get(row)),
  };
}
