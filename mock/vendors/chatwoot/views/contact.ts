import type { ChatwootSchema } from '../../../../specs/bodies.ts';
import { identityOf, nameOf } from '../contacts.ts';
import { type ContactInbox, listContactInboxes } from '../conversations/contact-inboxes.ts';
import type { Account } from '../tables.ts';
import { toSeconds, withoutNulls } from './view.ts';

/** A contact as conversations show it, without its inboxes. */
export function toSender({ contacts }: Account, row: number) {
  const { email, phone, identifier } = identityOf(contacts, row);
  const { additional = {}, custom = {}, blocked = false } = contacts.details.get(row) ?? {};
  return {
    additional_attributes: additional,
    availability_status: 'offline' as const,
    email,
    id: contacts.id.get(row),
    name: nameOf(contacts, row),
    phone_number: phone,
    blocked,
    identifier,
    thumbnail: '',
    custom_attributes: custom,
    last_activity_at: toSeconds(contacts.lastActivityAt.get(row)),
    created_at: toSeconds(contacts.createdAt.get(row)),
  };
}

/** A contact as messages and events show it. */
export function toPlainContact(account: Account, row: number) {
  const { availability_status: _, last_activity_at: __, created_at: ___, ...plain } = toSender(account, row);
  return { ...plain, type: 'contact' as const };
}

/** @param deviates Whether the profile includes a ledger entry; default: the documented contact. */
export function toContact(
  account: Account,
  row: number,
  deviates: (id: string) => boolean = () => false,
): ChatwootSchema<'contact_list_item'> {
  const { last_activity_at: activeAt, ...sender } = toSender(account, row);
  const isOmitted = activeAt === 0 && deviates('chatwoot-quiet-contact-has-no-activity');
  return {
    ...sender,
    ...((isOmitted ? {} : { last_activity_at: activeAt || null }) as { last_activity_at: number | null }),
    contact_inboxes: listContactInboxes(account, row).map((each) => toContactInbox(account, each)),
  };
}

/** A contact as documented outside the contact list: absent values are left out. */
export function toListedContact(account: Account, row: number) {
  const { email, phone_number, identifier, last_activity_at, contact_inboxes, ...contact } = toContact(account, row);
  return {
    ...contact,
    ...withoutNulls({ email, phone_number, identifier, last_activity_at }),
    contact_inboxes: contact_inboxes.map(({ inbox: { provider, ...inbox }, ...link }) => ({
      ...link,
      inbox: { ...inbox, ...withoutNulls({ provider }) },
    })),
  };
}

export function toContactInbox(
  account: Account,
  { inbox: inboxId, source }: ContactInbox,
): ChatwootSchema<'contact_inbox'> {
  const inbox = account.inboxes.get(inboxId);
  return {
    source_id: source,
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
