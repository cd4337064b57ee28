import type { Mock } from '../../../mock/server.ts';
import { findAt, type Json, type JsonObject } from '../../../specs/json/json.ts';

const account = '/api/v1/accounts/1';
const client = '/public/api/v1/inboxes';

/** The parameters and body of a request that names resources which a mock holds. */
export interface HeldInput {
  path?: Readonly<Record<string, Json>>;
  query?: Readonly<Record<string, string>>;
  body?: JsonObject;
}

/** Calls an operation of the mock as an administrator. */
async function call(mock: Mock, path: string, body?: JsonObject): Promise<Json> {
  const isOfChatwoot = [account, client].some((base) => path.startsWith(base));
  const identity = isOfChatwoot ? mock.headers('chatwoot', 'administrator') : mock.headers('rocketchat', 'admin');
  const headers = { ...identity, 'content-type': 'application/json' };
  const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
  const answer = await mock.handle(new Request(`http://127.0.0.1${path}`, init));
  return JSON.parse(await answer.text());
}

async function findText(mock: Mock, path: string, pointer: string): Promise<string> {
  return String(findAt(await call(mock, path), pointer));
}

const roomId = (mock: Mock) => findText(mock, '/api/v1/channels.list', '/channels/0/_id');
const userId = (mock: Mock) => findText(mock, '/api/v1/users.list', '/users/1/_id');
const toPartner = async (mock: Mock): Promise<HeldInput> => ({
  body: { username: await findText(mock, '/api/v1/users.list', '/users/1/username') },
});
const toAccount = async (): Promise<HeldInput> => ({ query: { type: 'account' } });

/** Creates a record that a new mock does not have, and names it in the path. */
const createRecord =
  (collection: string, parameter: string, body: JsonObject) =>
  async (mock: Mock): Promise<HeldInput> => {
    const created = await call(mock, `${account}/${collection}`, body);
    return { path: { [parameter]: Number(findAt(created, '/id') ?? findAt(created, '/payload/id')) } };
  };

/** The inputs of all operations on one record of a collection. */
function ofRecord(collection: string, parameter: string, body: JsonObject) {
  const path = `/api/v1/accounts/{account_id}/${collection}/{${parameter}}`;
  const create = createRecord(collection, parameter, body);
  return Object.fromEntries(['get', 'patch', 'delete'].map((method) => [`${method} ${path}`, create]));
}

const toNote = async (mock: Mock): Promise<HeldInput> => {
  const { path } = await createRecord('contacts/1/notes', 'id', { content: 'Hello' })(mock);
  return { path: { ...path, contact_id: 1 } };
};
/** Creates an API inbox, a contact in it, and a conversation with a message, and names them in the path. */
async function createVisit(mock: Mock): Promise<HeldInput> {
  const inbox = await call(mock, `${account}/inboxes`, { name: 'App', channel: { type: 'api' } });
  const inboxIdentifier = String(findAt(inbox, '/inbox_identifier'));
  const contacts = `${client}/${inboxIdentifier}/contacts`;
  const source = String(findAt(await call(mock, contacts, { name: 'Ada' }), '/source_id'));
  const conversations = `${contacts}/${source}/conversations`;
  const conversation = Number(findAt(await call(mock, conversations, {}), '/id'));
  const message = await call(mock, `${conversations}/${conversation}/messages`, { content: 'Hello' });
  const path = { inbox_identifier: inboxIdentifier, contact_identifier: source, conversation_id: conversation };
  return { path: { ...path, message_id: Number(findAt(message, '/id')) } };
}

const nameContact = async (mock: Mock): Promise<HeldInput> => ({ ...(await createVisit(mock)), body: { name: 'Ada' } });

/** The inputs of all operations of the client API. */
const ofClients = Object.fromEntries(
  [
    ['', 'get'],
    ['/contacts', 'post'],
    ['/contacts/{contact_identifier}', 'get', 'patch'],
    ['/contacts/{contact_identifier}/conversations', 'get', 'post'],
    ['/contacts/{contact_identifier}/conversations/{conversation_id}', 'get'],
    ...['toggle_status', 'toggle_typing', 'update_last_seen'].map((action) => [
      `/contacts/{contact_identifier}/conversations/{conversation_id}/${action}`,
      'post',
    ]),
    ['/contacts/{contact_identifier}/conversations/{conversation_id}/messages', 'get', 'post'],
    ['/contacts/{contact_identifier}/conversations/{conversation_id}/messages/{message_id}', 'patch'],
  ].flatMap(([path, ...methods]) =>
    methods.map((method) => [`${method} ${client}/{inbox_identifier}${path}`, createVisit]),
  ),
);
const rule = { name: 'Bugs', event_name: 'message_created', conditions: [], actions: [] };

const membersOfInbox = async (): Promise<HeldInput> => ({ body: { inbox_id: '1', user_ids: [2] } });

/**
 * Inputs of built-in operations, by method and path. An example of the document names resources of another server, and the
 * mock refuses those, as a server does.
 */
export const heldInputs: Readonly<Record<string, (mock: Mock) => Promise<HeldInput>>> = {
  'get /api/v2/accounts/{account_id}/reports': toAccount,
  'get /api/v2/accounts/{account_id}/reports/summary': toAccount,
  'get /api/v1/channels.info': async (mock) => ({ query: { roomId: await roomId(mock) } }),
  'get /api/v1/users.info': async (mock) => ({ query: { userId: await userId(mock) } }),
  'post /api/v1/channels.delete': async (mock) => ({ body: { roomId: await roomId(mock) } }),
  'post /api/v1/rooms.delete': async (mock) => ({ body: { roomId: await roomId(mock) } }),
  'post /api/v1/chat.postMessage': async (mock) => ({ body: { roomId: await roomId(mock), text: 'Hello' } }),
  'post /api/v1/chat.sendMessage': async (mock) => ({ body: { message: { rid: await roomId(mock), msg: 'Hello' } } }),
  async 'post /api/v1/chat.delete'(mock) {
    const room = await roomId(mock);
    const sent = await call(mock, '/api/v1/chat.postMessage', { roomId: room, text: 'Hello' });
    return { body: { roomId: room, msgId: String(findAt(sent, '/message/_id')) } };
  },
  ...ofClients,
  // The example has a hash that belongs to another secret.
  [`post ${client}/{inbox_identifier}/contacts`]: nameContact,
  [`patch ${client}/{inbox_identifier}/contacts/{contact_identifier}`]: nameContact,
  ...ofRecord('canned_responses', 'id', { short_code: 'hi', content: 'Hello' }),
  ...ofRecord('custom_attribute_definitions', 'id', { attribute_display_name: 'Plan', attribute_key: 'plan' }),
  ...ofRecord('custom_filters', 'custom_filter_id', { name: 'Mine' }),
  ...ofRecord('automation_rules', 'id', rule),
  'post /api/v1/accounts/{account_id}/automation_rules/{id}/clone': createRecord('automation_rules', 'id', rule),
  ...ofRecord('integrations/hooks', 'hook_id', { app_id: 1, settings: {} }),
  ...ofRecord('macros', 'id', { name: 'Close', visibility: 'global', actions: [] }),
  ...ofRecord('agent_bots', 'id', { name: 'Helper' }),
  'delete /api/v1/accounts/{account_id}/agent_bots/{id}/avatar': createRecord('agent_bots', 'id', {}),
  'post /api/v1/accounts/{account_id}/agent_bots/{id}/reset_access_token': createRecord('agent_bots', 'id', {}),
  'post /api/v1/accounts/{account_id}/agent_bots/{id}/reset_secret': createRecord('agent_bots', 'id', {}),
  ...ofRecord('webhooks', 'webhook_id', { url: 'https://hooks.example/' }),
  ...Object.fromEntries(
    ['get', 'patch', 'delete'].map((method) => [
      `${method} /api/v1/accounts/{account_id}/contacts/{contact_id}/notes/{id}`,
      toNote,
    ]),
  ),
  'delete /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages/{message_id}': createRecord(
    'conversations/1/messages',
    'message_id',
    { content: 'Hello' },
  ),
  'delete /api/v1/accounts/{account_id}/teams/{team_id}/team_members': async () => ({ body: { user_ids: [2] } }),
  'patch /api/v1/accounts/{account_id}/inbox_members': membersOfInbox,
  'delete /api/v1/accounts/{account_id}/inbox_members': membersOfInbox,
  'post /api/v1/dm.create': toPartner,
  'post /api/v1/im.create': toPartner,
  'post /api/v1/permissions.update': async () => ({
    body: { permissions: [{ _id: 'view-engagement-dashboard', roles: ['admin'] }] },
  }),
  async 'post /api/v1/login'(mock) {
    const user = { name: 'Ada', username: 'ada.new', email: 'ada@example.com', password: 'a-Password-1' };
    await call(mock, '/api/v1/users.create', user);
    return { body: { user: user.username, password: user.password } };
  },
};
