import { isObject, type JsonObject } from '../../../../specs/json/json.ts';
import { changeContact, linkSource, nameOf, readDetails, removeContact } from '../contacts.ts';
import { listContactInboxes } from '../conversations/contact-inboxes.ts';
import { listConversations } from '../conversations/of-contact.ts';
import { sourceOf } from '../conversations/sources.ts';
import type { ContactDetails } from '../events.ts';
import { isPresent } from '../input/casts.ts';
import { type Account, senderKinds } from '../tables.ts';
import { setIfLater } from './rows.ts';

const byContact = senderKinds.indexOf('contact');

/**
 * Merges a contact (a row) into another one (base). The attributes of base win. Its labels, `blocked` and the times of both
 * contacts stay.
 *
 * Source: Chatwoot 4.13.0, app/actions/contact_merge_action.rb (executed).
 */
export function mergeContacts(account: Account, base: number, other: number, at: number): void {
  const { contacts } = account;
  const name = nameOf(contacts, base) || nameOf(contacts, other);
  const details = mergeDetails(readDetails(contacts, base), readDetails(contacts, other));
  // Source ids stay, also those that follow from the id of the contact.
  const sources = listContactInboxes(account, other);
  moveConversations(account, base, other, at);
  moveMessages(account, contacts.id.get(base), contacts.id.get(other));
  const contact = contacts.id.get(base);
  for (const { inbox, source } of sources) linkSource(contacts, { contact, inbox }, source);
  removeContact(contacts, other);
  changeContact(contacts, base, name, details);
}

function moveConversations(account: Account, base: number, other: number, at: number): void {
  const { contacts, conversations } = account;
  const moved = listConversations(account, other);
  if (moved.length === 0) return;
  for (const row of moved) {
    conversations.source.set(row, sourceOf(account, row));
    conversations.contact.set(row, contacts.id.get(base));
    setIfLater(conversations.updatedAt, row, at);
  }
  const all = [...listConversations(account, base), ...moved].sort((a, b) => b - a);
  contacts.lastConversation.set(other, 0);
  contacts.lastConversation.set(base, (all[0] ?? -1) + 1);
  for (const [index, row] of all.entries()) conversations.previousOfContact.set(row, (all[index + 1] ?? -1) + 1);
}

/** A contact can also have written in conversations of others. */
function moveMessages({ messages }: Account, base: number, other: number): void {
  for (let row = 0; row < messages.length; row++) {
    if (messages.sender.get(row) === other && messages.senderKind.get(row) === byContact)
      messages.sender.set(row, base);
  }
}

function mergeDetails(base: ContactDetails, other: ContactDetails): ContactDetails {
  return {
    email: base.email || other.email,
    phone: base.phone || other.phone,
    identifier: base.identifier || other.identifier,
    blocked: base.blocked,
    additional: mergeObjects(base.additional, other.additional),
    custom: mergeObjects(base.custom, other.custom),
  };
}

/** Ruby's `deep_merge`: objects are merged, and any other value of base wins, even null. */
function mergeObjects(base: JsonObject | undefined, other: JsonObject | undefined): JsonObject | undefined {
  if (!isPresent(base) || base === undefined) return other;
  if (other === undefined) return base;
  const merged: JsonObject = { ...other };
  for (const [name, value] of Object.entries(base)) {
    const below = other[name];
    merged[name] = isObject(value) && isObject(below) ? mergeObjects(value, below) : value;
  }
  return merged;
}
