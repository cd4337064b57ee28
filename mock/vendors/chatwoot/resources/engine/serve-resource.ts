import type { JsonObject } from '../../../../../specs/json/json.ts';
import { CustomReply } from '../../../../vendor-interface/reply.ts';
import { getAccount } from '../../access/agent-access.ts';
import type { ChatwootCall, ChatwootHandlers } from '../../handler.ts';
import { toInteger } from '../../input/casts.ts';
import { requireParams, toParams } from '../../input/params.ts';
import { createServerError, refuseBody, refusePath } from '../../refusals.ts';
import { assertValues, findProblems, readValues, toInitialValues } from './read-values.ts';
import type { StoredRecord } from './record.ts';
import { createRecordStore } from './record-store.ts';
import type { Access, RecordView, Resource, ResourceOperations } from './resource.ts';

type IdsOf<Operations extends ResourceOperations> = Extract<Operations[keyof Operations], keyof ChatwootHandlers>;

/**
 * Returns functions that find and render the records of a resource, for handlers that the engine does not have.
 *
 * @example
 * const { find, show } = accessRecords(agentBots);
 */
export function accessRecords<Operations extends ResourceOperations>(resource: Resource<Operations>) {
  const { parameter } = resource;
  const store = resource.store ?? createRecordStore(resource.kind);

  const toView = ({ tables, request, caller, appliesDeviation: deviates }: ChatwootCall): RecordView => {
    const account = getAccount(tables, request);
    return { tables, account, caller, deviates };
  };
  const findParent = (call: ChatwootCall) =>
    resource.parent?.find(toView(call).account, call.request.params[resource.parent.parameter]);
  const list = (call: ChatwootCall) => store.list(call.tables, toView(call).account);
  /** The records that the caller may see, below what the path names. */
  const listVisible = (call: ChatwootCall) => {
    const parent = findParent(call);
    return list(call).filter((each) => {
      return (each.owner === undefined || each.owner === call.caller.id) && each.parent === parent;
    });
  };
  /** Returns the record that the path names. */
  const find = (call: ChatwootCall, access: Access): StoredRecord => {
    const id = toInteger(call.request.params[parameter]) ?? 0;
    const found = listVisible(call).find((record) => record.id === id);
    if (found) {
      resource.authorize?.(found, toView(call), access);
      return found;
    }
    const { crashIfUnknown: crash } = resource;
    const isCrash = crash?.access.includes(access) && call.appliesDeviation(crash.deviation);
    throw isCrash ? createServerError() : refusePath(parameter);
  };
  const show = (call: ChatwootCall, id: number, render = resource.toOne) => {
    const record = list(call).find((each) => each.id === id);
    if (!record) throw refusePath(parameter);
    return render(record, toView(call));
  };
  return { store, toView, findParent, list, listVisible, find, show };
}

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
  const { kind, operations, fields } = resource;
  const { store, toView, findParent, list, listVisible, find, show } = accessRecords(resource);

  const listOthers = (call: ChatwootCall, id: number | undefined) =>
    list(call)
      .filter((each) => each.id !== id)
      .map(({ values }) => values);
  const readParams = ({ request, appliesDeviation }: ChatwootCall) => {
    const params = resource.isFlat ? toParams(request) : requireParams(kind, request);
    const { documentedNames } = resource;
    if (!documentedNames || appliesDeviation(documentedNames.deviation)) return params;
    const { names } = documentedNames;
    return Object.fromEntries(Object.entries(params).map(([name, value]) => [names[name] ?? name, value]));
  };
  const { adjust = (values: JsonObject) => values } = resource;
  const assertRoom = (call: ChatwootCall) => {
    const { maxPerOwner } = resource;
    if (maxPerOwner && listVisible(call).length >= maxPerOwner.count) throw refuseBody(maxPerOwner.problem);
  };

  const handlers: Record<string, (call: ChatwootCall) => unknown> = {
    [operations.create]: (call) => {
      const { tables, now: at, caller, append } = call;
      const view = toView(call);
      const sent = readValues(fields, readParams(call), { caller: caller.id, deviates: view.deviates, isNew: true });
      const values = adjust({ ...toInitialValues(fields), ...sent }, sent, view, true);
      assertRoom(call);
      const context = { values, others: listOthers(call, undefined), isNew: true, account: view.account };
      assertValues(resource, context, view.deviates);
      const { id: account } = view.account;
      const id = store.toNextId(tables);
      const complete = { ...values, ...resource.derive?.({ id, account, values }) };
      const owner = resource.isPrivate ? caller.id : undefined;
      append(store.toCreated({ at, account, id, owner, parent: findParent(call), values: complete }));
      return show(call, id, resource.toNew);
    },
    [operations.update]: (call) => {
      const view = toView(call);
      const record = find(call, 'write');
      const { id, values: before } = record;
      const { now: at, caller, append } = call;
      const sent = readValues(fields, readParams(call), { caller: caller.id, deviates: view.deviates, isNew: false });
      const values = adjust({ ...before, ...sent }, sent, view, false);
      const context = { values, others: listOthers(call, id), isNew: false, account: view.account };
      const isIgnored = resource.ignoresInvalidChanges && findProblems(fields, context).length > 0;
      if (isIgnored) return resource.toOne({ ...record, values }, view);
      assertValues(resource, context, view.deviates);
      append(store.toChanged({ at, account: view.account.id, id, values }));
      return show(call, id);
    },
    [operations.remove]: (call) => {
      const { account, deviates } = toView(call);
      const { id } = find(call, 'write');
      call.append(store.toRemoved({ at: call.now, account: account.id, id }));
      const isEmpty = resource.emptyAfterRemoval !== undefined && deviates(resource.emptyAfterRemoval);
      return new CustomReply(undefined, { status: isEmpty ? 204 : 200 });
    },
    ...(operations.list !== undefined && {
      [operations.list]: (call: ChatwootCall) => {
        const view = toView(call);
        const records = listVisible(call).filter((record) => resource.isListed?.(record, view) !== false);
        return resource.toList?.(resource.select?.(records, call.request.query) ?? records, view);
      },
    }),
    ...(operations.show !== undefined && {
      [operations.show]: (call: ChatwootCall) => show(call, find(call, 'read').id),
    }),
  };
  // The keys are the ids of the operations, whose types the compiler cannot follow. `Resource` types what is rendered.
  return handlers as unknown as Pick<ChatwootHandlers, IdsOf<Operations>>;
}
