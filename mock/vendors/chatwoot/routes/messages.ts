import type { ChatwootBody } from '../../../../specs/bodies.ts';
import { type Caller, getAccount, getConversationRow } from '../access/agent-access.ts';
import { readMessage } from '../conversations/message-draft.ts';
import type { Actor } from '../events.ts';
import type { ChatwootHandlers } from '../handler.ts';
import { toInteger } from '../input/casts.ts';
import { labelsOf } from '../labels/label-titles.ts';
import type { Account, MessageType } from '../tables.ts';
import { toListedContact, toPlainContact } from '../views/contact.ts';
import { toIsoOrNull } from '../views/conversation.ts';
import { listMessages, toMessage, toShortMessage } from '../views/message.ts';
import { toAgent, toPerson } from '../views/people.ts';
import type { View } from '../views/view.ts';

export const messages = {
  'list-all-messages'({ tables, caller, request, values, appliesDeviation }) {
    const account = getAccount(tables, request);
    const view = { tables, account, deviates: appliesDeviation };
    const row = getConversationRow(account, request, caller);
    const toItem = appliesDeviation('chatwoot-message-is-short') ? toShortMessage : toMessage;
    const rows = selectMessages(account, listMessages(account, row), values);
    const { additional = {} } = account.conversations.attributes.get(row) ?? {};
    const seenAt = toIsoOrNull(account.conversations.agentSeenAt.get(row));
    const meta = {
      labels: labelsOf(account, row),
      additional_attributes: additional,
      ...toPeople(view, row),
      agent_last_seen_at: seenAt,
      assignee_last_seen_at: account.conversations.assignee.get(row) === 0 ? null : seenAt,
    };
    // Each ledger entry can apply alone. The types know only the bodies of all and of none.
    return { meta, payload: rows.map((message) => toItem(view, message)) } as ChatwootBody<'list-all-messages'>;
  },

  'create-a-new-message-in-a-conversation'({ tables, caller, request, now, appliesDeviation, append }) {
    const account = getAccount(tables, request);
    const view = { tables, account, deviates: appliesDeviation };
    const row = getConversationRow(account, request, caller);
    const { conversations } = account;
    const channel = account.inboxes.get(conversations.inbox.get(row))?.channel;
    const { type, isPrivate, written, echo } = readMessage(request.body ?? {}, channel);
    // The row of the new message. Messages that result from it, such as activity messages, follow it.
    const message = account.messages.length;
    append({
      type: 'message.created',
      at: now,
      account: account.id,
      conversation: conversations.id.get(row),
      message: tables.lastIds.message + 1,
      direction: type,
      ...toAuthor(caller, type, conversations.contact.get(row)),
      private: isPrivate,
      written,
    });
    if (!appliesDeviation('chatwoot-message-is-short')) {
      // The types have this response in one profile only, and a message in both.
      return toMessage(view, message) as ChatwootBody<'create-a-new-message-in-a-conversation'>;
    }
    const short = toShortMessage(view, message);
    return echo !== undefined && appliesDeviation('chatwoot-message-echoes-id') ? { ...short, echo_id: echo } : short;
  },
} satisfies Partial<ChatwootHandlers>;

/**
 * Returns the sender of a new message: the caller for an outgoing message, the contact for any other.
 *
 * Source: Chatwoot 4.13.0, app/builders/messages/message_builder.rb (executed).
 */
export function toAuthor(caller: Caller, type: MessageType, contact: number): { sender: Actor; by?: Actor } {
  if (type === 'outgoing') return { sender: { ...caller } };
  return { sender: { kind: 'contact', id: contact }, by: { ...caller } };
}

/** Returns the requested messages of a conversation: the latest, those before or after an id, or those between two ids. */
function selectMessages(
  { messages: all }: Account,
  rows: number[],
  { after, before }: { after?: unknown; before?: unknown },
): number[] {
  const [from, to] = [toInteger(after), toInteger(before)];
  const idOf = (row: number) => all.id.get(row);
  if (from !== undefined && to !== undefined) return rows.filter((row) => idOf(row) >= from && idOf(row) < to);
  if (from !== undefined) return rows.filter((row) => idOf(row) > from).slice(0, 100);
  return rows.filter((row) => to === undefined || idOf(row) < to).slice(-20);
}

function toPeople(view: View, row: number) {
  const { account, deviates } = view;
  const { conversations, contacts, members } = account;
  const contact = contacts.rowOf.get(conversations.contact.get(row)) - 1;
  const member = members.get(conversations.assignee.get(row));
  if (deviates('chatwoot-messages-contact-is-plain')) {
    return { contact: toPlainContact(account, contact), ...(member && { assignee: toPerson(view, member.user) }) };
  }
  const { contact_inboxes: _, ...listed } = toListedContact(account, contact);
  return { contact: { payload: [listed] }, ...(member && { assignee: toAgent(view, member) }) };
}
