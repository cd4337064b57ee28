import { isObject } from '../../../../specs/json/json.ts';
import { CustomReply } from '../../../vendor-interface/reply.ts';
import { findLocked, toInitialStatus } from '../conversations/new-conversation.ts';
import { listConversations } from '../conversations/of-contact.ts';
import { toStoredSource } from '../conversations/sources.ts';
import type { ChatwootCall, ChatwootHandlers } from '../handler.ts';
import { toParams } from '../input/params.ts';
import { statuses } from '../tables.ts';
import { type ContactLink, getContact, getConversation, isOfSource } from './links.ts';
import { toClientConversation } from './views.ts';

/**
 * Conversations as their contacts see them: those of the source id, or all, if the contact proved its identity.
 *
 * Source: Chatwoot 4.13.0, app/controllers/public/api/v1/inboxes/conversations_controller.rb (read).
 */
export const clientConversations = {
  'list-all-contact-conversations'(call) {
    const link = getContact(call.tables, call.request);
    const { account, contact } = link;
    const rows = listConversations(account, account.contacts.rowOf.get(contact) - 1).reverse();
    return rows.filter((row) => isVisible(link, row)).map((row) => toClientConversation(toView(call, link), row));
  },

  'create-a-conversation'(call) {
    const { tables, request, now: at, append } = call;
    const link = getContact(tables, request);
    const { account, inbox, contact } = link;
    const source = toStoredSource({ contact, inbox: inbox.id }, link.source);
    const { custom_attributes: custom } = toParams(request);
    let row = findLocked(account, inbox, contact, source);
    if (row === undefined) {
      const conversation = tables.lastIds.conversation + 1;
      append({
        type: 'conversation.created',
        at,
        account: account.id,
        conversation,
        display_id: account.lastDisplayId + 1,
        inbox: inbox.id,
        contact,
        status: toInitialStatus(account, inbox, contact, 'open'),
        source,
        attributes: { custom: isObject(custom) ? custom : undefined },
      });
      row = account.conversations.rowOf.get(conversation) - 1;
    }
    return toClientConversation(toView(call, link), row);
  },

  'get-single-conversation'(call) {
    const { link, row } = locate(call);
    return toClientConversation(toView(call, link), row);
  },

  /** Resolves only: a resolved conversation stays resolved. */
  'resolve-conversation'(call) {
    const { link, row } = locate(call);
    const { account, contact } = link;
    const { conversations } = account;
    if (statuses[conversations.status.get(row)] !== 'resolved') {
      const conversation = conversations.id.get(row);
      const by = { kind: 'contact', id: contact } as const;
      call.append({ type: 'conversation.resolved', at: call.now, account: account.id, conversation, by });
    }
    return toClientConversation(toView(call, link), row);
  },

  /** Servers show it to agents; the mock accepts it only. */
  'toggle-typing-status'(call) {
    locate(call);
    return new CustomReply(undefined);
  },

  'update-last-seen'(call) {
    const { link, row } = locate(call);
    const { account } = link;
    const conversation = account.conversations.id.get(row);
    call.append({ type: 'conversation.seen_by_contact', at: call.now, account: account.id, conversation });
    return new CustomReply(undefined);
  },
} satisfies Partial<ChatwootHandlers>;

const isVisible = (link: ContactLink, row: number) => link.isVerified || isOfSource(link, row);

function locate(call: ChatwootCall) {
  const link = getContact(call.tables, call.request);
  return { link, row: getConversation(link, call.request, (row) => isVisible(link, row)) };
}

const toView = ({ tables, appliesDeviation }: ChatwootCall, { account }: ContactLink) => {
  return { tables, account, deviates: appliesDeviation };
};
