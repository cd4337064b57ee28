import type { ChatwootBody } from '../../../../specs/bodies.ts';
import type { Json, JsonObject } from '../../../../specs/json/json.ts';
import { CustomReply } from '../../../vendor-interface/reply.ts';
import { runMacro } from '../automation/run-macro.ts';
import type { ChatwootCall, ChatwootHandlers } from '../handler.ts';
import { toInteger } from '../input/casts.ts';
import { refuseAccess } from '../refusals.ts';
import { toAgent } from '../views/people.ts';
import { areMacroActions, hasAttachments } from './action-rules.ts';
import type { StoredRecord } from './engine/record.ts';
import { defineResource, type RecordView } from './engine/resource.ts';
import { accessRecords } from './engine/serve-resource.ts';

/** Source: Chatwoot 4.13.0, app/controllers/api/v1/accounts/macros_controller.rb, app/models/macro.rb, app/policies/macro_policy.rb (read). */
export const macros = defineResource({
  kind: 'macro',
  operations: {
    list: 'list-macros',
    create: 'create-macro',
    show: 'get-macro',
    update: 'update-macro',
    remove: 'delete-macro',
  },
  parameter: 'id',
  isFlat: true,
  problemKeyword: 'listed',
  crashIfUnknown: { deviation: 'chatwoot-unknown-rule-is-500', access: ['write'] },
  fields: {
    actions: { type: 'objects', isNeverNull: true, rules: [hasAttachments, areMacroActions] },
    name: { type: 'text', isNeverNull: true },
    visibility: { type: 'text', names: ['personal', 'global'] },
  },
  derive: ({ values }) => ({
    created_by_id: toInteger(values.created_by_id) ?? 0,
    updated_by_id: toInteger(values.updated_by_id) ?? 0,
  }),
  // Each write sets the visibility, also to null.
  adjust: (values, { visibility = null }, view, isNew) => ({
    ...values,
    visibility: roleOf(view) === 'agent' ? 'personal' : visibility,
    ...(isNew && { created_by_id: view.caller.id }),
    updated_by_id: view.caller.id,
  }),
  isListed: ({ values }, { caller }) =>
    values.visibility === 'global' || (values.visibility === 'personal' && values.created_by_id === caller.id),
  authorize({ values }, view, access) {
    const isShared = values.visibility === 'global';
    const isAllowed = isShared && (access === 'read' || roleOf(view) === 'administrator');
    const isOwn = (!isShared || access === 'read') && values.created_by_id === view.caller.id;
    if (!isAllowed && !isOwn) throw refuseAccess('You are not authorized to do this action');
  },
  select: (records) => [...records].sort((a, b) => a.id - b.id),
  // The types know agents of one profile.
  toList: (records, view) =>
    ({ payload: records.map((record) => toBody(record, view)) }) as ChatwootBody<'list-macros'>,
  toOne: (record, view) => ({ payload: toBody(record, view) }) as ChatwootBody<'get-macro'>,
});

const { list, find } = accessRecords(macros);

/** Servers run macros in a job, which finds no macro for an unknown number. */
function execute(call: ChatwootCall): CustomReply {
  const id = toInteger(call.request.params.id) ?? 0;
  if (list(call).some((each) => each.id === id)) runMacro(call, find(call, 'read').values.actions);
  return new CustomReply(undefined);
}

export const macroActions = { 'execute-macro': execute } satisfies Partial<ChatwootHandlers>;

const roleOf = ({ account, caller }: RecordView) => account.members.get(caller.id)?.role;

function toBody({ id, values }: StoredRecord, view: RecordView) {
  const { account } = view;
  const toUser = (name: string, user: Json | undefined): JsonObject => {
    const member = account.members.get(toInteger(user) ?? 0);
    // An agent is rendered as JSON.
    return member ? { [name]: toAgent(view, member) as JsonObject } : {};
  };
  return {
    id,
    name: values.name,
    visibility: values.visibility,
    ...toUser('created_by', values.created_by_id),
    ...toUser('updated_by', values.updated_by_id),
    account_id: account.id,
    actions: values.actions,
  };
}
