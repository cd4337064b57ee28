import type { ChatwootBody } from '../../../../specs/bodies.ts';
import { getAccount, getConversationRow } from '../access.ts';
import { type Counts, countByAssignee, listConversations, pageOf, toFilter } from '../conversation-list.ts';
import type { ChatwootHandler } from '../handler.ts';
import { toConversation } from '../views/conversation.ts';

const belongsTo: Record<string, (assignee: number, caller: number) => boolean> = {
  me: (assignee, caller) => assignee === caller,
  unassigned: (assignee) => assignee === 0,
  assigned: (assignee) => assignee !== 0,
  all: () => true,
};

export const conversations: Record<string, ChatwootHandler> = {
  conversationList({ tables, caller, request, values, deviates }) {
    const account = getAccount(tables, request);
    const view = { tables, account, deviates };
    const rows = listConversations(tables, account, toFilter(account, values));
    // The counts are of everybody's, whoever's page is asked for.
    const isWanted = belongsTo[String(values.assignee_type)] ?? (() => true);
    const wanted = rows.filter((row) => isWanted(account.conversations.assignee.get(row), caller.id));
    const page = pageOf(account, wanted, Number(values.page));
    const body = {
      data: {
        meta: toCounts(countByAssignee(account, rows, caller.id)),
        payload: page.map((row) => toConversation(view, row, caller.id)),
      },
    } as ChatwootBody<'conversationList'>;
    return body;
  },

  conversationListMeta({ tables, caller, request, values }) {
    const account = getAccount(tables, request);
    const rows = listConversations(tables, account, toFilter(account, values));
    const body: ChatwootBody<'conversationListMeta'> = { meta: toCounts(countByAssignee(account, rows, caller.id)) };
    return body;
  },

  'get-details-of-a-conversation'({ tables, caller, request, deviates }) {
    const account = getAccount(tables, request);
    const row = getConversationRow(account, request);
    const body: ChatwootBody<'get-details-of-a-conversation'> = toConversation(
      { tables, account, deviates },
      row,
      caller.id,
    );
    return body;
  },
};

function toCounts({ mine, unassigned, assigned, all }: Counts) {
  return { mine_count: mine, unassigned_count: unassigned, assigned_count: assigned, all_count: all };
}
