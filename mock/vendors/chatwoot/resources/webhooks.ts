import type { ChatwootBody } from '../../../../specs/bodies.ts';
import type { Json } from '../../../../specs/json/json.ts';
import { toSecret } from '../access/secret.ts';
import { toInteger } from '../input/casts.ts';
import { withoutNulls } from '../views/view.ts';
import { isUnique, matches, type Rule } from './engine/field.ts';
import type { StoredRecord } from './engine/record.ts';
import { defineResource, type RecordView } from './engine/resource.ts';

/** What a webhook without subscriptions gets. */
const usualEvents = [
  'conversation_status_changed',
  'conversation_updated',
  'conversation_created',
  'contact_created',
  'contact_updated',
  'message_created',
  'message_updated',
  'webwidget_triggered',
];
const allEvents = [
  ...usualEvents,
  'inbox_created',
  'inbox_updated',
  'conversation_typing_on',
  'conversation_typing_off',
];

const areEvents: Rule = (names) => {
  const isValid = Array.isArray(names) && names.length > 0 && names.every((name) => allEvents.includes(String(name)));
  return isValid ? undefined : 'Invalid events';
};

const enveloped = 'chatwoot-webhooks-have-an-envelope';

/** Source: Chatwoot 4.13.0, app/controllers/api/v1/accounts/webhooks_controller.rb, app/models/webhook.rb (read). */
export const webhooks = defineResource({
  kind: 'webhook',
  operations: {
    list: 'list-all-webhooks',
    create: 'create-a-webhook',
    update: 'update-a-webhook',
    remove: 'delete-a-webhook',
  },
  parameter: 'webhook_id',
  fields: {
    url: {
      type: 'text',
      // Ruby's pattern of URIs is not anchored: the text only has to contain one.
      rules: [isUnique('url'), matches(/https?:\S/, 'is invalid')],
    },
    subscriptions: { type: 'texts', initial: usualEvents, rules: [areEvents] },
    name: { type: 'text' },
    inbox_id: { type: 'integer' },
  },
  derive: ({ id }) => ({ secret: toSecret('webhook', id) }),
  toList(records, view) {
    const list = records.map((record) => toWebhook(record, view));
    const body = view.deviates(enveloped) ? { payload: { webhooks: list } } : list;
    // The types know the lists of one profile, and each ledger entry can apply alone.
    return body as ChatwootBody<'list-all-webhooks'>;
  },
  toOne(record, view) {
    const webhook = toWebhook(record, view);
    const body = view.deviates(enveloped) ? { payload: { webhook } } : webhook;
    return body as ChatwootBody<'create-a-webhook'>;
  },
});

function toWebhook({ id, values }: StoredRecord, { account, deviates }: RecordView): Record<string, Json | undefined> {
  const inbox = account.inboxes.get(toInteger(values.inbox_id) ?? 0);
  const { name } = values;
  const isNamed = deviates('chatwoot-absent-values-are-null') ? { name } : withoutNulls({ name });
  return {
    id,
    ...isNamed,
    url: values.url,
    account_id: account.id,
    subscriptions: values.subscriptions,
    ...(deviates('chatwoot-webhook-has-secret') && {
      secret: values.secret,
      ...(inbox && { inbox: { id: inbox.id, name: inbox.name } }),
    }),
  };
}
