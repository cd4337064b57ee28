import { hashIntegers } from '../../seed/hash-integers.ts';
import { Column, ReferenceColumn } from '../../state/columns.ts';
import { InternedColumn } from '../../state/interned.ts';
import type { ContactDetails } from './events.ts';

/** Contacts in order of creation. Names consist of few distinct words, so a name is stored as two word numbers. */
export class Contacts {
  /** The number of rows, including those of removed contacts. */
  length = 0;
  removedCount = 0;
  /** Row + 1 by contact id. */
  rowOf = new Column('u32');
  id = new Column('u32');
  createdAt = new Column('f64');
  lastActivityAt = new Column('f64');
  /** Row + 1 of the latest conversation, which links to the earlier ones. */
  lastConversation = new Column('u32');
  /** Position in `words` (from 1) of the first word of the name, and of the rest. */
  firstWord = new Column('u32');
  otherWords = new Column('u32');
  words: string[] = [];
  wordNumbers = new Map<string, number>();
  /** Details written by a client; seeded contacts have none. */
  details = new ReferenceColumn<ContactDetails>();
  labels = new InternedColumn<readonly number[]>([]);
  /** The titles of its labels as written, if some are not labels of the account. */
  titles = new ReferenceColumn<readonly string[]>();
  /** Contact id by `email:…`, `phone:…` and `identifier:…`, for written contacts. */
  identities = new Map<string, number>();
  /** Contact and inbox by written source id. The same source id can belong to one contact in each inbox. */
  sources = new Map<string, SourceLink[]>();
  /** Written source ids by inbox id, in order of creation. Source ids that follow from conversations are not stored. */
  sourcesOf = new ReferenceColumn<Readonly<Record<number, readonly string[]>>>();
  /** The source ids by which contacts proved their identity. See {@link isVerified}. */
  verified = new Map<string, true>();
}

export interface SourceLink {
  contact: number;
  inbox: number;
}

/** The attributes that identify a contact. */
export interface ContactIdentity {
  email: string | null;
  phone: string | null;
  identifier: string | null;
}

export function addContact(contacts: Contacts, contact: { id: number; at: number; name: string }): number {
  const row = contacts.length++;
  contacts.rowOf.set(contact.id, row + 1);
  contacts.id.set(row, contact.id);
  contacts.createdAt.set(row, contact.at);
  setName(contacts, row, contact.name);
  return row;
}

function setName(contacts: Contacts, row: number, name: string): void {
  const [first = '', ...rest] = name.split(' ');
  contacts.firstWord.set(row, toNumber(contacts, first));
  contacts.otherWords.set(row, rest.length === 0 ? 0 : toNumber(contacts, rest.join(' ')));
}

export function changeContact(contacts: Contacts, row: number, name: string, details: ContactDetails): void {
  forgetIdentity(contacts, row);
  setName(contacts, row, name);
  addDetails(contacts, row, details);
}

/** Removes a contact. Its row stays in the columns, but no id, address or source id leads to it. */
export function removeContact(contacts: Contacts, row: number): void {
  const id = contacts.id.get(row);
  forgetIdentity(contacts, row);
  for (const [inbox, sources] of Object.entries(contacts.sourcesOf.get(row) ?? {})) {
    for (const source of sources) {
      contacts.verified.delete(toVerifiedKey(Number(inbox), source));
      const others = (contacts.sources.get(source) ?? []).filter(({ contact }) => contact !== id);
      if (others.length > 0) contacts.sources.set(source, others);
      else contacts.sources.delete(source);
    }
  }
  contacts.sourcesOf.set(row, {});
  contacts.rowOf.set(id, 0);
  contacts.removedCount++;
}

function forgetIdentity(contacts: Contacts, row: number): void {
  for (const key of toKeys(contacts.details.get(row) ?? {})) contacts.identities.delete(key);
}

/** Whether the contact of a row still exists. */
export function isExisting({ id, rowOf, removedCount }: Contacts, row: number): boolean {
  return removedCount === 0 || rowOf.get(id.get(row)) === row + 1;
}

export function addDetails(contacts: Contacts, row: number, details: ContactDetails): void {
  contacts.details.set(row, details);
  const id = contacts.id.get(row);
  for (const key of toKeys(details)) contacts.identities.set(key, id);
}

/** Links a source id of an inbox to a contact. Another contact with the same source id in this inbox loses it. */
export function linkSource(contacts: Contacts, { contact, inbox }: SourceLink, source: string): void {
  const links = contacts.sources.get(source) ?? [];
  const before = links.find((link) => link.inbox === inbox);
  if (before?.contact === contact) return;
  if (before) changeSources(contacts, before, (sources) => sources.filter((each) => each !== source));
  changeSources(contacts, { contact, inbox }, (sources) => [...sources, source]);
  contacts.sources.set(source, [...links.filter((link) => link !== before), { contact, inbox }]);
}

/** Marks a source id of an inbox as that of a contact who proved its identity. */
export const verifySource = ({ verified }: Contacts, inbox: number, source: string) =>
  verified.set(toVerifiedKey(inbox, source), true);

/** Whether the contact with a source id in an inbox proved its identity. */
export const isVerified = ({ verified }: Contacts, inbox: number, source: string): boolean =>
  verified.has(toVerifiedKey(inbox, source));

const toVerifiedKey = (inbox: number, source: string) => `${inbox} ${source}`;

function changeSources(
  contacts: Contacts,
  { contact, inbox }: SourceLink,
  change: (sources: readonly string[]) => readonly string[],
): void {
  const row = contacts.rowOf.get(contact) - 1;
  const known = contacts.sourcesOf.get(row) ?? {};
  contacts.sourcesOf.set(row, { ...known, [inbox]: change(known[inbox] ?? []) });
}

export function nameOf(contacts: Contacts, row: number): string {
  const first = contacts.words[contacts.firstWord.get(row) - 1] ?? '';
  const others = contacts.words[contacts.otherWords.get(row) - 1];
  return others === undefined ? first : `${first} ${others}`;
}

/** Returns the written details. For a seeded contact, derives an email address and often a phone number from its id. */
export function identityOf(contacts: Contacts, row: number): ContactIdentity {
  const details = contacts.details.get(row);
  if (details) {
    const { email = null, phone = null, identifier = null } = details;
    return { email, phone, identifier };
  }
  const id = contacts.id.get(row);
  const local = nameOf(contacts, row)
    .toLowerCase()
    .replace(/[^a-z]+/g, '.');
  const phone = hashIntegers(id) % 2 === 0 ? `+1555${String(id).padStart(7, '0')}` : null;
  return { email: `${local}.${id}@customers.example`, phone, identifier: null };
}

/** Returns all details as a client would write them, also those of a seeded contact. */
export function readDetails(contacts: Contacts, row: number): ContactDetails {
  const { email, phone, identifier } = identityOf(contacts, row);
  const identity = { email: email ?? undefined, phone: phone ?? undefined, identifier: identifier ?? undefined };
  return { ...contacts.details.get(row), ...identity };
}

/**
 * Returns the attribute that another contact already has; undefined if there is none.
 *
 * @param own The id of a contact that may have them.
 */
export function findTakenAttribute(
  contacts: Contacts,
  details: ContactDetails,
  own = 0,
): keyof ContactIdentity | undefined {
  const isTaken = (found: number | undefined) => (found ?? own) !== own;
  for (const key of toKeys(details)) {
    if (isTaken(contacts.identities.get(key))) return key.split(':')[0] as keyof ContactIdentity;
  }
  if (isTaken(findSeeded(contacts, 'email', details.email))) return 'email';
  return isTaken(findSeeded(contacts, 'phone', details.phone)) ? 'phone' : undefined;
}

/** Returns the id of the contact with the identifier, else with the email address, else with the phone number. */
export function findContactByDetails(
  contacts: Contacts,
  { identifier, email, phone }: ContactDetails,
): number | undefined {
  const [key, emailKey, phoneKey] = [{ identifier }, { email }, { phone }].map((each) => toKeys(each)[0] ?? '');
  return (
    contacts.identities.get(key ?? '') ??
    contacts.identities.get(emailKey ?? '') ??
    findSeeded(contacts, 'email', email) ??
    contacts.identities.get(phoneKey ?? '') ??
    findSeeded(contacts, 'phone', phone)
  );
}

/** Finds a seeded contact by its email address or phone number, which contain its id. */
function findSeeded(contacts: Contacts, kind: 'email' | 'phone', text: string | undefined): number | undefined {
  const wanted = kind === 'email' ? text?.toLowerCase() : text;
  const digits = /\d+/.exec(wanted?.replace(/^\+1555/, '') ?? '')?.[0] ?? '';
  const id = Number(digits.slice(0, 9));
  const row = contacts.rowOf.get(id) - 1;
  return row >= 0 && identityOf(contacts, row)[kind] === wanted ? id : undefined;
}

function toKeys({ email, phone, identifier }: ContactDetails): string[] {
  return [
    ...(email ? [`email:${email.toLowerCase()}`] : []),
    ...(phone ? [`phone:${phone}`] : []),
    ...(identifier ? [`identifier:${identifier}`] : []),
  ];
}

function toNumber(contacts: Contacts, word: string): number {
  const known = contacts.wordNumbers.get(word);
  if (known !== undefined) return known;
  const number = contacts.words.push(word);
  contacts.wordNumbers.set(word, number);
  return number;
}
