import { CustomReply } from '../../../../vendor-interface/reply.ts';
import { getAccount } from '../../access/agent-access.ts';
import type { ChatwootCall, ChatwootHandlers } from '../../handler.ts';
import { toInteger } from '../../input/casts.ts';
import { requireParams } from '../../input/params.ts';
import { refuseBody, refusePath } from '../../refusals.ts';
import { assertValues, findProblems, readValues, toInitialValues } from './read-values.ts';
import { listRecords, type StoredRecord } from './record.ts';
import type { Resource, ResourceOperations } from './resource.ts';

type IdsOf<Operations extends ResourceOperations> = Extract<Operations[keyof Operations], keyof ChatwootHandlers>;

/**
 * Creates the handlers of a resource, which do what Chatwoot's controllers do with `find`, `create!`, `update!` and
 * `destroy!`.
 *
 * Source: Chatwoot 4.13.0, app/controllers/api/v1/accounts/canned_responses_controller.rb and those like it (read).
 *
 * @example
 * const cannedResponseHandlers = serveResource(cannedResponses);
 */
export function serveResource<Operations extends ResourceOperations>(
  resource: Resource<Operations>,
): Pick<ChatwootHandlers, IdsOf<Operations>> {
  const { kind, operations, fields, parameter } = resource;

  const toView = ({ tables, request, appliesDeviation: deviates }: ChatwootCall) => {
    const account = getAccount(tables, request);
    return { account, deviates };
  };
  const findParent = (call: ChatwootCall) =>
    resource.parent?.find(toView(call).account, call.request.params[resource.parent.parameter]);
  const listVisible = (call: ChatwootCall) => {
    const parent = findParent(call);
    const records = listRecords(toView(call).account.records, kind, call.caller.id);
    return resource.parent ? records.filter((record) => record.parent === parent) : records;
  };
  const find = (call: ChatwootCall): StoredRecord => {
    const id = toInteger(call.request.params[parameter]) ?? 0;
    const found = listVisible(call).find((record) => record.id === id);
    if (!found) throw refusePath(parameter);
    return found;
  };
  const listOthers = ({ account }: ReturnType<typeof toView>, id: number | undefined) =>
    [...(account.records.get(kind)?.values() ?? [])].filter((each) => each.id !== id).map(({ values }) => values);
  const show = (call: ChatwootCall, id: number) => {
    const view = toView(call);
    const record = view.account.records.get(kind)?.get(id);
    if (!record) throw refusePath(parameter);
    return resource.toOne(record, view);
  };
  const readParams = ({ request, appliesDeviation }: ChatwootCall) => {
    const params = requireParams(kind, request);
    const { documentedNames } = resource;
    if (!documentedNames || appliesDeviation(documentedNames.deviation)) return params;
    const { names } = documentedNames;
    return Object.fromEntries(Object.entries(params).map(([name, value]) => [names[name] ?? name, value]));
  };
  const assertRoom = (call: ChatwootCall) => {
    const { maxPerOwner } = resource;
    if (maxPerOwner && listVisible(call).length >= maxPerOwner.count) throw refuseBody(maxPerOwner.problem);
  };

  const handlers: Record<string, (call: ChatwootCall) => unknown> = {
    [operations.list]: (call) => {
      const records = listVisible(call);
      return resource.toList(resource.select?.(records, call.request.query) ?? records, toView(call));
    },
    [operations.create]: (call) => {
      const { tables, now: at, caller, append } = call;
      const view = toView(call);
      const parent = findParent(call);
      const sent = readValues(fields, readParams(call), caller.id, view.deviates);
      const values = { ...toInitialValues(fields), ...sent };
      assertRoom(call);
      assertValues(fields, { values, others: listOthers(view, undefined), isNew: true }, view.deviates);
      const { id: account } = view.account;
      const record = tables.lastIds[kind] + 1;
      const derived = resource.derive?.({ id: record, account, values });
      append({
        type: 'record.created',
        at,
        account,
        kind,
        record,
        ...(resource.isPrivate && { owner: caller.id }),
        ...(parent !== undefined && { parent }),
        values: { ...values, ...derived },
      });
      return show(call, record);
    },
    [operations.update]: (call) => {
      const view = toView(call);
      const record = find(call);
      const { id, values: before } = record;
      const { now: at, caller, append } = call;
      const values = { ...before, ...readValues(fields, readParams(call), caller.id, view.deviates) };
      const context = { values, others: listOthers(view, id), isNew: false };
      const isIgnored = resource.ignoresInvalidChanges && findProblems(fields, context).length > 0;
      if (isIgnored) return resource.toOne({ ...record, values }, view);
      assertValues(fields, context, view.deviates);
      append({ type: 'record.changed', at, account: view.account.id, kind, record: id, values });
      return show(call, id);
    },
    [operations.remove]: (call) => {
      const { account, deviates } = toView(call);
      const { id } = find(call);
      call.append({ type: 'record.removed', at: call.now, account: account.id, kind, record: id });
      const isEmpty = resource.emptyAfterRemoval !== undefined && deviates(resource.emptyAfterRemoval);
      return new CustomReply(undefined, { status: isEmpty ? 204 : 200 });
    },
    ...(operations.show !== undefined && { [operations.show]: (call: ChatwootCall) => show(call, find(call).id) }),
  };
  // The keys are the ids of the operations, whose types the compiler cannot follow. `Resource` types what is rendered.
  return handlers as unknown as Pick<ChatwootHandlers, IdsOf<Operations>>;
}
