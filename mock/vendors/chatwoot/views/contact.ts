import type { ChatwootSchema } from '../../../../specs/bodies.ts';
import { identityOf, nameOf } from '../contacts.ts';
import { sourceOf } from '../sources.ts';
import type { Account } from '../tables.ts';
import { toSeconds } from './view.ts';

/** A contact without the inboxes, as conversations show it. */
export function toSender({ contacts }: Account, row: number) {
  const { email, phone, identifier } = identityOf(contacts, row);
  const { additional = {}, custom = {}, blocked = false } = contacts.details.get(row) ?? {};
  return {
    additional_attributes: additional as Record<string, unknown>,
    availability_status: 'offline' as const,
    email,
    id: contacts.id.get(row),
    name: nameOf(contacts, row),
    phone_number: phone,
    blocked,
    identifier,
    thumbnail: '',
    custom_attributes: custom as Record<string, unknown>,
    last_activity_at: toSeconds(contacts.lastActivityAt.get(row)),
    created_at: toSeconds(contacts.createdAt.get(row)),
  };
}

/** A contact as messages and events carry it. */
export function toPlainContact(account: Account, row: number) {
  const { availability_status: _, last_activity_at: __, created_at: ___, ...plain } = toSender(account, row);
  return { ...plain, type: 'contact' as const };
}

export function toContact(account: Account, row: number): ChatwootSchema<'contact_list_item'> {
  const sender = toSender(account, row);
  return {
    ...sender,
    last_activity_at: sender.last_activity_at || null,
    contact_inboxes: listInboxes(account, row).map((inbox) => toContactInbox(account, sender.id, inbox)),
  };
}

export function toContactInbox(account: Account, contact: number, inboxId: number): ChatwootSchema<'contact_inbox'> {
  const inbox = account.inboxes.get(inboxId);
  return {
    source_id: sourceOf(account, { contact, inbox: inboxId }),
    inbox: {
      id: inboxId,
      avatar_url: '',
      channel_id: inboxId,
      name: inbox?.name ?? '',
      channel_type: inbox?.channel ?? '',
      provider: inbox?.settings.provider ?? null,
    },
  };
}

/** Inboxes that a contact is known in: by a conversation, or because somebody put it there. */
function listInboxes({ contacts, conversations }: Account, row: number): number[] {
  const inboxes = new Set(Object.keys(contacts.sourceOf.get(row) ?? {}).map(Number));
  for (let next = contacts.lastConversation.get(row); next > 0; next = conversations.previousOfContact.get(next - 1)) {
    inboxes.add(conversations.inbox.get(next - 1));
  }
  return [...inboxes].sort((a, b) => a - b);
}
