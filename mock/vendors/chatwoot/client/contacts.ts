import { findContactByDetails, identityOf, nameOf } from '../contacts.ts';
import { buildSource } from '../conversations/contact-inboxes.ts';
import { findContactBySource } from '../conversations/sources.ts';
import type { ChatwootCall, ChatwootHandlers } from '../handler.ts';
import { toText } from '../input/casts.ts';
import { toParams } from '../input/params.ts';
import { assertValid, toDetails } from '../routes/contacts/contacts.ts';
import { type ContactLink, getContact, getInbox } from './links.ts';
import { toRandomName } from './random-name.ts';
import { verifyIdentity } from './verify-identity.ts';
import { toClientContact, toContactRow } from './views.ts';

/**
 * Contacts of API inboxes, who act without a token.
 *
 * Source: Chatwoot 4.13.0, app/controllers/public/api/v1/inboxes/contacts_controller.rb,
 * app/builders/contact_inbox_with_contact_builder.rb, app/actions/contact_identify_action.rb (read).
 */
export const clientContacts = {
  'create-a-contact'(call) {
    const { tables, request, now: at, append, appliesDeviation } = call;
    const { account, inbox } = getInbox(tables, request);
    verifyIdentity(call, inbox);
    const params = toParams(request);
    const wanted = toText(params.source_id) || undefined;
    const known = wanted === undefined ? undefined : findContactBySource(account, inbox.id, wanted);
    if (known !== undefined && wanted !== undefined)
      return toClientContact({ account, contact: known, source: wanted });

    const details = toDetails({ ...params, blocked: undefined, additional_attributes: undefined });
    // A contact who is found is not changed.
    const found = findContactByDetails(account.contacts, details);
    const contact = found ?? tables.lastIds.contact + 1;
    if (found === undefined) {
      assertValid(account.contacts, details);
      const name = toText(params.name) ?? toRandomName(contact);
      append({ type: 'contact.created', at, account: account.id, contact, name, details });
    }
    const { email = null, phone = null, identifier = null } = details;
    const identity = { email, phone, identifier };
    const source = buildSource(account, { contact, inbox, identity, wanted }, appliesDeviation);
    append({ type: 'contact.linked', at, account: account.id, contact, inbox: inbox.id, source });
    return toClientContact({ account, contact, source });
  },

  'get-details-of-a-contact'(call) {
    return toClientContact(getConfirmed(call));
  },

  'update-a-contact'(call) {
    const { tables, request, now: at, append, appliesDeviation } = call;
    const { account, contact } = getConfirmed(call);
    const { contacts } = account;
    const row = contacts.rowOf.get(contact) - 1;
    const params = toParams(request);
    const sent = toDetails(params);
    const { email, phone, identifier } = identityOf(contacts, row);
    const { blocked, additional, custom } = contacts.details.get(row) ?? {};
    // Blank values change nothing.
    const details = {
      email: sent.email ?? email ?? undefined,
      phone: sent.phone ?? phone ?? undefined,
      identifier: identifier ?? undefined,
      blocked,
      additional,
      custom: sent.custom ? { ...custom, ...sent.custom } : custom,
    };
    assertValid(contacts, details, contact);
    const name = toText(params.name) || nameOf(contacts, row);
    append({ type: 'contact.changed', at, account: account.id, contact, name, details });
    return { ...toContactRow({ tables, account, deviates: appliesDeviation }, contact), label_list: [] };
  },
} satisfies Partial<ChatwootHandlers>;

/** Returns the contact that a path names, and records that it has proved its identity, if it has. */
function getConfirmed(call: ChatwootCall): ContactLink {
  const { tables, request, now: at, append } = call;
  const link = getContact(tables, request);
  const { account, inbox, contact, source } = link;
  if (!verifyIdentity(call, inbox) || link.isVerified) return link;
  append({ type: 'contact.verified', at, account: account.id, contact, inbox: inbox.id, source });
  return { ...link, isVerified: true };
}
