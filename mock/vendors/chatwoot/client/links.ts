import { isValidId } from '../access/agent-access.ts';
import { isVerified, type SourceLink } from '../contacts.ts';
import { findContactBySource, sourceOf } from '../conversations/sources.ts';
import { toInteger } from '../input/casts.ts';
import { refusePath } from '../refusals.ts';
import type { Account, ChatwootTables, Inbox } from '../tables.ts';
import { toInboxIdentifier } from '../views/inbox-secrets.ts';

interface Params {
  params: Readonly<Record<string, string | undefined>>;
}

/** An API inbox and its account. */
export interface InboxLink {
  account: Account;
  inbox: Inbox;
}

/** A contact of an API inbox. One contact may have several source ids in an inbox. */
export interface ContactLink extends InboxLink, Pick<SourceLink, 'contact'> {
  source: string;
  /** Whether the contact has proved its identity with the hash of its identifier. */
  isVerified: boolean;
}

/**
 * Returns the API inbox that a path names.
 *
 * @throws ApiError `unknown` if there is none.
 */
export function getInbox(tables: ChatwootTables, { params }: Params): InboxLink {
  for (const account of tables.accounts.values()) {
    for (const inbox of account.inboxes.values()) {
      const isNamed = inbox.channel === 'Channel::Api' && toInboxIdentifier(inbox) === params.inbox_identifier;
      if (isNamed) return { account, inbox };
    }
  }
  throw refusePath('inbox_identifier');
}

/**
 * Returns the contact that a path names by its source id in the inbox.
 *
 * @throws ApiError `unknown` if there is none.
 */
export function getContact(tables: ChatwootTables, request: Params): ContactLink {
  const { account, inbox } = getInbox(tables, request);
  const source = request.params.contact_identifier ?? '';
  const contact = findContactBySource(account, inbox.id, source);
  if (contact === undefined) throw refusePath('contact_identifier');
  return { account, inbox, contact, source, isVerified: isVerified(account.contacts, inbox.id, source) };
}

/** Whether a conversation (a row) was started with the source id. */
export function isOfSource({ account, inbox, source }: ContactLink, row: number): boolean {
  return account.conversations.inbox.get(row) === inbox.id && sourceOf(account, row) === source;
}

/**
 * Returns the row of the conversation that a path names.
 *
 * @param isVisible Whether the operation shows a conversation (a row) of the contact.
 * @throws ApiError `unknown` if the contact has no such conversation.
 */
export function getConversation(
  { account, contact }: ContactLink,
  { params }: Params,
  isVisible: (row: number) => boolean = () => true,
): number {
  const { conversations } = account;
  const displayId = toInteger(params.conversation_id) ?? 0;
  const row = isValidId(displayId) ? conversations.rowOfDisplayId.get(displayId) - 1 : -1;
  if (row < 0 || conversations.contact.get(row) !== contact || !isVisible(row)) throw refusePath('conversation_id');
  return row;
}
