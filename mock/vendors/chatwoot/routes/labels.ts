import { CustomReply } from '../../../vendor-interface/reply.ts';
import { getAccount } from '../access/agent-access.ts';
import type { ChatwootCall, ChatwootHandlers } from '../handler.ts';
import { isBlank, toBoolean, toInteger, toText } from '../input/casts.ts';
import { requireParams } from '../input/params.ts';
import { inOrderOfTitle } from '../labels/labels.ts';
import { refuseBody, refusePath } from '../refusals.ts';
import type { Account, Label } from '../tables.ts';
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
    return toLabel({ tables, account, deviates: appliesDeviation }, getLabel(account, request));
  },

  'create-a-label'({ tables, request, now, appliesDeviation, append }) {
    const account = getAccount(tables, request);
    const params = requireParams('label', request);
    const title = readTitle(account, params.title, undefined);
    const label = tables.lastIds.label + 1;
    append({
      type: 'label.created',
      at: now,
      account: account.id,
      label,
      title,
      ...readTexts(params),
      showOnSidebar: toBoolean(params.show_on_sidebar) ?? null,
    });
    const created = account.labels.get(label);
    if (!created) throw refusePath('id');
    return toLabel({ tables, account, deviates: appliesDeviation }, created);
  },

  'update-a-label'({ tables, request, now, appliesDeviation, append }) {
    const account = getAccount(tables, request);
    const { id: label, name: before } = getLabel(account, request);
    const params = requireParams('label', request);
    const title = readTitle(account, Object.hasOwn(params, 'title') ? params.title : before, label);
    append({
      type: 'label.changed',
      at: now,
      account: account.id,
      label,
      title,
      ...readTexts(params),
      ...(Object.hasOwn(params, 'show_on_sidebar') && { showOnSidebar: toBoolean(params.show_on_sidebar) ?? null }),
    });
    return toLabel({ tables, account, deviates: appliesDeviation }, getLabel(account, request));
  },

  'delete-a-label'({ tables, request, now, append }) {
    const account = getAccount(tables, request);
    append({ type: 'label.removed', at: now, account: account.id, label: getLabel(account, request).id });
    return new CustomReply(undefined);
  },
} satisfies Partial<ChatwootHandlers>;

function getLabel({ labels: all }: Account, { params }: Pick<ChatwootCall['request'], 'params'>): Label {
  const label = all.get(toInteger(params.id) ?? 0);
  if (!label) throw refusePath('id');
  return label;
}

/** @param own The label whose title it is; undefined for a new label. */
function readTitle({ labels: all }: Account, value: unknown, own: number | undefined): string {
  const title = toText(value)?.toLowerCase() ?? '';
  const isTaken = [...all.values()].some(({ id, name }) => name === title && id !== own);
  const problems = [
    ...(isBlank(title) ? ['must not be blank'] : []),
    ...(titleRule.test(title) ? [] : ['is invalid']),
    ...(isTaken ? ['has already been taken'] : []),
  ];
  if (problems.length > 0) throw refuseBody(...problems.map((message) => ({ name: 'title', message })));
  return title;
}

const readTexts = ({ description, color }: Record<string, unknown>) => ({
  description: toText(description) ?? undefined,
  color: toText(color) ?? undefined,
});
