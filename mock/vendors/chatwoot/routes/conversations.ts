import type { ChatwootBody } from '../../../../specs/bodies.ts';
import { second } from '../../../time/zone.ts';
import { getAccount, getConversationRow } from '../access/agent-access.ts';
import { toCustomAttributes, toFilterAttributes } from '../conversations/conversation-filter.ts';
import {
  type Counts,
  countByAssignee,
  pageOf,
  pageSize,
  toFilter,
  toRowPredicate,
} from '../conversations/conversation-list.ts';
import { listInOrder } from '../conversations/conversation-order.ts';
import { parseFilter } from '../filters/parse-filter.ts';
import type { ChatwootHandlers } from '../handler.ts';
import { isPresent, toInteger, toPage } from '../input/casts.ts';
import { toConversation } from '../views/conversation.ts';

const noQuery = { query: {}, lists: {} };

interface Assignment {
  /** The count of these conversations. */
  counted: keyof Counts;
  includes(assignee: number, caller: number): boolean;
}

const allConversations: Assignment = { counted: 'all', includes: () => true };
const assignments: Record<string, Assignment> = {
  me: { counted: 'mine', includes: (assignee, caller) => assignee === caller },
  unassigned: { counted: 'unassigned', includes: (assignee) => assignee === 0 },
  assigned: { counted: 'assigned', includes: (assignee) => assignee !== 0 },
  all: allConversations,
};

export const conversations = {
  conversationList({ tables, caller, request, values, now, appliesDeviation }) {
    const account = getAccount(tables, request);
    const view = { tables, account, deviates: appliesDeviation };
    const filter = toFilter(account, values, request, caller);
    const matchesFilter = toRowPredicate(tables, account, filter);
    // The counts cover all assignees, even if the page shows only some.
    const counts = countByAssignee(tables, account, filter, caller.id);
    const { counted, includes } = assignments[String(values.assignee_type)] ?? allConversations;
    const isWanted = (row: number) =>
      includes(account.conversations.assignee.get(row), caller.id) && matchesFilter(row);
    const { sort_by, updated_within } = request.query;
    // With updated_within, all matching conversations are on one page.
    const changedSince = isPresent(updated_within) ? now - (toInteger(updated_within) ?? 0) * second : undefined;
    const isRecent = (row: number) =>
      changedSince === undefined || account.conversations.updatedAt.get(row) > changedSince;
    const [page, size] = changedSince === undefined ? [toPage(values.page), pageSize] : [1, Number.POSITIVE_INFINITY];
    const isListed = (row: number) => isWanted(row) && isRecent(row);
    const ordered = listInOrder(account, isListed, sort_by)?.slice((page - 1) * size, page * size);
    const rows = ordered ?? pageOf(account, isListed, page, counts[counted], size);
    const data = { meta: toCounts(counts), payload: rows.map((row) => toConversation(view, row, caller.id)) };
    // The types know lists of one profile, and a conversation may be of either.
    return { data } as ChatwootBody<'conversationList'>;
  },

  conversationFilter({ tables, caller, request, appliesDeviation }) {
    const account = getAccount(tables, request);
    const view = { tables, account, deviates: appliesDeviation };
    const body: Record<string, unknown> = request.body ?? {};
    const matches = parseFilter(
      body.payload,
      toFilterAttributes(account),
      toCustomAttributes(account),
      appliesDeviation,
    );
    const isVisible = toRowPredicate(tables, account, toFilter(account, { status: 'all' }, noQuery, caller));
    const counts = { mine: 0, unassigned: 0, assigned: 0, all: 0 };
    const found = new Set<number>();
    const { assignee, length } = account.conversations;
    for (let row = 0; row < length; row++) {
      if (!isVisible(row) || !matches(row)) continue;
      found.add(row);
      counts.all += 1;
      if (assignee.get(row) === caller.id) counts.mine += 1;
      counts[assignee.get(row) === 0 ? 'unassigned' : 'assigned'] += 1;
    }
    const rows = pageOf(account, (row) => found.has(row), toPage(body.page), counts.all);
    const payload = rows.map((row) => toConversation(view, row, caller.id));
    const { assigned_count, ...meta } = toCounts(counts);
    const isPlain = appliesDeviation('chatwoot-filtered-conversations-are-plain');
    const answer = isPlain ? { meta, payload } : { data: { meta: { ...meta, assigned_count }, payload } };
    // The types know lists of one profile, and a conversation may be of either.
    return answer as ChatwootBody<'conversationFilter'>;
  },

  conversationListMeta({ tables, caller, request, values }) {
    const account = getAccount(tables, request);
    const filter = toFilter(account, values, request, caller);
    return {
      meta: toCounts(countByAssignee(tables, account, filter, caller.id)),
    };
  },

  'get-details-of-a-conversation'({ tables, caller, request, appliesDeviation }) {
    const account = getAccount(tables, request);
    const row = getConversationRow(account, request, caller);
    return toConversation({ tables, account, deviates: appliesDeviation }, row, caller.id);
  },
} satisfies Partial<ChatwootHandlers>;

function toCounts({ mine, unassigned, assigned, all }: Counts): ChatwootBody<'conversationListMeta'>['meta'] {
  return { mine_count: mine, unassigned_count: unassigned, assigned_count: assigned, all_count: all };
}
