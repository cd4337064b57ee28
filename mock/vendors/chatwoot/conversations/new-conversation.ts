import { hasActiveBot } from '../resources/active-bot.ts';
import type { Account, Inbox, Status } from '../tables.ts';

/** Returns the initial status: resolved for a blocked contact, pending for an inbox with a bot, else as requested. */
export function toInitialStatus(account: Account, inbox: Inbox, contact: number, status: Status): Status {
  const { contacts } = account;
  if (contacts.details.get(contacts.rowOf.get(contact) - 1)?.blocked) return 'resolved';
  return hasActiveBot(account, inbox) ? 'pending' : status;
}

/** Finds the latest conversation with the same source id, if the inbox allows one conversation per contact. */
export function findLocked(
  { contacts, conversations }: Account,
  inbox: Inbox,
  contact: number,
  source: string | undefined,
): number | undefined {
  if (!inbox.settings.lockToSingleConversation) return undefined;
  const isSame = (row: number) => conversations.inbox.get(row) === inbox.id && conversations.source.get(row) === source;
  let next = contacts.lastConversation.get(contacts.rowOf.get(contact) - 1);
  while (next > 0 && !isSame(next - 1)) next = conversations.previousOfContact.get(next - 1);
  return next > 0 ? next - 1 : undefined;
}
