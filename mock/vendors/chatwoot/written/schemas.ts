import type { JsonObject } from '../../../../specs/json/json.ts';
import { messageTypes, priorities } from '../conversation-tables.ts';
import { type ChatwootEvent, permissions } from '../events.ts';
import { recordKinds } from '../resources/engine/record.ts';

const id = { type: 'integer', minimum: 1, maximum: 2 ** 31 - 1 };
const idOrNull = { ...id, type: ['integer', 'null'] };
const text = { type: 'string', minLength: 1 };
const anyText = { type: 'string' };
const flag = { type: 'boolean' };
const free = { type: 'object' };
const title = { ...text, pattern: '^[\\p{L}\\p{N}\\p{M}_-]+$' };
const kind = { enum: [...recordKinds] };

const record = (properties: JsonObject, required: string[] = []): JsonObject => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const actor = record(
  { kind: { enum: ['user', 'bot', 'contact', 'system', 'rule'] }, id: { type: 'integer', minimum: 0 } },
  ['kind', 'id'],
);
const attributes = { additional: free, custom: free };
const contactDetails = record({ email: text, phone: text, identifier: text, blocked: flag, ...attributes });
const minutes = { type: 'integer', minimum: 0, maximum: 24 * 60 };
const day = record({ open: minutes, close: minutes }, ['open', 'close']);
const hours = record(Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, day])));
const channels = [
  'WebWidget',
  'Email',
  'Api',
  'Whatsapp',
  'Sms',
  'Telegram',
  'FacebookPage',
  'Instagram',
  'Line',
  'TwilioSms',
].map((name) => `Channel::${name}`);
const settings = record({
  ...Object.fromEntries(
    [
      'websiteUrl',
      'welcomeTitle',
      'welcomeTagline',
      'widgetColor',
      'webhookUrl',
      'email',
      'phoneNumber',
      'provider',
      'greetingMessage',
      'outOfOffice',
      'senderNameType',
      'businessName',
    ].map((name) => [name, anyText]),
  ),
  ...Object.fromEntries(
    [
      'greetingEnabled',
      'emailCollect',
      'csat',
      'autoAssignment',
      'allowMessagesAfterResolved',
      'lockToSingleConversation',
    ].map((name) => [name, flag]),
  ),
});

/** Creates the schema of an event from its fields besides `type` and `at`. Fields whose name ends with ? are optional. */
function fields(properties: Record<string, JsonObject>): JsonObject {
  const entries = Object.entries(properties).map(([name, schema]) => [name.replace('?', ''), schema] as const);
  const required = Object.keys(properties).filter((name) => !name.endsWith('?'));
  return record({ type: anyText, at: { type: 'number' }, ...Object.fromEntries(entries) }, ['type', 'at', ...required]);
}

const file = record({ filename: text, mediaType: text, bytes: { type: 'integer', minimum: 0 } }, [
  'filename',
  'mediaType',
  'bytes',
]);

const labels = {
  labels: { type: 'array', items: id, uniqueItems: true },
  'titles?': { type: 'array', items: text, uniqueItems: true },
};
const textOrNull = { type: ['string', 'null'] };
const botValues = record({
  name: textOrNull,
  description: textOrNull,
  outgoing_url: textOrNull,
  bot_type: { enum: ['webhook', null] },
  bot_config: free,
  secret: text,
});

const ofConversation = { account: id, conversation: id };
const changeOfStatus = { ...ofConversation, 'by?': actor };

/** The schemas of events that users write. Ids of created records are optional. */
export const schemas: Record<ChatwootEvent['type'], JsonObject> = {
  'account.created': fields({ 'account?': id, name: text }),
  'account.status_changed': fields({ account: id, status: { enum: ['active', 'suspended'] } }),
  'user.created': fields({
    'user?': id,
    name: text,
    email: { ...text, pattern: '^[^@\\s]+@[^@\\s]+$' },
    'token?': text,
  }),
  'agent.added': fields({
    account: id,
    user: id,
    role: { enum: ['administrator', 'agent'] },
    'availability?': { enum: ['online', 'busy', 'offline'] },
    'autoOffline?': flag,
  }),
  'agent.custom_role_changed': fields({
    account: id,
    user: id,
    customRole: {
      ...record(
        {
          id,
          name: text,
          description: anyText,
          permissions: { type: 'array', items: { enum: [...permissions] }, uniqueItems: true },
        },
        ['id', 'name', 'permissions'],
      ),
      type: ['object', 'null'],
    },
  }),
  'agent.changed': fields({
    account: id,
    user: id,
    'name?': text,
    'role?': { enum: ['administrator', 'agent'] },
    'availability?': { enum: ['online', 'busy', 'offline'] },
    'autoOffline?': flag,
  }),
  'agent.removed': fields({ account: id, user: id, 'unassigns?': flag }),
  'bot.created': fields({ account: id, 'bot?': id, name: anyText, 'token?': text, 'values?': botValues }),
  'bot.changed': fields({ account: id, bot: id, values: botValues }),
  'bot.removed': fields({ account: id, bot: id }),
  'token.changed': fields({ owner: record({ kind: { enum: ['user', 'bot'] }, id }, ['kind', 'id']), token: text }),
  'inbox.created': fields({
    account: id,
    'inbox?': id,
    name: text,
    channel: { enum: channels },
    'timezone?': text,
    'workingHours?': hours,
    'bot?': id,
    'settings?': settings,
  }),
  'inbox.changed': fields({
    account: id,
    inbox: id,
    'name?': text,
    'timezone?': text,
    'workingHours?': { ...hours, type: ['object', 'null'] },
    'settings?': settings,
  }),
  'inbox.bot_changed': fields({ account: id, inbox: id, bot: idOrNull }),
  'inbox.members_changed': fields({
    account: id,
    inbox: id,
    members: { type: 'array', items: id, uniqueItems: true },
  }),
  'team.created': fields({
    account: id,
    'team?': id,
    name: text,
    'description?': anyText,
    'allowAutoAssign?': flag,
  }),
  'team.members_changed': fields({ account: id, team: id, members: { type: 'array', items: id, uniqueItems: true } }),
  'team.changed': fields({
    account: id,
    team: id,
    'name?': text,
    'description?': anyText,
    'allowAutoAssign?': flag,
  }),
  'team.removed': fields({ account: id, team: id }),
  'label.changed': fields({
    account: id,
    label: id,
    'title?': title,
    'description?': anyText,
    'color?': anyText,
    'showOnSidebar?': { type: ['boolean', 'null'] },
  }),
  'label.removed': fields({ account: id, label: id }),
  'label.created': fields({
    account: id,
    'label?': id,
    title,
    'description?': anyText,
    'color?': anyText,
    'showOnSidebar?': { type: ['boolean', 'null'] },
  }),
  'record.created': fields({ account: id, kind, 'record?': id, 'owner?': id, 'parent?': id, values: free }),
  'record.changed': fields({ account: id, kind, record: id, values: free }),
  'record.removed': fields({ account: id, kind, record: id }),
  'contact.created': fields({ account: id, 'contact?': id, name: anyText, 'details?': contactDetails }),
  'contact.changed': fields({ account: id, contact: id, name: anyText, details: contactDetails }),
  'contact.labelled': fields({ account: id, contact: id, ...labels }),
  'contact.removed': fields({ account: id, contact: id }),
  'contact.merged': fields({ account: id, contact: id, mergee: id }),
  'contact.linked': fields({ account: id, contact: id, inbox: id, source: text }),
  'contact.verified': fields({ account: id, contact: id, inbox: id, source: text }),
  'conversation.created': fields({
    account: id,
    'conversation?': id,
    'display_id?': id,
    inbox: id,
    'contact?': id,
    'status?': { enum: ['open', 'pending', 'resolved', 'snoozed'] },
    'until?': { type: 'number' },
    'source?': text,
    'attributes?': record(attributes),
    'assignee?': id,
    'team?': id,
    'by?': actor,
  }),
  'conversation.assigned': fields({ ...ofConversation, assignee: idOrNull, 'by?': actor }),
  'conversation.team_changed': fields({ ...ofConversation, team: idOrNull, 'by?': actor }),
  'conversation.priority_changed': fields({ ...ofConversation, priority: { enum: [...priorities] }, 'by?': actor }),
  'conversation.attributes_changed': fields({ ...ofConversation, custom: free }),
  'conversation.seen_by_contact': fields(ofConversation),
  'message.answered': fields({ ...ofConversation, message: id, values: free }),
  'message.deleted': fields({ ...ofConversation, message: id }),
  'conversation.labelled': fields({ ...ofConversation, ...labels, 'by?': actor }),
  'conversation.opened': fields(changeOfStatus),
  'conversation.resolved': fields(changeOfStatus),
  'conversation.pended': fields(changeOfStatus),
  'conversation.snoozed': fields({ ...changeOfStatus, 'until?': { type: 'number' } }),
  'message.created': fields({
    ...ofConversation,
    'message?': id,
    direction: { enum: [...messageTypes] },
    'sender?': actor,
    'by?': actor,
    'private?': flag,
    'written?': record(
      {
        content: { type: ['string', 'null'] },
        sourceId: anyText,
        campaign: id,
        attachments: { type: 'array', items: file, maxItems: 15 },
        contentType: text,
        contentAttributes: free,
      },
      ['content'],
    ),
  }),
};
