import type { ChatwootBody, ChatwootRequest } from '../../../../specs/bodies.ts';
import { getAccount } from '../access.ts';
import type { ChatwootHandler } from '../handler.ts';
import { isBlank, refuseBody, refusePath } from '../refusals.ts';
import { toLabel } from '../views/places.ts';

/** Letters and digits of any script, - and _. */
const titleRule = /^[\p{L}\p{N}\p{M}_-]+$/u;

export const labels: Record<string, ChatwootHandler> = {
  'list-all-labels'({ tables, request, deviates }) {
    const account = getAccount(tables, request);
    const view = { tables, account, deviates };
    const body: ChatwootBody<'list-all-labels'> = {
      payload: [...account.labels.values()].map((label) => toLabel(view, label)),
    };
    return body;
  },

  'get-details-of-a-single-label'({ tables, request, deviates }) {
    const account = getAccount(tables, request);
    const label = account.labels.get(Number(request.params.id));
    if (!label) throw refusePath('id');
    const body: ChatwootBody<'get-details-of-a-single-label'> = toLabel({ tables, account, deviates }, label);
    return body;
  },

  'create-a-label'({ tables, request, now, deviates, append }) {
    const account = getAccount(tables, request);
    const given = request.body as ChatwootRequest<'create-a-label'>;
    if (Object.keys(given).length === 0)
      throw refuseBody({ name: 'label', message: 'is missing', keyword: 'required' });
    const title = given.title?.toLowerCase() ?? '';
    if (isBlank(title)) throw refuseBody({ name: 'title', message: "can't be blank" });
    if (!titleRule.test(title)) throw refuseBody({ name: 'title', message: 'is invalid' });
    const isTaken = [...account.labels.values()].some(({ name }) => name === title);
    if (isTaken) throw refuseBody({ name: 'title', message: 'has already been taken' });

    const label = tables.last.label + 1;
    append({
      type: 'label.created',
      at: now,
      account: account.id,
      label,
      title,
      description: given.description,
      color: given.color,
      showOnSidebar: given.show_on_sidebar,
    });
    const created = account.labels.get(label);
    if (!created) throw refusePath('id');
    const body: ChatwootBody<'create-a-label'> = toLabel({ tables, account, deviates }, created);
    return body;
  },
};
