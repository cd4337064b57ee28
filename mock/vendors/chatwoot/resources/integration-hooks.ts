import type { ChatwootBody, ChatwootSchema } from '../../../../specs/bodies.ts';
import { isObject } from '../../../../specs/json/json.ts';
import type { ChatwootCall, ChatwootHandlers } from '../handler.ts';
import { toInteger } from '../input/casts.ts';
import { isFilled, type Rule } from './engine/field.ts';
import type { StoredRecord } from './engine/record.ts';
import { defineResource, type RecordView } from './engine/resource.ts';
import { accessRecords } from './engine/serve-resource.ts';
import { findApp, type IntegrationApp, isValidSettings } from './integration-apps.ts';
import { integrations } from './integrations.ts';

const isSupported: Rule = (_, { values }) =>
  findApp(values.app_id)?.feature_flag === undefined ? undefined : 'Feature not enabled';

const isUniqueApp: Rule = (id, { values, others, isNew }) => {
  const isTaken = isNew && others.some((other) => other.app_id === values.app_id);
  return isTaken && id !== null && !findApp(id)?.allow_multiple_hooks ? 'has already been taken' : undefined;
};

/** Source: Chatwoot 4.13.0, app/controllers/api/v1/accounts/integrations/hooks_controller.rb, app/models/integrations/hook.rb (read). */
export const hooks = defineResource({
  kind: 'hook',
  operations: {
    create: 'create-an-integration-hook',
    update: 'update-an-integrations-hook',
    remove: 'delete-an-integration-hook',
  },
  parameter: 'hook_id',
  fields: {
    app_id: { type: 'text', isFixed: true, rules: [isFilled, isUniqueApp] },
    inbox_id: {
      type: 'integer',
      isFixed: true,
      rules: [
        (inbox, { values }) => (inbox === null && typeOf(values.app_id) === 'inbox' ? "can't be blank" : undefined),
      ],
    },
    status: { type: 'text', names: ['disabled', 'enabled'], initial: 'enabled' },
    settings: {
      type: 'object',
      initial: {},
      rules: [(value, { values }) => (isValidSettings(values.app_id, value) ? undefined : ': Invalid settings data')],
    },
    // The server reports a refused app in the name of this attribute.
    feature_flag: { type: 'text', isComputed: true, rules: [isSupported] },
  },
  toOne: toHook,
});

const { toView, listVisible } = accessRecords(hooks);

/** Source: Chatwoot 4.13.0, app/models/integrations/app.rb, models/_app.json.jbuilder (read). */
export const integrationApps = {
  'get-details-of-all-integrations'(call) {
    const payload = integrations.flatMap((app) => (app.texts ? [toApp(call, app, app.texts)] : []));
    // The types know the bodies of all ledger entries and of none.
    return { payload } as ChatwootBody<'get-details-of-all-integrations'>;
  },
} satisfies Partial<ChatwootHandlers>;

const typeOf = (app: unknown) => findApp(app)?.hook_type ?? 'account';

function isAdministrator({ account, caller }: RecordView): boolean {
  return account.members.get(caller.id)?.role === 'administrator';
}

function toApp(call: ChatwootCall, app: IntegrationApp, texts: NonNullable<IntegrationApp['texts']>) {
  const view = toView(call);
  const { name, description, short_description } = texts;
  const { texts: _, ...parameters } = app;
  const { id, hook_type, allow_multiple_hooks, action = null } = parameters;
  const own = listVisible(call).filter(({ values }) => values.app_id === id);
  const isWebhook = id === 'webhook' && (view.account.records.get('webhook')?.size ?? 0) > 0;
  const common = { id, name, description, enabled: own.length > 0 || isWebhook };
  const list = own.map((record) => toHook(record, view));
  if (!view.deviates('chatwoot-integrations-depend-on-the-role')) {
    return { ...common, hook_type, allow_multiple_hooks, hooks: list };
  }
  const setUp = isAdministrator(view) ? { ...parameters, action, button: action } : {};
  return { ...common, short_description, ...setUp, hooks: list };
}

function toHook({ id, values }: StoredRecord, view: RecordView) {
  const { account, deviates } = view;
  const inbox = account.inboxes.get(toInteger(values.inbox_id) ?? 0);
  const type = typeOf(values.app_id);
  const shared = { app_id: values.app_id, status: values.status === 'enabled' };
  const settings = isObject(values.settings) ? values.settings : {};
  const body = deviates('chatwoot-hooks-have-an-inbox')
    ? {
        id,
        ...shared,
        inbox: inbox ? { id: inbox.id, name: inbox.name } : null,
        account_id: account.id,
        hook_type: type,
        ...(isAdministrator(view) && { settings, reference_id: null }),
      }
    : {
        id: String(id),
        ...shared,
        ...(inbox && { inbox_id: String(inbox.id) }),
        account_id: String(account.id),
        hook_type: type === 'account',
        settings,
      };
  // The types know the bodies of all ledger entries and of none.
  return body as ChatwootSchema<'integrations_hook'>;
}
