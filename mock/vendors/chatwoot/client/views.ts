import type { ChatwootSchema } from '../../../../specs/bodies.ts';
import type { JsonObject } from '../../../../specs/json/json.ts';
import { toIso } from '../../../time/iso.ts';
import { toSecret } from '../access/secret.ts';
import { isPresent } from '../input/casts.ts';
import { messageTypes } from '../tables.ts';
import { toSender } from '../views/contact.ts';
import { toConversation, toIsoOrNull } from '../views/conversation.ts';
import { listMessages, toShortMessage } from '../views/message.ts';
import type { View } from '../views/view.ts';
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
  const { id, content, message_type, content_type, content_attributes, created_at, conversation_id, sender, ...rest } =
    toShortMessage(view, row);
  const attachments = 'attachments' in rest ? rest.attachments : undefined;
  const hasSender = Object.keys(sender ?? {}).length > 0;
  // Whether files are listed or shown singly is a deviation of other operations.
  return {
    id,
    content,
    message_type,
    content_type,
    content_attributes,
    created_at,
    conversation_id,
    ...(attachments && { attachments }),
    ...(hasSender && { sender }),
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
  const { id, uuid, inbox_id, contact_last_seen_at, status, agent_last_seen_at } = toConversation(view, row, 0);
  return {
    id,
    uuid,
    inbox_id,
    contact_last_seen_at,
    status,
    agent_last_seen_at,
    messages: listClientMessages(view, row).map((message) => toClientMessage(view, message)),
    contact: toContactRow(view, view.account.conversations.contact.get(row)),
  } as ChatwootSchema<'public_conversation'>;
}
