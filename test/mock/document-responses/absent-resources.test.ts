import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { ask, headersOf } from '../start-mock.ts';
import { answering, json, serveDocument, toDocument } from './serve-document.ts';

const integer = { type: 'integer' };
const text = { type: 'string' };
const inPath = (name: string, schema: object) => ({ name, in: 'path', required: true, schema });
const success = json({ type: 'object', properties: { id: integer } });
const both = answering({ 200: success, 404: json({ type: 'object', properties: { description: text } }) });
const range = answering({ 200: success, '4XX': json({ type: 'object' }) });
const withoutAbsence = answering({ 200: success, 401: {} });
const byApp = [{ platformAppApiKey: [] }];
const byUser = [{ userApiKey: [] }];

const account = '/api/v1/accounts/{account_id}';
const ofAccount = (answers: object, ...parameters: object[]) => ({
  parameters: [inPath('account_id', integer), ...parameters],
  get: { ...answers, security: byUser },
});
const key = { type: 'apiKey', in: 'header', name: 'api_access_token' };
const chatwoot = toDocument(
  {
    [`${account}/contacts/{id}/notes`]: ofAccount(both, inPath('id', integer), {
      name: 'limit',
      in: 'query',
      schema: integer,
    }),
    [`${account}/conversations/{conversation_id}/drafts/{draft_id}`]: ofAccount(
      both,
      inPath('conversation_id', integer),
      inPath('draft_id', integer),
    ),
    [`${account}/inbox_members/{inbox_id}`]: ofAccount(both, inPath('inbox_id', integer)),
    [`${account}/teams/{team_id}/team_members`]: ofAccount(range, inPath('team_id', integer)),
    [`${account}/agents/{id}/shifts`]: ofAccount(both, inPath('id', integer)),
    [`${account}/labels/{id}/uses`]: ofAccount(both, inPath('id', integer)),
    [`${account}/conversations/{conversation_id}/messages/{message_id}/translation`]: ofAccount(
      both,
      inPath('conversation_id', integer),
      inPath('message_id', integer),
    ),
    [`${account}/custom_labels/{id}`]: ofAccount(both, inPath('id', integer)),
    [`${account}/inboxes/{inbox_identifier}/widget`]: ofAccount(both, inPath('inbox_identifier', text)),
    [`${account}/contacts/{id}/badges`]: ofAccount(withoutAbsence, inPath('id', integer)),
    '/platform/api/v1/users/{id}': { parameters: [inPath('id', integer)], get: { ...both, security: byApp } },
    '/contacts/{id}': { parameters: [inPath('id', text)], get: both },
  },
  { securitySchemes: { userApiKey: key, platformAppApiKey: key } },
);
const rocketchat = toDocument({
  '/api/v1/rooms/{rid}/pins': { parameters: [inPath('rid', text)], get: both },
  '/api/v1/users/{userId}/badges': { parameters: [inPath('userId', text)], get: both },
  '/api/v1/livechat/agents/{agentId}/shifts': { parameters: [inPath('agentId', text)], get: both },
  '/users/{id}': { parameters: [inPath('id', text)], get: both },
});

let mock: Mock;
let chat: Mock;
beforeAll(async () => {
  mock = await serveDocument(chatwoot, 'chatwoot', { scale: 0.1 });
  chat = await serveDocument(rocketchat, 'rocketchat', { scale: 0.1 });
});

const call = (path: string, headers: Record<string, string> = {}) =>
  ask(mock, path, { headers: { ...headersOf(mock, 'chatwoot', 'administrator'), ...headers } });
const none = 2_147_483_646;

test.each([
  ['a contact', (id: number) => `contacts/${id}/notes`, 'id'],
  ['a conversation above the resource', (id: number) => `conversations/${id}/drafts/1`, 'conversation_id'],
  ['an inbox that the parameter names', (id: number) => `inbox_members/${id}`, 'inbox_id'],
  ['a team, by a range of statuses', (id: number) => `teams/${id}/team_members`, 'team_id'],
  ['an agent', (id: number) => `agents/${id}/shifts`, 'id'],
  ['a label', (id: number) => `labels/${id}/uses`, 'id'],
])(
  'returns 404 for %s that the account does not have, and generates a response for one that it has',
  async (_, to, field) => {
    const absent = await call(`/api/v1/accounts/1/${to(none)}`);
    expect(absent.status).toBe(404);
    expect(absent.body).toEqual({
      description: 'Resource could not be found',
      errors: [{ field, message: 'Resource could not be found', code: 'unknown' }],
    });
    expect((await call(`/api/v1/accounts/1/${to(1)}`)).status).toBe(200);
  },
);

test('returns 404 for a message that the account does not have', async () => {
  const { body } = await call('/api/v1/accounts/1/conversations/1/messages');
  const [message] = (body as { payload: { id: number }[] }).payload;
  const translate = (id: number) => call(`/api/v1/accounts/1/conversations/1/messages/${id}/translation`);
  expect((await translate(message?.id ?? 0)).status).toBe(200);
  expect((await translate(none)).status).toBe(404);
});

test('generates a response for resources that the mock does not model, and where no 404 is documented', async () => {
  const paths = [
    `/api/v1/accounts/1/custom_labels/${none}`,
    `/api/v1/accounts/1/conversations/1/drafts/${none}`,
    '/api/v1/accounts/1/inboxes/aBcDeF/widget',
    `/api/v1/accounts/1/contacts/${none}/badges`,
    '/contacts/0b7b1c3e',
  ];
  for (const path of paths) expect([path, (await call(path)).status]).toEqual([path, 200]);
});

test('returns the preferred response instead of the 404', async () => {
  const path = `/api/v1/accounts/1/contacts/${none}/notes`;
  expect((await call(path, { prefer: 'code=200' })).status).toBe(200);
  expect((await call(path, { prefer: 'dynamic=true' })).status).toBe(200);
});

test('refuses unauthorized and invalid requests before it looks for the resource', async () => {
  const path = `/api/v1/accounts/1/contacts/${none}/notes`;
  expect((await ask(mock, path)).status).toBe(401);
  expect((await call(`${path}?limit=few`)).status).toBe(400);
});

test('looks up users of all accounts if the path has no account', async () => {
  const headers = headersOf(mock, 'chatwoot', 'platform');
  expect((await ask(mock, `/platform/api/v1/users/${none}`, { headers })).status).toBe(404);
  expect((await ask(mock, '/platform/api/v1/users/1', { headers })).status).toBe(200);
});

test('returns the 404 of real servers in the observed profile', async () => {
  const observed = await serveDocument(chatwoot, 'chatwoot', { scale: 0, profile: 'observed' });
  const headers = headersOf(observed, 'chatwoot', 'administrator');
  const answer = await ask(observed, `/api/v1/accounts/1/contacts/${none}/notes`, { headers });
  expect(answer).toMatchObject({ status: 404, body: { error: 'Resource could not be found' } });
});

test("returns 404 for Rocket.Chat's missing rooms and users, except those of livechat", async () => {
  const rid = (await ask(chat, '/api/v1/channels.list?count=1', { headers: headersOf(chat, 'rocketchat', 'admin') }))
    .body as { channels: { _id: string }[] };
  const statusOf = async (path: string) => (await ask(chat, path)).status;
  expect(await statusOf(`/api/v1/rooms/${rid.channels[0]?._id}/pins`)).toBe(200);
  expect(await statusOf('/api/v1/rooms/nobody/pins')).toBe(404);
  expect(await statusOf('/api/v1/users/nobody/badges')).toBe(404);
  expect(await statusOf('/api/v1/livechat/agents/nobody/shifts')).toBe(200);
  expect(await statusOf('/users/nobody')).toBe(200);
});
