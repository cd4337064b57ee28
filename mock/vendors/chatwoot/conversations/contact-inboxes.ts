import { type ContactIdentity, identityOf } from '../contacts.ts';
import type { ChannelType } from '../events.ts';
import { refuseBody, refuseOrFail } from '../refusals.ts';
import type { Account, Inbox } from '../tables.ts';
import { listConversations } from './of-contact.ts';
import { findAddress, isTaken, sourceOf, toAddress, toNewSource, toSource } from './sources.ts';

/** A contact in an inbox. A contact can be in one inbox several times, with different source ids. */
export interface ContactInbox {
  inbox: number;
  source: string;
}

/** Channels with generated source ids. */
const generated: readonly ChannelType[] = ['Channel::Api', 'Channel::WebWidget'];

/** Lists the inboxes of a contact (a row), by inbox and then by creation: from conversations, and from stored links. */
export function listContactInboxes(account: Account, row: number): ContactInbox[] {
  const { contacts, conversations } = account;
  const contact = contacts.id.get(row);
  const found = new Map<number, Set<string>>();
  const add = (inbox: number, source: string) => found.set(inbox, (found.get(inbox) ?? new Set<string>()).add(source));
  for (const conversation of listConversations(account, row)) {
    const inbox = conversations.inbox.get(conversation);
    if (conversations.source.get(conversation) === undefined) add(inbox, toSource({ contact, inbox }));
  }
  for (const [inbox, sources] of Object.entries(contacts.sourcesOf.get(row) ?? {})) {
    for (const source of sources) add(Number(inbox), source);
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .flatMap(([inbox, sources]) => [...sources].map((source) => ({ inbox, source })));
}

/**
 * Returns the source id by which a contact (a row) can be contacted in an inbox; undefined if it cannot.
 *
 * Source: Chatwoot 4.13.0, app/services/contacts/contactable_inboxes_service.rb (read).
 */
export function findContactable(account: Account, row: number, { id, channel }: Inbox): string | undefined {
  const { contacts, conversations } = account;
  if (!generated.includes(channel)) return findAddress(channel, identityOf(contacts, row)) ?? undefined;
  const latest = listContactInboxes(account, row).findLast(({ inbox }) => inbox === id)?.source;
  // Servers return a random id with each response; the mock returns the id that the contact would get.
  if (channel === 'Channel::Api') return latest ?? toSource({ contact: contacts.id.get(row), inbox: id });
  const isUsed = listConversations(account, row).some(
    (each) => conversations.inbox.get(each) === id && sourceOf(account, each) === latest,
  );
  return isUsed ? undefined : latest;
}

/** The patterns of source ids, as servers name them in their error. */
const patterns: Partial<Record<ChannelType, { pattern: RegExp; message: string }>> = {
  'Channel::Whatsapp': {
    pattern: /(?:^|\n)\d{1,15}$/,
    message: 'invalid source id for whatsapp inbox. valid Regex (?-mix:^\\d{1,15}\\z)',
  },
  'Channel::TwilioSms': {
    pattern: /(?:^|\n)\+\d{1,15}$/,
    message: 'invalid source id for twilio sms inbox. valid Regex (?-mix:^\\+\\d{1,15}\\z)',
  },
};

interface NewContactInbox {
  contact: number;
  inbox: Inbox;
  identity: ContactIdentity;
  /** The requested source id. */
  wanted: string | undefined;
}

/**
 * Returns the source id of a new contact inbox.
 *
 * Source: Chatwoot 4.13.0, app/builders/contact_inbox_builder.rb, app/models/contact_inbox.rb (read).
 *
 * @param deviates Whether the profile includes a ledger entry.
 * @throws ApiError `invalid` for a source id that the server refuses, or a contact without an address; `crashed` in the
 * observed profile for one on which it fails.
 */
export function buildSource(account: Account, link: NewContactInbox, deviates: (id: string) => boolean): string {
  const { contact, inbox, identity, wanted } = link;
  const { channel } = inbox;
  const source = wanted ?? toAddress(channel, identity) ?? (generated.includes(channel) && toFresh(account, link));
  if (source === false) {
    throw refuseOrFail(deviates, { name: 'inbox_id', message: 'has a channel that contacts cannot be added to' });
  }
  const rule = patterns[channel];
  if (rule && !rule.pattern.test(source)) throw refuseBody({ name: 'source_id', message: rule.message });
  if (!isTaken(account, source, { contact, inbox: inbox.id })) return source;
  if (generated.includes(channel)) {
    throw refuseOrFail(deviates, { name: 'source_id', message: 'has already been taken', keyword: 'unique' });
  }
  // Servers give the other contact a source id with another prefix, which these channels do not allow.
  if (rule) throw refuseBody({ name: 'source_id', message: rule.message });
  return source;
}

/** The default source id for the first contact inbox, and a new one for each further one. */
function toFresh(account: Account, { contact, inbox: { id: inbox } }: NewContactInbox): string {
  const { contacts } = account;
  const row = contacts.rowOf.get(contact) - 1;
  const known = row < 0 ? [] : listContactInboxes(account, row).filter((each) => each.inbox === inbox);
  if (known.length === 0) return toSource({ contact, inbox });
  let attempt = known.length;
  const isUsed = () => contacts.sources.has(toNewSource(contact, inbox, attempt));
  while (isUsed()) attempt++;
  return toNewSource(contact, inbox, attempt);
}
