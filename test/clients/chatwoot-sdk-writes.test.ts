import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import type { Mock } from '../../mock/server.ts';
import { profiles } from '../../specs/profiles.ts';
import { readNewContact } from '../mock/chatwoot/new-contact.ts';
import { headersOf, startMock } from '../mock/start-mock.ts';

// CommonJS with a default export: import would give it under different names in different loaders.
const sdk = createRequire(import.meta.url)('@figuro/chatwoot-sdk') as typeof import('@figuro/chatwoot-sdk');

/** Services that the mock implements at least partly, and their operations that it does not implement. */
const notImplemented = {
  agents: ['update', 'delete'],
  contacts: ['update', 'delete', 'listConversations', 'search', 'filter'],
  conversationAssignment: [],
  conversationLabels: [],
  conversations: ['filter'],
  inboxes: ['update', 'getAgentBot', 'updateAgentBot', 'listAgents', 'removeAgent', 'addAgent', 'updateAgentsInInbox'],
  messages: ['update', 'delete'],
  profile: [],
  teams: ['update', 'delete', 'listMembers', 'addAgent', 'updateAgentsInTeam', 'removeAgent'],
} as const;
type ServiceName = keyof typeof notImplemented;

/** Creates the vendor's client, and records which of its methods are called. */
function connect(mock: Mock) {
  const { api_access_token: token = '' } = headersOf(mock, 'chatwoot', 'administrator', 1);
  const client = new sdk.default({
    config: { basePath: mock.url, with_credentials: true, credentials: 'include', token },
  });
  const called = new Set<string>();
  for (const name of Object.keys(notImplemented) as ServiceName[]) {
    const service = client[name] as object;
    Object.assign(client, {
      [name]: new Proxy(service, {
        get(target, method, receiver) {
          called.add(`${name}.${String(method)}`);
          return Reflect.get(target, method, receiver) as unknown;
        },
      }),
    });
  }
  return { client, called };
}

const methodsOf = (service: object) =>
  Object.getOwnPropertyNames(Object.getPrototypeOf(service)).filter((name) => name !== 'constructor');

const accountId = 1;
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
  'base64',
);

test.each(profiles)("%s: every method of the vendor's client works", async (profile) => {
  const mock = await startMock({ profile, scale: 0.02 });
  const { client, called } = connect(mock);
  const isObserved = profile === 'observed';

  // `create` and `get` send paths with a trailing slash.
  const inbox = (await client.inboxes.create({
    accountId,
    data: { name: 'Hook', channel: { type: 'api', webhook_url: 'https://hook.example' } as never },
  })) as { id: number };
  expect(await client.inboxes.get({ accountId, id: inbox.id })).toMatchObject({ name: 'Hook' });
  expect(JSON.stringify(await client.inboxes.list({ accountId }))).toContain('"Hook"');

  const created = await client.contacts.create({
    accountId,
    data: { inbox_id: inbox.id, name: 'Ada Quill', email: 'ada@quill.example' },
  });
  const { id: contactId, source: source_id } = readNewContact(created);
  expect(await client.contacts.get({ accountId, id: contactId })).toMatchObject({ payload: { name: 'Ada Quill' } });
  expect(await client.contacts.list({ accountId, sort: 'name' })).toMatchObject({
    meta: { count: expect.any(Number) },
  });

  const { id: conversationId } = await client.conversations.create({
    accountId,
    data: { source_id, inbox_id: inbox.id, contact_id: contactId } as never,
  });
  const place = { accountId, conversationId: Number(conversationId) };
  expect(await client.conversations.get(place)).toMatchObject({ id: conversationId, inbox_id: inbox.id });

  // The client always sends a form, whose values are strings.
  const note = await client.messages.create({ ...place, data: { content: 'A note', private: true } });
  expect(note).toMatchObject({ content: 'A note', private: true, message_type: 1 });
  const written = await client.messages.create({
    ...place,
    data: { content: 'Hello', message_type: 'incoming', private: false, content_attributes: { source: 'test' } },
  } as never);
  expect(written).toMatchObject({
    content: 'Hello',
    private: false,
    message_type: 0,
    content_attributes: { source: 'test' },
  });
  const file = { content: png, encoding: 'binary', filename: 'dot.png' };
  const sent = await client.messages.create({ ...place, data: { content: 'See', attachments: [file] } } as never);
  const shown = { file_type: 'image', extension: 'png', content_type: 'image/png', file_size: png.length };
  expect(sent).toMatchObject(isObserved ? { attachments: [shown] } : { content: 'See' });
  const { payload } = (await client.messages.list(place)) as unknown as { payload: { content: string }[] };
  expect(payload.map(({ content }) => content)).toEqual(expect.arrayContaining(['A note', 'Hello', 'See']));

  expect(await client.conversationAssignment.assign({ ...place, data: { assignee_id: 3 } })).toMatchObject({ id: 3 });
  expect(await client.conversationLabels.add({ ...place, data: { labels: ['bug', 'refund'] } })).toEqual({
    payload: ['bug', 'refund'],
  });
  expect(await client.conversationLabels.list(place)).toEqual({ payload: ['bug', 'refund'] });
  expect(await client.conversations.toggleStatus({ ...place, data: { status: 'resolved' } })).toMatchObject({
    payload: { current_status: 'resolved' },
  });
  const resolved = { accountId, status: 'resolved', inboxId: inbox.id } as const;
  expect(await client.conversations.getMeta(resolved)).toMatchObject({ meta: { all_count: 1 } });
  expect(await client.conversations.list(resolved)).toMatchObject({ data: { payload: [{ id: conversationId }] } });

  const team = await client.teams.create({ accountId, data: { name: 'Night Shift', allow_auto_assign: false } });
  expect(await client.teams.get({ accountId, teamId: Number(team.id) })).toMatchObject({ name: 'night shift' });
  expect((await client.teams.list({ accountId })).map(({ name }) => name)).toContain('night shift');
  const agent = await client.agents.create({
    accountId,
    data: { name: 'Jo Roe', email: 'jo@roe.example', role: 'agent' } as never,
  });
  expect(agent).toMatchObject({ name: 'Jo Roe', role: 'agent' });
  expect((await client.agents.list({ accountId })).map(({ name }) => name)).toContain('Jo Roe');
  expect(await client.profile.profile()).toMatchObject({ accounts: [{ id: 1, role: 'administrator' }] });

  const expected = (Object.keys(notImplemented) as ServiceName[]).flatMap((name) =>
    methodsOf(client[name])
      .filter((method) => !(notImplemented[name] as readonly string[]).includes(method))
      .map((method) => `${name}.${method}`),
  );
  expect([...called].filter((name) => expected.includes(name)).sort()).toEqual(expected.sort());
});
