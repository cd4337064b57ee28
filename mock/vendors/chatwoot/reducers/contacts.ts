import type { VendorDefinition } from '../../../vendor-interface/definition.ts';
import { removeConversation } from '../aggregates/aggregates.ts';
import { addContact, addDetails, changeContact, linkSource, removeContact, verifySource } from '../contacts.ts';
import { listConversations } from '../conversations/of-contact.ts';
import type { ChatwootEvent } from '../events.ts';
import { setLabels } from '../labels/label-titles.ts';
import type { StoredRecord } from '../resources/engine/record.ts';
import type { Account, ChatwootTables } from '../tables.ts';
import { mergeContacts } from './merged-contacts.ts';
import { accountOf, markIdUsed } from './rows.ts';

type ContactEvent = Extract<ChatwootEvent, { type: `contact.${string}` }>;
type Reducers = Pick<VendorDefinition<ChatwootTables, unknown, ChatwootEvent>['reducers'], ContactEvent['type']>;

/** Reducers for contacts. */
export const contactReducers: Reducers = {
  'contact.created'(tables, { at, account, contact: id, name, details }) {
    const { contacts } = accountOf(tables, account);
    markIdUsed(tables, 'contact', id);
    const row = addContact(contacts, { id, at, name });
    if (details) addDetails(contacts, row, details);
  },
  'contact.linked'(tables, { account, contact, inbox, source }) {
    linkSource(accountOf(tables, account).contacts, { contact, inbox }, source);
  },
  'contact.verified'(tables, { account, inbox, source }) {
    verifySource(accountOf(tables, account).contacts, inbox, source);
  },
  'contact.changed'(tables, { account, contact, name, details }) {
    const { contacts } = accountOf(tables, account);
    const row = contacts.rowOf.get(contact) - 1;
    if (row >= 0) changeContact(contacts, row, name, details);
  },
  'contact.labelled'(tables, { account: id, contact, labels, titles }) {
    const account = accountOf(tables, id);
    const row = account.contacts.rowOf.get(contact) - 1;
    if (row >= 0) setLabels(account, 'contacts', row, { labels, titles });
  },
  'contact.merged'(tables, { at, account: id, contact, mergee }) {
    const account = accountOf(tables, id);
    const { rowOf } = account.contacts;
    const [base, other] = [rowOf.get(contact) - 1, rowOf.get(mergee) - 1];
    if (base < 0 || other < 0 || base === other) return;
    mergeContacts(account, base, other, at);
    for (const note of listNotes(account, mergee)) {
      account.records.get('note')?.set(note.id, { ...note, parent: contact, updatedAt: at });
    }
  },
  'contact.removed'(tables, { account: id, contact }) {
    const account = accountOf(tables, id);
    const row = account.contacts.rowOf.get(contact) - 1;
    if (row < 0) return;
    for (const conversation of listConversations(account, row)) removeConversation(account, conversation);
    removeContact(account.contacts, row);
    for (const note of listNotes(account, contact)) account.records.get('note')?.delete(note.id);
  },
};

function listNotes({ records }: Account, contact: number): StoredRecord[] {
  return [...(records.get('note')?.values() ?? [])].filter(({ parent }) => parent === contact);
}
