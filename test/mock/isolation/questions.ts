import { isSafe, type Operation } from '../../../specs/operations.ts';
import type { Things } from './world.ts';

/** A request to an operation, without the caller and the workspace. */
export interface Question {
  operation: string;
  method: string;
  path: string;
  /** Whether the request changes nothing. */
  isRead: boolean;
  body?: object;
}

const month = 'since=1767139200&until=1769731200';
const days = 'start=2026-01-01T00:00:00.000Z&end=2026-01-30T00:00:00.000Z';
const noon = 'start=2026-01-30T12:00:00.000Z';

/** Queries of operations that require one, or that return no data without one. */
const queries: Record<string, (things: Things) => string> = {
  'list-all-conversation-statistics': ({ inbox }) => `metric=conversations_count&type=inbox&id=${inbox}&${month}`,
  'get-outgoing-messages-count': () => `group_by=agent&${month}`,
  'list-all-conversation-statistics-summary': ({ agent }) => `type=agent&id=${agent}&${month}`,
  'get-account-conversation-metrics': () => 'type=agent',
  'get-agent-conversation-metrics': ({ agent }) => `type=agent&user_id=${agent}`,
  'get-account-reporting-events': ({ inbox }) => `inbox_id=${inbox}`,
  conversationList: () => 'status=all&q=planted',
  contactList: () => 'sort=-last_activity_at',
  contactSearch: () => 'q=planted',
  'get-account-custom-attribute': () => 'attribute_model=1',
  'toggle-typing-status': () => 'typing_status=on',
  'download-agents-report': () => month,
  'download-inboxes-report': () => month,
  'download-labels-report': () => month,
  'download-teams-report': () => month,
  'download-conversation-traffic-report': () => 'timezone_offset=0',
  'get-agent-summary-report': () => month,
  'get-channel-summary-report': () => month,
  'get-first-response-time-distribution': () => month,
  'get-inbox-label-matrix': () => month,
  'get-inbox-summary-report': () => month,
  'get-label-summary-report': () => month,
  'get-team-summary-report': () => month,
  'get-api-v1-users.info': ({ user }) => `userId=${user}`,
  'get-api-v1-users.list': () => 'count=0',
  'get-api-v1-channels.info': ({ room }) => `roomId=${room}`,
  'get-api-v1-channels.list': () => 'count=0',
};

const engagement = 'get-api-v1-engagement-dashboard-';

function toQuery(operation: string, things: Things): string {
  const query = queries[operation]?.(things);
  if (query !== undefined || !operation.startsWith(engagement)) return query ?? '';
  return operation.includes('chat-busier') ? noon : `${days}&count=0`;
}

/** Bodies of writes. The text is the mark of the account in the path, independent of the caller. */
const bodies: Record<string, (things: Things, text: string) => object> = {
  newConversation: ({ source }) => ({ source_id: source }),
  'toggle-status-of-a-conversation': () => ({ status: 'open' }),
  'assign-a-conversation': ({ agent }) => ({ assignee_id: Number(agent) }),
  'conversation-add-labels': (_, text) => ({ labels: [text] }),
  'remove-custom-attributes-of-a-contact': () => ({ custom_attributes: ['none'] }),
  contactMerge: ({ contact }) => ({ base_contact_id: Number(contact), mergee_contact_id: Number(contact) }),
  contactInboxCreation: ({ inbox }) => ({ inbox_id: Number(inbox) }),
  'contact-add-labels': (_, text) => ({ labels: [text] }),
  'create-a-new-message-in-a-conversation': (_, text) => ({ content: text }),
  'add-new-agent-to-account': (_, text) => ({ name: text, email: `${text}@later.example`, role: 'agent' }),
  inboxCreation: (_, text) => ({ name: text, channel: { type: 'api' } }),
  'create-a-team': (_, text) => ({ name: `${text} team` }),
  'create-a-label': (_, text) => ({ title: `${text}-label` }),
  'update-conversation': () => ({ priority: 'high' }),
  'toggle-priority-of-a-conversation': () => ({ priority: 'low' }),
  'toggle-typing-status-of-a-conversation': () => ({ typing_status: 'on' }),
  'update-custom-attributes-of-a-conversation': (_, text) => ({ custom_attributes: { text } }),
  'update-a-team': (_, text) => ({ description: text }),
  'update-a-label': (_, text) => ({ description: text }),
  'update-agent-in-account': () => ({ role: 'agent' }),
  updateInbox: (_, text) => ({ greeting_message: text }),
  'add-new-agent-to-team': ({ agent }) => ({ user_ids: [Number(agent)] }),
  'update-agents-in-team': ({ agent }) => ({ user_ids: [Number(agent)] }),
  'delete-agent-in-team': ({ agent }) => ({ user_ids: [Number(agent)] }),
  'add-new-agent-to-inbox': ({ inbox, agent }) => ({ inbox_id: Number(inbox), user_ids: [Number(agent)] }),
  'update-agents-in-inbox': ({ inbox, agent }) => ({ inbox_id: inbox, user_ids: [Number(agent)] }),
  'delete-agent-in-inbox': ({ inbox, agent }) => ({ inbox_id: inbox, user_ids: [Number(agent)] }),
  'add-new-canned-response-to-account': (_, text) => ({ short_code: `${text}-later`, content: text }),
  'update-canned-response-in-account': (_, text) => ({ content: `${text} changed` }),
  'add-new-custom-attribute-to-account': (_, text) => ({
    attribute_display_name: text,
    attribute_key: `${text}-later`,
    attribute_model: 1,
  }),
  'update-custom-attribute-in-account': (_, text) => ({ attribute_description: text }),
  'create-a-custom-filter': (_, text) => ({ name: `${text} later` }),
  'update-a-custom-filter': (_, text) => ({ query: { text } }),
  'add-new-automation-rule-to-account': (_, text) => ({
    ...{ name: `${text} later`, event_name: 'message_created' },
    ...{ conditions: [], actions: [] },
  }),
  'update-automation-rule-in-account': (_, text) => ({ description: text }),
  'create-macro': (_, text) => ({ name: text, visibility: 'global', actions: [] }),
  'update-macro': (_, text) => ({ name: text, visibility: 'global' }),
  'execute-macro': ({ conversation }) => ({ conversation_ids: [Number(conversation)] }),
  'create-an-integration-hook': (_, text) => ({ app_id: 2, settings: { text } }),
  'update-an-integrations-hook': (_, text) => ({ settings: { text } }),
  // Servers take bots of all accounts.
  updateAgentBot: () => ({ agent_bot: null }),
  'create-an-account-agent-bot': (_, text) => ({ name: text }),
  'update-an-account-agent-bot': (_, text) => ({ description: text }),
  'create-a-webhook': (_, text) => ({ url: `https://later.${text}.example/` }),
  'update-a-webhook': (_, text) => ({ name: text }),
  'add-note-to-a-contact': (_, text) => ({ content: text }),
  'update-note-of-a-contact': (_, text) => ({ content: `${text} changed` }),
  contactUpdate: (_, text) => ({ name: text }),
  conversationFilter: () => ({
    payload: [{ attribute_key: 'status', filter_operator: 'equal_to', values: ['all'] }],
  }),
  contactFilter: (_, text) => ({
    payload: [{ attribute_key: 'name', filter_operator: 'contains', values: [text] }],
  }),
  'create-a-contact': (_, text) => ({ name: text }),
  'update-a-contact': (_, text) => ({ name: text }),
  'create-a-conversation': (_, text) => ({ custom_attributes: { text } }),
  'toggle-typing-status': () => ({ typing_status: 'on' }),
  'create-a-message': (_, text) => ({ content: text }),
  'update-a-message': (_, text) => ({ submitted_values: { value: text } }),
  contactCreate: ({ inbox }, text) => ({ inbox_id: Number(inbox), name: text }),
  'post-api-v1-login': (_, text) => ({ user: text, password: text }),
  'post-api-v1-users.create': (_, text) => ({
    ...{ username: `${text}.later`, name: text },
    ...{ email: `${text}@later.example`, password: text },
  }),
  'post-api-v1-permissions.update': () => ({ permissions: [{ _id: 'create-p', roles: ['admin', 'user'] }] }),
  'post-api-v1-channels.create': (_, text) => ({ name: `${text}-channel` }),
  'post-api-v1-channels.delete': (_, text) => ({ roomName: `${text}-channel` }),
  'post-api-v1-groups.create': (_, text) => ({ name: `${text}-later` }),
  'post-api-v1-im.create': (_, text) => ({ username: text }),
  'post-api-v1-im.create-by-its-other-name': (_, text) => ({ usernames: text }),
  'get-api-v1-rooms.delete': ({ spare }) => ({ roomId: spare }),
  'post-api-v1-chat.postMessage': ({ room }, text) => ({ roomId: room, text }),
  'post-api-v1-chat.sendMessage': ({ room }, text) => ({ message: { rid: room, msg: text } }),
  'post-api-v1-chat.delete': ({ room, message }) => ({ roomId: room, msgId: message }),
};

/** The resource that the last parameter of a path identifies, by the collection before it, if their names differ. */
const collections: Record<string, string> = {
  inboxes: 'inbox',
  inbox_members: 'inbox',
  teams: 'team',
  labels: 'label',
  contacts: 'contact',
  agents: 'agent',
};

/**
 * Creates a request to an operation for an account.
 *
 * @param things Resources whose ids it uses; they may belong to another account.
 * @param text The text that it writes, if it writes.
 */
export function toQuestion(operation: Operation, account: number, things: Things, text: string): Question {
  const { id, method, path } = operation;
  const query = toQuery(id, things);
  const filled = path
    .replace('{account_id}', String(account))
    .replace('{inbox_identifier}', things.inboxIdentifier ?? '')
    .replace('{contact_identifier}', things.source ?? '')
    .replace('{conversation_id}', things.conversation ?? '')
    .replace('{message_id}', things.message ?? '')
    .replace(
      /(\w+)\/\{(?:id|\w+_id)\}/g,
      (_, collection: string) => `${collection}/${things[collections[collection] ?? collection]}`,
    );
  return {
    operation: id,
    method: method.toUpperCase(),
    path: query === '' ? filled : `${filled}?${query}`,
    isRead: isSafe(operation),
    body: method === 'get' ? undefined : (bodies[id]?.(things, text) ?? {}),
  };
}
