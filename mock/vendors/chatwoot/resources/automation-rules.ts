import type { ChatwootBody } from '../../../../specs/bodies.ts';
import { isObject, type Json, type JsonObject } from '../../../../specs/json/json.ts';
import type { ChatwootHandlers } from '../handler.ts';
import { toSeconds, withoutNulls } from '../views/view.ts';
import { areActions, areConditions, hasAttachments } from './action-rules.ts';
import type { StoredRecord } from './engine/record.ts';
import { defineResource, type RecordView } from './engine/resource.ts';
import { accessRecords } from './engine/serve-resource.ts';

const asSent = 'chatwoot-rules-keep-what-is-sent';

type RuleBody = ChatwootBody<'get-account-automation-rule'> & ChatwootBody<'add-new-automation-rule-to-account'>;

/** Source: Chatwoot 4.13.0, app/controllers/api/v1/accounts/automation_rules_controller.rb, app/models/automation_rule.rb (read). */
export const automationRules = defineResource({
  kind: 'automation_rule',
  operations: {
    list: 'get-account-automation-rule',
    create: 'add-new-automation-rule-to-account',
    show: 'get-details-of-a-single-automation-rule',
    update: 'update-automation-rule-in-account',
    remove: 'delete-automation-rule-from-account',
  },
  parameter: 'id',
  isFlat: true,
  problemKeyword: 'listed',
  crashIfUnknown: { deviation: 'chatwoot-unknown-rule-is-500', access: ['read', 'write'] },
  fields: {
    conditions: { type: 'objects', isNeverNull: true, rules: [areConditions] },
    actions: { type: 'objects', isNeverNull: true, rules: [hasAttachments, areActions] },
    name: { type: 'text', isNeverNull: true },
    description: { type: 'text' },
    event_name: { type: 'text', isNeverNull: true },
    active: { type: 'boolean', initial: true, isNeverNull: true },
  },
  toList: (records, view) => toPayload(records.map((record) => toBody(record, view))),
  toOne: (record, view) => toPayload(toBody(record, view)),
  toNew(record, view) {
    const body = toBody(record, view);
    // The types know the body of the ledger entry only.
    return view.deviates('chatwoot-new-rule-is-flat') ? (body as unknown as RuleBody) : toPayload(body);
  },
});

const { store, toView, find, show } = accessRecords(automationRules);

export const automationRuleActions = {
  'clone-automation-rule'(call) {
    const { values } = find(call, 'write');
    const id = store.toNextId(call.tables);
    call.append(store.toCreated({ at: call.now, account: toView(call).account.id, id, values }));
    // In payload, also with the ledger entry by which a new rule is not.
    return show(call, id) as ChatwootBody<'clone-automation-rule'>;
  },
} satisfies Partial<ChatwootHandlers>;

// The types know the bodies of all ledger entries and of none.
const toPayload = (payload: Json) => ({ payload }) as unknown as RuleBody;

function toBody({ id, createdAt, values }: StoredRecord, { account, deviates }: RecordView): JsonObject {
  const { name, description = null, event_name, conditions, actions, active } = values;
  const keep = deviates(asSent) ? (items: Json | undefined) => items : toDocumented;
  return {
    id,
    account_id: account.id,
    name,
    ...(deviates('chatwoot-absent-values-are-null') ? { description } : withoutNulls({ description })),
    event_name,
    conditions: keep(conditions),
    actions: keep(actions),
    created_on: toSeconds(createdAt),
    active,
  } as JsonObject;
}

const lists = ['values', 'action_params'];
const texts = ['attribute_key', 'filter_operator', 'query_operator', 'action_name'];

/** The document has only these fields, as texts and lists of texts. */
function toDocumented(items: Json | undefined): Json {
  return (Array.isArray(items) ? items : []).filter(isObject).map((item) =>
    Object.fromEntries(
      Object.entries(item).flatMap(([name, value]): [string, Json][] => {
        if (lists.includes(name) && Array.isArray(value)) return [[name, value.map(toDocumentedText)]];
        return texts.includes(name) && value !== null ? [[name, toDocumentedText(value)]] : [];
      }),
    ),
  );
}

const toDocumentedText = (value: Json | undefined) => (typeof value === 'string' ? value : JSON.stringify(value));
