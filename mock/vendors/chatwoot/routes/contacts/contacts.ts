import type { ChatwootBody } from '../../../../../specs/bodies.ts';
import { isObject } from '../../../../../specs/json/json.ts';
import { CustomReply } from '../../../../vendor-interface/reply.ts';
import { getAccount } from '../../access/agent-access.ts';
import { getContactRow } from '../../contact-queries/contact-row.ts';
import { type Contacts, findTakenAttribute, nameOf, readDetails } from '../../contacts.ts';
import { buildSource } from '../../conversations/contact-inboxes.ts';
import type { ContactDetails } from '../../events.ts';
import type { ChatwootHandlers } from '../../handler.ts';
import { isPresent, toBoolean, toInteger, toText } from '../../input/casts.ts';
import { toParams } from '../../input/params.ts';
import { type BodyProblem, refuseBody, refuseOrFail, refuseUnknown } from '../../refusals.ts';
import type { Account } from '../../tables.ts';
import { toContact, toListedContact } from '../../views/contact.ts';
import { toRawInbox } from '../../views/inboxes-and-teams.ts';

/** The rule of Devise. */
const emailRule = /^[^@\s]+@[^@\s]+$/;
/** E.164, with any text before it. Source: Chatwoot 4.13.0, app/models/contact.rb. */
const phoneRule = /\+[1-9]\d{1,14}$/;

export const contacts = {
  contactDetails({ tables, request, appliesDeviation }) {
    const account = getAccount(tables, request);
    return { payload: toContact(account, getContactRow(account, request.params.id), appliesDeviation) };
  },

  contactUpdate({ tables, request, now: at, appliesDeviation, append }) {
    const account = getAccount(tables, request);
    const { contacts } = account;
    const row = getContactRow(account, request.params.id);
    const params: Record<string, unknown> = request.body ?? {};
    const contact = contacts.id.get(row);
    const { name, details } = toChanged(contacts, row, params);
    // The column does not allow null.
    if (params.blocked !== undefined && details.blocked === undefined) {
      throw refuseOrFail(appliesDeviation, { name: 'blocked', message: "can't be blank" });
    }
    assertValid(contacts, details, contact);
    append({ type: 'contact.changed', at, account: account.id, contact, name, details });
    if (!appliesDeviation('chatwoot-contact-update-is-200')) {
      // The types know the body of the other profile only.
      return new CustomReply(undefined, { status: 204 }) as unknown as ChatwootBody<'contactUpdate'>;
    }
    return { payload: toContact(account, row, appliesDeviation) };
  },

  'remove-custom-attributes-of-a-contact'({ tables, request, now: at, appliesDeviation, append }) {
    const account = getAccount(tables, request);
    const { contacts } = account;
    const row = getContactRow(account, request.params.id);
    const keys = [toParams(request).custom_attributes].flat();
    const { custom = {}, ...rest } = readDetails(contacts, row);
    const kept = Object.fromEntries(Object.entries(custom).filter(([key]) => !keys.includes(key)));
    const details = { ...rest, custom: kept };
    const ids = { account: account.id, contact: contacts.id.get(row) };
    append({ type: 'contact.changed', at, ...ids, name: nameOf(contacts, row), details });
    return { payload: toContact(account, row, appliesDeviation) };
  },

  contactDelete({ tables, request, now: at, append }) {
    const account = getAccount(tables, request);
    const contact = account.contacts.id.get(getContactRow(account, request.params.id));
    append({ type: 'contact.removed', at, account: account.id, contact });
    return new CustomReply(undefined);
  },

  contactCreate({ tables, request, now: at, appliesDeviation, append }) {
    const account = getAccount(tables, request);
    const params = request.body ?? {};
    const details = toDetails(params);
    assertValid(account.contacts, details);
    const inbox = isPresent(params.inbox_id) ? account.inboxes.get(toInteger(params.inbox_id) ?? 0) : undefined;
    if (isPresent(params.inbox_id) && !inbox) throw refuseUnknown('inbox_id');

    const contact = tables.lastIds.contact + 1;
    const { email = null, phone = null, identifier = null } = details;
    const identity = { email, phone, identifier };
    const wanted = toText(params.source_id) ?? undefined;
    const link = inbox && { contact, inbox: inbox.id };
    const source =
      inbox && wanted?.trim() !== ''
        ? buildSource(account, { contact, inbox, identity, wanted }, appliesDeviation)
        : undefined;
    append({ type: 'contact.created', at, account: account.id, contact, name: toText(params.name) ?? '', details });
    if (link && source) append({ type: 'contact.linked', at, account: account.id, ...link, source });
    const row = account.contacts.rowOf.get(contact) - 1;
    if (appliesDeviation('chatwoot-new-contact-is-one-object'))
      return toNewContact(account, row, link && { ...link, source });
    const listed = toListedContact(account, row);
    return {
      payload: [listed],
      id: listed.id,
      availability_status: listed.availability_status,
    };
  },
} satisfies Partial<ChatwootHandlers>;

/** Applies the sent fields to the stored ones. Attributes are merged, so an update cannot remove one. */
function toChanged(contacts: Contacts, row: number, params: Record<string, unknown>) {
  const sent = toDetails(params);
  const { email, phone, identifier, blocked, additional, custom } = readDetails(contacts, row);
  const pick = <Value>(name: string, value: Value | undefined, stored: Value | undefined) =>
    params[name] === undefined ? stored : value;
  const details: ContactDetails = {
    email: pick('email', sent.email, email),
    phone: pick('phone_number', sent.phone, phone),
    identifier: pick('identifier', sent.identifier, identifier),
    blocked: pick('blocked', sent.blocked, blocked),
    additional: sent.additional ? { ...additional, ...sent.additional } : additional,
    custom: sent.custom ? { ...custom, ...sent.custom } : custom,
  };
  const name = params.name === undefined ? nameOf(contacts, row) : (toText(params.name) ?? '');
  return { name, details };
}

/** Returns the contact as lists show it, with the database row of its inbox. */
function toNewContact(account: Account, row: number, link?: { inbox: number; source?: string }) {
  const inbox = link && account.inboxes.get(link.inbox);
  return {
    payload: {
      contact: toContact(account, row, () => true),
      contact_inbox:
        inbox && link.source !== undefined
          ? { source_id: link.source, inbox: toRawInbox(account, inbox) }
          : { source_id: null, inbox: null },
    },
  };
}

/** Reads the details of a contact. */
export function toDetails(params: Record<string, unknown>): ContactDetails {
  const toObject = (value: unknown) => (isObject(value) ? value : undefined);
  return {
    email: toText(params.email)?.toLowerCase() || undefined,
    phone: toText(params.phone_number) || undefined,
    identifier: toText(params.identifier) || undefined,
    blocked: toBoolean(params.blocked),
    additional: toObject(params.additional_attributes),
    custom: toObject(params.custom_attributes),
  };
}

const wireNames = { email: 'email', phone: 'phone_number', identifier: 'identifier' };

/**
 * Validates a contact in the order of the server's validations.
 *
 * @param own The id of the contact, if it is not new.
 *
 * Source: Chatwoot 4.13.0, app/models/contact.rb (executed).
 */
export function assertValid(all: Contacts, details: ContactDetails, own?: number): void {
  const taken = findTakenAttribute(all, details, own);
  const problems = findFormatProblems(details);
  if (taken) problems.push({ name: wireNames[taken], message: 'has already been taken' });
  if (problems.length > 0) throw refuseBody(...problems);
}

/** Lists the addresses of a contact that have no valid form. */
export function findFormatProblems({ email, phone }: ContactDetails): BodyProblem[] {
  const problems: BodyProblem[] = [];
  if (email !== undefined && !emailRule.test(email)) problems.push({ name: 'email', message: 'Invalid email' });
  if (phone !== undefined && !phoneRule.test(phone)) {
    problems.push({ name: 'phone_number', message: 'should be in e164 format' });
  }
  return problems;
}
