import { isObject } from '../../../../specs/json/json.ts';
import { getAccount, isValidId } from '../access/agent-access.ts';
import { type Contacts, findTakenAttribute, identityOf, nameOf } from '../contacts.ts';
import { isTaken, toAddress, toSource } from '../conversations/sources.ts';
import type { ContactDetails } from '../events.ts';
import type { ChatwootHandlers } from '../handler.ts';
import { isPresent, toBoolean, toInteger, toPage, toText } from '../input/casts.ts';
import { type BodyProblem, refuseBody, refuseOrFail, refusePath, refuseUnknown } from '../refusals.ts';
import type { Account } from '../tables.ts';
import { toContact, toListedContact } from '../views/contact.ts';
import { toRawInbox } from '../views/inboxes-and-teams.ts';

const pageSize = 15;
/** The rule of Devise. */
const emailRule = /^[^@\s]+@[^@\s]+$/;
/** E.164, with any text before it. Source: Chatwoot 4.13.0, app/models/contact.rb. */
const phoneRule = /\+[1-9]\d{1,14}$/;

export const contacts = {
  contactList({ tables, request, values, appliesDeviation }) {
    const account = getAccount(tables, request);
    const { page: requestedPage } = request.query;
    const page = toPage(values.page);
    const rows = listReachable(account.contacts, toText(values.sort) ?? undefined);
    return {
      // The page of the query as a string, or a number without one. Source: Chatwoot 4.13.0, contacts controller (executed).
      meta: { count: rows.length, current_page: requestedPage ?? page },
      payload: rows
        .slice((page - 1) * pageSize, page * pageSize)
        .map((row) => toContact(account, row, appliesDeviation)),
    };
  },

  contactDetails({ tables, request, appliesDeviation }) {
    const account = getAccount(tables, request);
    const id = toInteger(request.params.id) ?? 0;
    const row = isValidId(id) ? account.contacts.rowOf.get(id) - 1 : -1;
    if (row < 0) throw refusePath('id');
    return { payload: toContact(account, row, appliesDeviation) };
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
    const source = link && (wanted ?? toAddress(inbox.channel, identity) ?? toSource(link));
    if (
      link &&
      source &&
      isTaken(account, source, link) &&
      ['Channel::Api', 'Channel::WebWidget'].includes(inbox.channel)
    ) {
      throw refuseOrFail(appliesDeviation, { name: 'source_id', message: 'has already been taken', keyword: 'unique' });
    }
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

function toDetails(params: Record<string, unknown>): ContactDetails {
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
 * Validates a new contact in the order of the server's validations.
 *
 * Source: Chatwoot 4.13.0, app/models/contact.rb (executed).
 */
function assertValid(all: Contacts, details: ContactDetails): void {
  const { email, phone } = details;
  const problems: BodyProblem[] = [];
  const taken = findTakenAttribute(all, details);
  if (email !== undefined && !emailRule.test(email)) problems.push({ name: 'email', message: 'Invalid email' });
  if (phone !== undefined && !phoneRule.test(phone)) {
    problems.push({ name: 'phone_number', message: 'should be in e164 format' });
  }
  if (taken) problems.push({ name: wireNames[taken], message: 'has already been taken' });
  if (problems.length > 0) throw refuseBody(...problems);
}

/** Returns the rows of contacts with an email address, phone number or identifier, sorted as requested or by creation. */
function listReachable(all: Contacts, sort: string | undefined): number[] {
  const rows = Array.from({ length: all.length }, (_, row) => row).filter((row) => {
    // Seeded contacts always have an email address.
    const { email, phone, identifier } = all.details.get(row) ?? { email: 'seeded' };
    return email || phone || identifier;
  });
  if (sort === undefined) return rows;
  const by = sort.replace(/^-/, '');
  const keyed = rows.map((row) => ({ row, key: keyOf[by]?.(all, row) ?? '' }));
  const sign = sort.startsWith('-') ? -1 : 1;
  keyed.sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : a.row - b.row));
  return keyed.map(({ row }) => row);
}

const keyOf: Record<string, (all: Contacts, row: number) => string | number | null> = {
  name: (all, row) => nameOf(all, row).toLowerCase(),
  email: (all, row) => identityOf(all, row).email,
  phone_number: (all, row) => identityOf(all, row).phone,
  last_activity_at: (all, row) => all.lastActivityAt.get(row),
};
