import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { startMock } from '../start-mock.ts';
import { bodyOf, type ChatwootClient, createApiConversation, createClient } from './client.ts';
import { readNewContact } from './new-contact.ts';

interface Contact {
  id: number;
  name: string;
  email: string | null;
  contact_inboxes: { source_id: string; inbox: { id: number } }[];
}

let mock: Mock;
let desk: ChatwootClient;

beforeAll(async () => {
  mock = await startMock();
  desk = createClient(mock);
});

test('a new agent is listed, has a valid token, and is included in reports', async () => {
  const given = {
    name: 'Ana Ng',
    email: 'Ana@Ng.example',
    role: 'agent',
    availability_status: 'busy',
    auto_offline: false,
  };
  const agent = bodyOf<{ id: number }>(await desk.post('/agents', given));
  expect(agent).toMatchObject({ email: 'ana@ng.example', role: 'agent', availability_status: 'busy' });
  expect((await desk.get('/agents')).body).toContainEqual(agent);
  expect((await desk.post('/agents', given)).status).toBe(422);

  const token = mock.identities.find(({ name }) => name === 'Ana Ng')?.headers;
  const profile = await createClient(mock, { headers: token }).read('/api/v1/profile');
  expect(profile.body).toMatchObject({ id: agent.id, role: 'agent', accounts: [{ id: 1, role: 'agent' }] });
  const report = `/api/v2/accounts/1/reports?metric=outgoing_messages_count&type=agent&id=${agent.id}`;
  expect((await desk.read(report)).status).toBe(200);
});

test('a user of another account becomes an agent as the same user', async () => {
  const other = createClient(mock, {
    account: 2,
    headers: mock.identities.find(({ account_id }) => account_id === 2)?.headers,
  });
  const [mine] = bodyOf<{ id: number; name: string; email: string }[]>(await other.get('/agents'));
  const body = { name: mine?.name, email: mine?.email.toUpperCase(), role: 'agent' };
  expect((await desk.post('/agents', body)).body).toMatchObject({ id: mine?.id, account_id: 1 });
});

test('sorts agents and inboxes by name, labels by title, and other lists by creation', async () => {
  const namesOf = async (path: string, list: (body: never) => { name: string }[]) =>
    list((await desk.get(path)).body as never).map(({ name }) => name.toLowerCase());
  const agents = await namesOf('/agents', (body) => body);
  const inboxes = await namesOf('/inboxes', ({ payload }: { payload: { name: string }[] }) => payload);
  const { payload: labels } = bodyOf<{ payload: { title: string }[] }>(await desk.get('/labels'));
  const titles = labels.map(({ title }) => title);
  expect(titles).toEqual(titles.toSorted());
  expect(agents).toEqual(agents.toSorted());
  expect(inboxes).toEqual(inboxes.toSorted());
});

test.each([
  '/teams/99',
  '/labels/99',
  '/inboxes/99',
  '/contacts/99999',
  '/inboxes/x1',
  '/contacts/4294967297',
  '/teams/x',
])('returns 404 for %s', async (path) => {
  expect((await desk.get(path)).status).toBe(404);
});

test('reads an id up to its last digit', async () => {
  expect((await desk.get('/inboxes/1.5')).body).toEqual((await desk.get('/inboxes/1')).body);
});

test('new labels, teams and inboxes can be used at once', async () => {
  const { path, inbox } = await createApiConversation(desk);
  const label = bodyOf<{ title: string }>(await desk.post('/labels', { title: 'Fresh' }));
  const team = bodyOf<{ id: number }>(await desk.post('/teams', { name: 'Fresh' }));
  expect((await desk.post(`${path}/labels`, { labels: [label.title] })).body).toEqual({ payload: ['fresh'] });
  expect((await desk.post(`${path}/assignments`, { team_id: team.id })).body).toMatchObject({ name: 'fresh' });
  expect((await desk.get(path)).body).toMatchObject({ labels: ['fresh'], inbox_id: inbox });
  const listed = await desk.get(`/conversations?labels[]=fresh&team_id=${team.id}`);
  expect(listed.body).toMatchObject({ data: { meta: { all_count: 1 } } });
});

test('sorts contacts as requested, and does not list contacts without an email address, phone number or identifier', async () => {
  const list = async (query: string) =>
    bodyOf<{ meta: { count: number }; payload: Contact[] }>(await desk.get(`/contacts?${query}`));
  const before = (await list('')).meta.count;
  await desk.post('/contacts', { inbox_id: 1, name: 'Without Address' });
  expect((await list('')).meta.count).toBe(before);
  await desk.post('/contacts', { inbox_id: 1, name: 'aa first', identifier: 'first' });
  expect((await list('')).meta.count).toBe(before + 1);
  const byName = await list('sort=name');
  expect(byName.payload[0]).toMatchObject({ name: 'aa first' });
  expect(byName.payload.length).toBe(15);
  const lastPage = await list(`sort=-name&page=${Math.ceil((before + 1) / 15)}`);
  expect(lastPage.payload.at(-1)).toMatchObject({ name: 'aa first' });
});

test('rejects the email address of another contact, seeded or written', async () => {
  const seeded = bodyOf<{ payload: Contact }>(await desk.get('/contacts/1')).payload;
  const add = (email: string | null) => desk.post('/contacts', { inbox_id: 1, name: 'Twin', email });
  expect((await add(seeded.email)).status).toBe(400);
  expect((await add('twin@one.example')).status).toBe(200);
  expect((await add('TWIN@one.example')).status).toBe(400);
});

test('creates a conversation by the source id of a seeded contact', async () => {
  const { contact_inboxes: places } = bodyOf<{ payload: Contact }>(await desk.get('/contacts/3')).payload;
  const source = places[0]?.source_id;
  const created = bodyOf<{ id: number; inbox_id: number }>(await desk.post('/conversations', { source_id: source }));
  expect(created.inbox_id).toBe(places[0]?.inbox.id);
  expect((await desk.get(`/conversations/${created.id}`)).body).toMatchObject({ meta: { sender: { id: 3 } } });
});

test('a source id belongs to one contact in an inbox', async () => {
  const begin = (contact: number, inbox: number) =>
    desk.post('/conversations', { source_id: 'door-7', inbox_id: inbox, contact_id: contact });
  expect((await begin(1, 1)).status).toBe(200);
  expect((await begin(1, 1)).status).toBe(200);
  expect((await begin(2, 1)).status).toBe(422);
  expect((await begin(2, 2)).status).toBe(200);
  expect((await desk.post('/conversations', { source_id: 'door-7' })).body).toMatchObject({ inbox_id: 1 });
});

test('creates a conversation with the requested status, unless the inbox has a bot or the contact is blocked', async () => {
  const statusOf = async (body: object) => {
    const { id } = bodyOf<{ id: number }>(await desk.post('/conversations', body));
    return bodyOf<{ status: string }>(await desk.get(`/conversations/${id}`)).status;
  };
  const { contact, inbox } = await createApiConversation(createClient(await startMock()));
  expect(contact).toBeGreaterThan(0);
  expect(await statusOf({ source_id: 's', inbox_id: 2, contact_id: 1 })).toBe('open');
  expect(await statusOf({ source_id: 's', inbox_id: 2, contact_id: 1, status: 'resolved' })).toBe('resolved');
  // The first inbox has a bot.
  expect(await statusOf({ source_id: 't', inbox_id: 1, contact_id: 1, status: 'open' })).toBe('pending');
  const blocked = await desk.post('/contacts', { inbox_id: 2, name: 'No', email: 'no@no.example', blocked: true });
  expect(await statusOf({ source_id: 'u', inbox_id: 2, contact_id: readNewContact(bodyOf(blocked)).id })).toBe(
    'resolved',
  );
  expect(inbox).toBeGreaterThan(0);
});

test('continues the existing conversation in an inbox with one conversation per contact', async () => {
  const body = { name: 'Single', lock_to_single_conversation: true, channel: { type: 'api' } };
  const { id: inbox } = bodyOf<{ id: number }>(await desk.post('/inboxes', body));
  const begin = () => desk.post('/conversations', { source_id: 'one', inbox_id: inbox, contact_id: 4 });
  const first = bodyOf<{ id: number }>(await begin()).id;
  expect((await begin()).body).toMatchObject({ id: first });
});
