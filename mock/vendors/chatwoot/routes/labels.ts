import { getAccount } from '../access/agent-access.ts';
import type { ChatwootHandlers } from '../handler.ts';
import { isBlank, toBoolean, toInteger, toText } from '../input/casts.ts';
import { inOrderOfTitle } from '../labels/labels.ts';
import { refuseBody, refusePath } from '../refusals.ts';
import { toLabel } from '../views/inboxes-and-teams.ts';

/** Letters and digits of any script, hyphens and underscores. */
const titleRule = /^[\p{L}\p{N}\p{M}_-]+$/u;

export const labels = {
  'list-all-labels'({ tables, request, appliesDeviation }) {
    const account = getAccount(tables, request);
    const view = { tables, account, deviates: appliesDeviation };
    return {
      payload: [...inOrderOfTitle(account.labels).values()].map((label) => toLabel(view, label)),
    };
  },

  'get-details-of-a-single-label'({ tables, request, appliesDeviation }) {
    const account = getAccount(tables, request);
    const label = account.labels.get(toInteger(request.params.id) ?? 0);
    if (!label) throw refusePath('id');
    return toLabel({ tables, account, deviates: appliesDeviation }, label);
  },

  'create-a-label'({ tables, request, now, appliesDeviation, append }) {
    const account = getAccount(tables, request);
    const params = request.body ?? {};
    if (Object.keys(params).length === 0)
      throw refuseBody({ name: 'label', message: 'is missing', keyword: 'required' });
    const title = toText(params.title)?.toLowerCase() ?? '';
    const problems = [
      ...(isBlank(title) ? ['must not be blank'] : []),
      ...(titleRule.test(title) ? [] : ['is invalid']),
      ...([...account.labels.values()].some(({ name }) => name === title) ? ['has already been taken'] : []),
    ];
    if (problems.length > 0) throw refuseBody(...problems.map((message) => ({ name: 'title', message })));

    const label = tables.lastIds.label + 1;
    append({
      type: 'label.created',
      at: now,
      account: account.id,
      label,
      title,
      description: toText(params.description) ?? undefined,
      color: toText(params.color) ?? undefined,
      showOnSidebar: toBoolean(params.show_on_sidebar) ?? null,
    });
    const created = account.labels.get(label);
    if (!created) throw refusePath('id');
    return toLabel({ tables, account, deviates: appliesDeviation }, created);
  },
} satisfies Partial<ChatwootHandlers>;
