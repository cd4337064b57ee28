import { isObject } from '../../../../specs/json/json.ts';
import { readContent } from '../conversations/message-draft.ts';
import type { ChatwootCall, ChatwootHandlers } from '../handler.ts';
import { toInteger } from '../input/casts.ts';
import { toParams } from '../input/params.ts';
import { refusePath } from '../refusals.ts';
import { listMessages } from '../views/message.ts';
import { getContact, getConversation } from './links.ts';
import { listClientMessages, toClientMessage } from './views.ts';

const pageSize = 20;

/**
 * Messages as their contacts see and write them.
 *
 * Source: Chatwoot 4.13.0, app/controllers/public/api/v1/inboxes/messages_controller.rb, app/finders/message_finder.rb
 * (read).
 */
export const clientMessages = {
  'list-all-conversation-messages'(call) {
    const { view, row } = locate(call);
    const before = toInteger(call.request.query.before);
    const { messages } = view.account;
    return listClientMessages(view, row)
      .filter((message) => before === undefined || messages.id.get(message) < before)
      .slice(-pageSize)
      .map((message) => toClientMessage(view, message));
  },

  'create-a-message'(call) {
    const { tables, request, now: at, append } = call;
    const { view, row, contact } = locate(call);
    const { account } = view;
    const written = readContent(toParams(request));
    // The row of the new message. Messages that result from it follow it.
    const message = account.messages.length;
    append({
      type: 'message.created',
      at,
      account: account.id,
      conversation: account.conversations.id.get(row),
      message: tables.lastIds.message + 1,
      direction: 'incoming',
      sender: { kind: 'contact', id: contact },
      private: false,
      written,
    });
    return toClientMessage(view, message);
  },

  'update-a-message'(call) {
    const { request, now: at, append } = call;
    const { view, row } = locate(call);
    const { account } = view;
    const id = toInteger(request.params.message_id) ?? 0;
    const message = listMessages(account, row).find((each) => account.messages.id.get(each) === id);
    if (message === undefined) throw refusePath('message_id');
    const { submitted_values: values } = toParams(request);
    const conversation = account.conversations.id.get(row);
    if (isObject(values)) {
      append({ type: 'message.answered', at, account: account.id, conversation, message: id, values });
    }
    return toClientMessage(view, message);
  },
} satisfies Partial<ChatwootHandlers>;

/** Finds a conversation of any inbox of the contact: servers do not compare its source id here. */
function locate({ tables, request, appliesDeviation }: ChatwootCall) {
  const link = getContact(tables, request);
  const { account, contact } = link;
  return { view: { tables, account, deviates: appliesDeviation }, row: getConversation(link, request), contact };
}
