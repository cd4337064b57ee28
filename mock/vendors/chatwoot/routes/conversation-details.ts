import type { ChatwootBody } from '../../../../specs/bodies.ts';
import { isObject } from '../../../../specs/json/json.ts';
import { CustomReply } from '../../../vendor-interface/reply.ts';
import { getAccount, getConversationRow } from '../access/agent-access.ts';
import type { ChatwootCall, ChatwootHandlers } from '../handler.ts';
import { isPresent, toInteger } from '../input/casts.ts';
import { toParams } from '../input/params.ts';
import { refuseOrFail, refusePath } from '../refusals.ts';
import { type Priority, priorities } from '../tables.ts';
import { toConversation } from '../views/conversation.ts';
import { toShortMessage } from '../views/message.ts';

/**
 * Changes of a conversation that no report counts.
 *
 * Source: Chatwoot 4.13.0, app/controllers/api/v1/accounts/conversations_controller.rb,
 * app/controllers/api/v1/accounts/conversations/messages_controller.rb (read).
 */
export const conversationDetails = {
  'update-conversation'(call) {
    const { tables, caller, appliesDeviation } = call;
    const { account, row } = locate(call);
    if (Object.hasOwn(toParams(call.request), 'priority')) setPriority(call);
    const { meta, ...rest } = toConversation({ tables, account, deviates: appliesDeviation }, row, caller.id);
    const body = appliesDeviation('chatwoot-changed-conversation-has-meta') ? { meta, ...rest } : rest;
    // Each ledger entry can apply alone. The types know only the bodies of all and of none.
    return body as ChatwootBody<'update-conversation'>;
  },

  'toggle-priority-of-a-conversation'(call) {
    locate(call);
    setPriority(call);
    return new CustomReply(undefined);
  },

  /** Servers show it to other clients of the conversation; the mock accepts it only. */
  'toggle-typing-status-of-a-conversation'(call) {
    locate(call);
    return new CustomReply(undefined);
  },

  'update-custom-attributes-of-a-conversation'(call) {
    const { account, row } = locate(call);
    const { custom_attributes: custom } = toParams(call.request);
    if (!isObject(custom)) {
      throw refuseOrFail(call.appliesDeviation, { name: 'custom_attributes', message: 'must be an object' });
    }
    const conversation = account.conversations.id.get(row);
    call.append({ type: 'conversation.attributes_changed', at: call.now, account: account.id, conversation, custom });
    return { custom_attributes: custom };
  },

  'delete-a-message'(call) {
    const { tables, request, appliesDeviation, append, now: at } = call;
    const { account, row } = locate(call);
    const { conversations, messages } = account;
    const message = toInteger(request.params.message_id) ?? 0;
    let found = conversations.lastMessage.get(row);
    while (found > 0 && messages.id.get(found - 1) !== message) found = messages.previous.get(found - 1);
    if (found === 0) throw refusePath('message_id');
    append({ type: 'message.deleted', at, account: account.id, conversation: conversations.id.get(row), message });
    const view = { tables, account, deviates: appliesDeviation };
    const isShown = appliesDeviation('chatwoot-deleted-message-is-shown');
    const body = isShown ? toShortMessage(view, found - 1) : new CustomReply(undefined);
    // The types have the message in one profile, and no body in the other.
    return body as unknown as ChatwootBody<'delete-a-message'>;
  },
} satisfies Partial<ChatwootHandlers>;

function locate({ tables, request, caller }: ChatwootCall) {
  const account = getAccount(tables, request);
  return { account, row: getConversationRow(account, request, caller) };
}

/** Servers clear the priority for a missing or blank value, and fail for `none`, which the document has instead. */
function setPriority(call: ChatwootCall): void {
  const { now: at, caller, append, appliesDeviation } = call;
  const { account, row } = locate(call);
  const { priority: sent } = toParams(call.request);
  const isCleared = !isPresent(sent) || (sent === 'none' && !appliesDeviation('chatwoot-priority-none-is-500'));
  const known = priorities.find((each) => each !== null && each === sent);
  if (!isCleared && known === undefined) {
    throw refuseOrFail(appliesDeviation, {
      name: 'priority',
      message: `must be one of ${priorities.slice(1).join(', ')}`,
    });
  }
  const priority: Priority = isCleared ? null : (known ?? null);
  const { conversations } = account;
  if ((priorities[conversations.priority.get(row)] ?? null) === priority) return;
  const conversation = conversations.id.get(row);
  append({ type: 'conversation.priority_changed', at, account: account.id, conversation, priority, by: { ...caller } });
}
