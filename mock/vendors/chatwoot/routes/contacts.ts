import type { ChatwootBody, ChatwootRequest } from '../../../../specs/bodies.ts';
import type { JsonObject } from '../../../../specs/json.ts';
import { getAccount, isId } from '../access.ts';
import { type Contacts, findNamesake, identityOf, nameOf } from '../contacts.ts';
import type { ContactDetails } from '../events.ts';
import type { ChatwootHandler } from '../handler.ts';
import { refuseBody, refusePath, refuseUnknown } from '../refusals.ts';
import { toSource } from '../sources.ts';
import { toContact, toContactInbox } from '../views/contact.ts';

const pageSize = 15;
const emailRule = /^[^@\s]+@[^@\s]+$/;
/** E.164. */
const phoneRule = /^\+[1-9]\d{1,14}$/;

export const contacts: Record<string, ChatwootHandler> = {
  contactList({ tables, request, values, deviates }) {
    const account = getAccount(tables, request);
    const page = Number(values.page);
    const rows = listReachable(account.contacts, values.sort as string | undefined);
    const isNumber = request.query.page === undefined && deviates('chatwoot-contacts-current-page-is-number');
    const body: ChatwootBody<'contactList'> = {
      meta: { count: rows.length, current_page: isNumber ? page : String(page) },
      payload: rows.slice((page - 1) * pageSize, page * pageSize).map((row) => toContact(account, row)),
    };
    return body;
  },

  contactDetails({ tables, request }) {
    const account = getAccount(tables, request);
    const id = Number(request.params.id);
    const row = isId(id) ? account.contacts.rowOf.get(id) - 1 : -1;
    if (row < 0) throw refusePath('id');
    const body: ChatwootBody<'contactDetails'> = { payload: toContact(account, row) };
    return body;
  },

  contactCreate({ tables, request, now: at, append }) {
    const account = getAccount(tables, request);
    const given = request.body as ChatwootRequest<'contactCreate'>;
    if (!account.inboxes.has(given.inbox_id)) throw refuseUnknown('inbox_id');
    const details = toDetails(given);
    assertStorable(account.contacts, details);

    const contact = tables.last.contact + 1;
    const link = { contact, inbox: given.inbox_id };
    append({ type: 'contact.created', at, account: account.id, contact, name: given.name ?? '', details });
    append({ type: 'contact.linked', at, account: account.id, ...link, source: toSource(link) });
    const body: ChatwootBody<'contactCreate'> = {
      payload: {
        contact: toContact(account, account.contacts.rowOf.get(contact) - 1),
        contact_inbox: toContactInbox(account, contact, link.inbox),
      },
    };
    return body;
  },
};

function toDetails(given: ChatwootRequest<'contactCreate'>): ContactDetails {
  return {
    email: given.email?.toLowerCase() || undefined,
    phone: given.phone_number || undefined,
    identifier: given.identifier || undefined,
    blocked: given.blocked,
    additional: given.additional_attributes as JsonObject | undefined,
    custom: given.custom_attributes as JsonObject | undefined,
  };
}

const wireNames = { email: 'email', phone: 'phone_number', identifier: 'identifier' };

function assertStorable(all: Contacts, details: ContactDetails): void {
  const { email, phone } = details;
  if (email !== undefined && !emailRule.test(email)) throw refuseBody({ name: 'email', message: 'is invalid' });
  if (phone !== undefined && !phoneRule.test(phone)) {
    throw refuseBody({ name: 'phone_number', message: 'should be in e164 format' });
  }
  const taken = findNamesake(all, details);
  if (taken) throw refuseBody({ name: wireNames[taken], message: 'has already been taken' });
}

/** Rows of the contacts that can be reached somehow, in the order asked for; else as they came. */
function listReachable(all: Contacts, sort: string | undefined): number[] {
  const rows = Array.from({ length: all.length }, (_, row) => row).filter((row) => {
    // A seeded contact has an address.
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
