import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { ask, headersOf } from '../start-mock.ts';
import { answering, json, serveDocument, toDocument } from './serve-document.ts';

const list = (properties: object) => ({
  type: 'array',
  items: { type: 'object', properties, required: Object.keys(properties) },
});
const integer = { type: 'integer' };
const text = { type: 'string' };
const byUser = [{ userApiKey: [] }];
const byApp = [{ platformAppApiKey: [] }];
const account = { name: 'account_id', in: 'path', required: true, schema: integer };
const key = { type: 'apiKey', in: 'header', name: 'api_access_token' };
const components = { securitySchemes: { userApiKey: key, platformAppApiKey: key } };

const one = answering({ 200: json({ type: 'object', properties: { id: integer } }) });
const all = (security: object) =>
  Object.fromEntries(['get', 'post', 'delete'].map((method) => [method, { ...one, security }]));

const chatwoot = toDocument(
  {
    '/api/v1/accounts/{account_id}/notes': {
      parameters: [account],
      get: {
        ...answering({
          200: json(
            list({ id: integer, account_id: integer, contact_id: integer, assignee_id: integer, inbox_id: integer }),
          ),
        }),
        security: byUser,
      },
    },
    '/api/v1/accounts/{account_id}/webhooks': { parameters: [account], ...all(byUser) },
    '/api/v1/accounts/{account_id}/canned_responses': { parameters: [account], ...all(byUser) },
    '/api/v1/accounts/{account_id}/agent_bots': { parameters: [account], ...all(byUser) },
    '/platform/api/v1/accounts/{account_id}': { parameters: [account], ...all(byApp) },
    '/platform/api/v1/users': all(byApp),
  },
  components,
);
const rocketchat = toDocument({
  '/api/v1/tasks.list': {
    get: answering({
      200: json(list({ rid: text, channelId: text, u: { type: 'object', properties: { _id: text } } })),
    }),
  },
});

let mock: Mock;
let chat: Mock;
beforeAll(async () => {
  mock = await serveDocument(chatwoot, 'chatwoot', { scale: 0.1 });
  chat = await serveDocument(rocketchat, 'rocketchat', { scale: 0.1 });
});

const call = (path: string, role: string, method = 'GET') =>
  ask(mock, path, { method, headers: headersOf(mock, 'chatwoot', role) });

test('uses ids of existing resources of the account in generated responses', async () => {
  const answer = await call('/api/v1/accounts/1/notes', 'administrator');
  const notes = answer.body as {
    id: number;
    account_id: number;
    contact_id: number;
    assignee_id: number;
    inbox_id: number;
  }[];
  expect(notes.map(({ account_id }) => account_id)).toEqual(notes.map(() => 1));
  const statusOf = async (path: string) => (await call(path, 'administrator')).status;
  for (const { contact_id, inbox_id } of notes) {
    expect(await statusOf(`/api/v1/accounts/1/contacts/${contact_id}`)).toBe(200);
    expect(await statusOf(`/api/v1/accounts/1/inboxes/${inbox_id}`)).toBe(200);
  }
  const { body: agents } = await call('/api/v1/accounts/1/agents', 'administrator');
  const ids = (agents as { id: number }[]).map(({ id }) => id);
  for (const { assignee_id } of notes) expect(ids).toContain(assignee_id);
});

test("uses ids of Rocket.Chat's existing rooms and users in generated responses", async () => {
  const { body } = await ask(chat, '/api/v1/tasks.list');
  const headers = headersOf(chat, 'rocketchat', 'admin');
  const listed = await Promise.all(
    ['channels', 'groups'].map(async (kind) => (await ask(chat, `/api/v1/${kind}.list?count=0`, { headers })).body),
  );
  const rooms = JSON.stringify(listed);
  for (const { rid, channelId, u } of body as { rid: string; channelId: string; u: { _id: string } }[]) {
    const info = (await ask(chat, `/api/v1/users.info?userId=${u._id}`, { headers })).body;
    expect(info).toMatchObject({ success: true, user: { _id: u._id } });
    const channel = (await ask(chat, `/api/v1/channels.info?roomId=${channelId}`, { headers })).body;
    expect(channel).toMatchObject({ success: true, channel: { _id: channelId } });
    expect(rooms).toContain(rid);
  }
});

test.each([
  ['webhooks', 'GET', 403],
  ['webhooks', 'POST', 403],
  ['agent_bots', 'GET', 200],
  ['agent_bots', 'DELETE', 401],
  ['canned_responses', 'GET', 200],
  ['canned_responses', 'POST', 200],
])("%s by %s: an agent gets %d according to Chatwoot's policies", async (resource, method, status) => {
  const path = `/api/v1/accounts/1/${resource}`;
  expect((await call(path, 'agent', method)).status).toBe(status);
  expect((await call(path, 'administrator', method)).status).toBe(200);
});

test('accepts the token of a platform app for platform operations only', async () => {
  for (const path of ['/platform/api/v1/users', '/platform/api/v1/accounts/1']) {
    expect((await call(path, 'platform', 'GET')).status).toBe(200);
    expect((await call(path, 'administrator', 'GET')).status).toBe(401);
    expect((await ask(mock, path)).status).toBe(401);
  }
  expect((await call('/platform/api/v1/accounts/999', 'platform')).status).toBe(404);
  expect((await call('/api/v1/accounts/1/canned_responses', 'platform')).status).toBe(401);
  expect(mock.credentials.CHATPACT_CHATWOOT_PLATFORM_TOKEN).toBe(
    headersOf(mock, 'chatwoot', 'platform').api_access_token,
  );
});

test('has no platform app if the document has no platform operations', async () => {
  const plain = await serveDocument(toDocument({}), 'chatwoot');
  expect(plain.identities.map(({ role }) => role)).not.toContain('platform');
  expect(plain.credentials).not.toHaveProperty('CHATPACT_CHATWOOT_PLATFORM_TOKEN');
});
