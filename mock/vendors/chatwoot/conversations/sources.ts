import { hashIntegers, toHex } from '../../../seed/hash-integers.ts';
import { type ContactIdentity, isVerified, type SourceLink } from '../contacts.ts';
import type { ChannelType } from '../events.ts';
import { refuseBody } from '../refusals.ts';
import type { Account } from '../tables.ts';

const keys = { contact: 0x5bd1e995, inbox: 0x1b873593, fresh: 0x85ebca6b };

/** Returns the default source id of a contact in an inbox: a UUID from which both ids can be decoded. */
export function toSource({ contact, inbox }: SourceLink): string {
  const check = hashIntegers(contact, inbox);
  const inboxPart = toHex((inbox ^ keys.inbox) >>> 0, 8);
  const filler = toHex(hashIntegers(check), 8);
  return [
    toHex((contact ^ keys.contact) >>> 0, 8),
    inboxPart.slice(0, 4),
    `4${toHex(check, 3)}`,
    `8${filler.slice(0, 3)}`,
    inboxPart.slice(4) + filler,
  ].join('-');
}

/** Finds the contact and inbox of a source id. A default source id is valid if both the contact and the inbox exist. */
export function findSource(account: Account, source: string): SourceLink | undefined {
  const [written] = account.contacts.sources.get(source) ?? [];
  return written ?? findDefaultSource(account, source);
}

/** Finds the contact that has a source id in an inbox. */
export function findContactBySource(account: Account, inbox: number, source: string): number | undefined {
  const written = account.contacts.sources.get(source) ?? [];
  const found = [...written, findDefaultSource(account, source)].find((link) => link?.inbox === inbox);
  return found?.contact;
}

function findDefaultSource(account: Account, source: string): SourceLink | undefined {
  const parts = /^([0-9a-f]{8})-([0-9a-f]{4})-[0-9a-f]{4}-[0-9a-f]{4}-([0-9a-f]{4})[0-9a-f]{8}$/.exec(source);
  if (!parts) return undefined;
  const [, first = '', high = '', low = ''] = parts;
  const link = {
    contact: (Number.parseInt(first, 16) ^ keys.contact) >>> 0,
    inbox: (Number.parseInt(high + low, 16) ^ keys.inbox) >>> 0,
  };
  const exists = account.contacts.rowOf.get(link.contact) > 0 && account.inboxes.has(link.inbox);
  return exists && toSource(link) === source ? link : undefined;
}

/** Returns a source id as conversations store it: undefined for the default one. */
export const toStoredSource = (link: SourceLink, source: string): string | undefined =>
  source === toSource(link) ? undefined : source;

/** Whether another contact has this source id in the inbox. */
export function isTaken(account: Account, source: string, { contact, inbox }: SourceLink): boolean {
  const links = account.contacts.sources.get(source) ?? [];
  return links.some((link) => link.inbox === inbox && link.contact !== contact);
}

/** Returns a source id that follows from some numbers: those of a new conversation, or of a further link of a contact. */
export function toNewSource(...numbers: number[]): string {
  const parts = [0, 1, 2, 3].map((part) => toHex(hashIntegers(keys.fresh, ...numbers, part), 8));
  const [first = '', second = '', third = '', fourth = ''] = parts;
  const middle = [second.slice(0, 4), `4${second.slice(5)}`, `9${third.slice(1, 4)}`].join('-');
  return `${first}-${middle}-${third.slice(4)}${fourth}`;
}

/** Returns the source id of a conversation (a row). */
export function sourceOf({ conversations }: Account, row: number): string {
  const link = { contact: conversations.contact.get(row), inbox: conversations.inbox.get(row) };
  return conversations.source.get(row) ?? toSource(link);
}

/** Whether the contact of a conversation (a row) proved its identity by the source id of the conversation. */
export function isVerifiedConversation(account: Account, row: number): boolean {
  const { contacts, conversations } = account;
  // Few contacts do, and lists have many conversations.
  return contacts.verified.size > 0 && isVerified(contacts, conversations.inbox.get(row), sourceOf(account, row));
}

/**
 * Returns the address of a contact in a channel that uses it as the source id: null if the contact has none, undefined if
 * the channel uses a generated id.
 *
 * Source: Chatwoot 4.13.0, app/builders/contact_inbox_builder.rb (executed).
 */
export function findAddress(channel: ChannelType, { email, phone }: ContactIdentity): string | null | undefined {
  if (channel === 'Channel::Email') return email;
  if (channel === 'Channel::Sms' || channel === 'Channel::TwilioSms') return phone;
  if (channel === 'Channel::Whatsapp') return phone?.replace('+', '') ?? null;
  return undefined;
}

/**
 * Returns the address of a contact as {@link findAddress} does.
 *
 * @throws ApiError `invalid` for a contact without such an address.
 */
export function toAddress(channel: ChannelType, identity: ContactIdentity): string | undefined {
  const address = findAddress(channel, identity);
  if (address !== null) return address;
  const name = channel === 'Channel::Email' ? 'contact email' : 'contact phone number';
  throw refuseBody({ name, message: 'is missing', keyword: 'required' });
}
