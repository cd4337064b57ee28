import { findContactByDetails, identityOf, nameOf, readDetails } from '../contacts.ts';
import { buildSource } from '../conversations/contact-inboxes.ts';
import { findContactBySource } from '../conversations/sources.ts';
import type { ContactDetails } from '../events.ts';
import type { ChatwootCall, ChatwootHandlers } from '../handler.ts';
import { toText } from '../input/casts.ts';
import { toParams } from '../input/params.ts';
import { labelsOf } from '../labels/label-titles.ts';
import { refuseBody } from '../refusals.ts';
import { assertValid, findFormatProblems, toDetails } from '../routes/contacts/contacts.ts';
import type { Account } from '../tables.ts';
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
    const { email = null, phone = null, identifier = null } = details;
    const identity = { email, phone, identifier };
    const source = buildSource(account, { contact, inbox, identity, wanted }, appliesDeviation);
    if (found === undefined) {
      assertValid(account.contacts, details);
      const name = toText(params.name) ?? toRandomName(contact);
      append({ type: 'contact.created', at, account: account.id, contact, name, details });
    }
    append({ type: 'contact.linked', at, account: account.id, contact, inbox: inbox.id, source });
    return toClientContact({ account, contact, source });
  },

  'get-details-of-a-contact'(call) {
    return toClientContact(getConfirmed(call));
  },

  'update-a-contact'(call) {
    const { tables, request, now: at, append, appliesDeviation } = call;
    const { account, contact: own } = getConfirmed(call);
    const { contacts } = account;
    const params = toParams(request);
    const sent = toDetails(params);
    // A change that is refused must not merge contacts.
    const problems = findFormatProblems(sent);
    if (problems.length > 0) throw refuseBody(...problems);
    const { contact, phone: newPhone } = mergeInto(call, account, own, sent);
    const row = contacts.rowOf.get(contact) - 1;
    const before = readDetails(contacts, row);
    // Blank values change nothing.
    const details = {
      ...before,
      email: sent.email ?? before.email,
      phone: newPhone ?? before.phone,
      custom: sent.custom ? { ...before.custom, ...sent.custom } : before.custom,
    };
    const name = toText(params.name) || nameOf(contacts, row);
    append({ type: 'contact.changed', at, account: account.id, contact, name, details });
    const view = { tables, account, deviates: appliesDeviation };
    return { ...toContactRow(view, contact), label_list: labelsOf(account, row, 'contacts') };
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

/**
 * Merges a contact into those who already have the sent email address and phone number. Returns the remaining contact, and
 * the phone number to store: a number of a contact with another email address stays there.
 */
function mergeInto(
  { now: at, append }: ChatwootCall,
  account: Account,
  own: number,
  { email, phone }: ContactDetails,
): { contact: number; phone: string | undefined } {
  const { contacts } = account;
  let contact = own;
  const merge = (found: number | undefined) => {
    if (found === undefined || found === contact) return;
    append({ type: 'contact.merged', at, account: account.id, contact: found, mergee: contact });
    contact = found;
  };
  merge(findContactByDetails(contacts, { email }));
  const withPhone = findContactByDetails(contacts, { phone });
  const other = withPhone === undefined ? null : identityOf(contacts, contacts.rowOf.get(withPhone) - 1).email;
  if (email !== undefined && other !== null && other !== email) return { contact, phone: undefined };
  merge(withPhone);
  return { contact, phone };
}
