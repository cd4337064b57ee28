import type { ChatwootBody } from '../../../../../specs/bodies.ts';
import { assertInboxAccess, canAccessInbox, getAccount } from '../../access/agent-access.ts';
import { getContactRow } from '../../contact-queries/contact-row.ts';
import { identityOf } from '../../contacts.ts';
import { buildSource, findContactable, listContactInboxes } from '../../conversations/contact-inboxes.ts';
import { toFilter, toRowPredicate } from '../../conversations/conversation-list.ts';
import { listConversations } from '../../conversations/of-contact.ts';
import type { ChatwootCall, ChatwootHandlers } from '../../handler.ts';
import { toInteger, toText } from '../../input/casts.ts';
import { toParams } from '../../input/params.ts';
import { refuseOrFail, refuseUnknown } from '../../refusals.ts';
import { toContactInbox } from '../../views/contact.ts';
import { toConversation } from '../../views/conversation.ts';
import { withoutNulls } from '../../views/view.ts';

const maxConversations = 20;

/**
 * The conversations and inboxes of a contact.
 *
 * Source: Chatwoot 4.13.0, controllers in app/controllers/api/v1/accounts/contacts (executed).
 */
export const contactInboxes = {
  contactConversations(call) {
    const { tables, caller, appliesDeviation } = call;
    const { account, row } = locate(call);
    const { lastActivityAt } = account.conversations;
    const filter = toFilter(account, { status: 'all' }, { query: {}, lists: {} }, caller);
    const rows = listConversations(account, row).filter(toRowPredicate(tables, account, filter));
    rows.sort((a, b) => lastActivityAt.get(b) - lastActivityAt.get(a) || b - a);
    const view = { tables, account, deviates: appliesDeviation };
    const payload = rows.slice(0, maxConversations).map((each) => toConversation(view, each, caller.id));
    // The types know lists of one profile, and a conversation may be of either.
    return { payload } as ChatwootBody<'contactConversations'>;
  },

  contactableInboxesGet(call) {
    const { account, row } = locate(call);
    const payload = [...account.inboxes.values()].flatMap((inbox) => {
      const source = canAccessInbox(account, call.caller, inbox.id) ? findContactable(account, row, inbox) : undefined;
      return source === undefined ? [] : [toContactInbox(account, { inbox: inbox.id, source })];
    });
    return { payload };
  },

  contactInboxCreation(call) {
    const { request, caller, now: at, appliesDeviation, append } = call;
    const { account, row } = locate(call);
    const { inbox_id, source_id } = toParams(request);
    const inbox = account.inboxes.get(toInteger(inbox_id) ?? 0);
    if (!inbox) throw refuseUnknown('inbox_id');
    assertInboxAccess(account, caller, inbox.id);
    const wanted = toText(source_id) ?? undefined;
    if (wanted?.trim() === '' || isNested(source_id)) {
      throw refuseOrFail(appliesDeviation, { name: 'source_id', message: 'must be a text that is not blank' });
    }
    const contact = account.contacts.id.get(row);
    const identity = identityOf(account.contacts, row);
    const source = buildSource(account, { contact, inbox, identity, wanted }, appliesDeviation);
    const isKnown = listContactInboxes(account, row).some((each) => each.inbox === inbox.id && each.source === source);
    if (!isKnown) append({ type: 'contact.linked', at, account: account.id, contact, inbox: inbox.id, source });
    const { inbox: shown, ...link } = toContactInbox(account, { inbox: inbox.id, source });
    const { provider, ...rest } = shown;
    const own = appliesDeviation('chatwoot-absent-values-are-null') ? { provider } : withoutNulls({ provider });
    // The types know the bodies of all ledger entries and of none.
    return { ...link, inbox: { ...rest, ...own } } as ChatwootBody<'contactInboxCreation'>;
  },
} satisfies Partial<ChatwootHandlers>;

const isNested = (value: unknown) => typeof value === 'object' && value !== null;

function locate({ tables, request }: ChatwootCall) {
  const account = getAccount(tables, request);
  return { account, row: getContactRow(account, request.params.id) };
}
