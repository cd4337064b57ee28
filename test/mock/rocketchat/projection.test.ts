import { beforeAll, expect, test } from 'vitest';
import { loadContract } from '../../../specs/contract.ts';
import { listViolations } from '../judge-answer.ts';
import { startMock } from '../start-mock.ts';
import { type Client, createClient } from './client.ts';

// `fields` and `query` of lists, and the fields of a user by role of the caller (source code of Rocket.Chat 6.14:
// parseJsonQuery.ts, users.list in app/api/server/v1/users.ts, getFullUserData.ts).

type Row = Record<string, unknown>;
interface List {
  users: Row[];
  channels: Row[];
  groups: Row[];
}

let admin: Client;
let user: Client;
let guest: Client;

beforeAll(async () => {
  const mock = await startMock({ profile: 'observed', scale: 0.02, versions: { rocketchat: '6.14.0' } });
  admin = createClient(mock, 'admin');
  user = createClient(mock, 'user');
  const about = { username: 'zoe', name: 'Zoe', email: 'zoe@x.example', password: 'z', bio: 'A bird', nickname: 'Zo' };
  await admin.write('users.create', about);
  await admin.write('groups.create', { name: 'closed' });
  const { users } = await admin.read<{ users: { _id: string; roles: string[] }[] }>('users.list?count=0');
  const id = users.find(({ roles }) => roles.includes('guest'))?._id;
  guest = createClient(mock, mock.identities.find(({ headers }) => headers['X-User-Id'] === id)?.headers ?? {});
});

const ask = (client: Client, list: string, query: Record<string, object>) => {
  const texts = Object.entries(query).map(([name, value]) => [name, JSON.stringify(value)]);
  return client.get(`${list}?count=0&${new URLSearchParams(Object.fromEntries(texts))}`);
};
const read = async (client: Client, list: string, query: Record<string, object>) =>
  (await ask(client, list, query)).body as List;
const keysOf = (rows: readonly Row[]) => [...new Set(rows.flatMap((row) => Object.keys(row)))].sort();

const always = ['_id', 'active', 'name', 'nameInsensitive', 'status', 'type', 'username'];
const ofAdmins = [...always, 'emails', 'lastLogin', 'roles'].sort();

test.each([
  ['nothing', {}, ofAdmins, always],
  ['an included field', { username: 1 }, ofAdmins, always],
  [
    'another one',
    { bio: 1, nickname: 1 },
    [...ofAdmins, 'bio', 'nickname'].sort(),
    [...always, 'bio', 'nickname'].sort(),
  ],
  ['excluded roles', { roles: 0 }, ofAdmins.filter((name) => name !== 'roles'), always],
  ['emails', { emails: 1 }, ofAdmins, always],
  ['the creation time', { createdAt: 1 }, [...ofAdmins, 'createdAt'].sort(), always],
  ['secrets', { services: 1, e2e: 1 }, ofAdmins, always],
])('users.list with %s returns the fields for an admin and for a user', async (_, fields, toAdmin, toUser) => {
  expect(keysOf((await read(admin, 'users.list', { fields })).users)).toEqual(toAdmin);
  expect(keysOf((await read(user, 'users.list', { fields })).users)).toEqual(toUser);
});

const refused = (name: string) => ({
  success: false,
  error: `Invalid attribute: ${name} [error-invalid-query]`,
  errorType: 'error-invalid-query',
});

test.each<[query: object, fields: object, toAdmin: object | string[], toUser: object | string[]]>([
  [{ username: 'zoe' }, {}, ['zoe'], ['zoe']],
  [{ name: { $regex: '^Z' } }, {}, [], []],
  [{ name: { $regex: 'zO', $options: 'i' } }, {}, ['zoe'], ['zoe']],
  [{ $or: [{ username: 'zoe' }, { username: 'nobody' }] }, {}, ['zoe'], ['zoe']],
  [{ 'emails.address': 'zoe@x.example' }, { username: 1 }, ['zoe'], 'everybody' as never],
  [{ _id: 'x' }, {}, refused('_id'), refused('_id')],
  [{ status: { $ne: 'offline' } }, {}, refused('status.$ne'), refused('status.$ne')],
  [{ bio: 'A bird' }, {}, refused('bio'), refused('bio')],
  [{ bio: 'A bird' }, { bio: 1 }, ['zoe'], ['zoe']],
  [{ $or: [{ createdAt: 'x' }] }, {}, refused('createdAt'), refused('createdAt')],
  [{}, { emails: 0 }, refused('emails.address'), 'everybody' as never],
  [{}, { name: 0 }, refused('name'), refused('name')],
])('users.list with query %j and fields %j', async (query, fields, toAdmin, toUser) => {
  for (const [client, expected] of [
    [admin, toAdmin],
    [user, toUser],
  ] as const) {
    const { status, body } = await ask(client, 'users.list', { query, fields });
    if (expected === ('everybody' as never)) expect((body as List).users.length).toBeGreaterThan(10);
    else if (Array.isArray(expected)) expect((body as List).users.map(({ username }) => username)).toEqual(expected);
    else expect([status, body]).toEqual([400, expected]);
  }
});

test.each(['channels', 'groups'] as const)(
  '%s.list returns only included fields, or all but excluded ones',
  async (kind) => {
    const path = `${kind}.list`;
    const all = keysOf((await read(admin, path, {}))[kind]);
    const keys = async (fields: object) => keysOf((await read(admin, path, { fields }))[kind]);
    expect(all.length).toBeGreaterThan(8);
    expect(await keys({ name: 1 })).toEqual(['_id', 'name']);
    expect(await keys({ name: 1, msgs: 0 })).toEqual(['_id', 'name']);
    expect(await keys({ name: 0, u: 0 })).toEqual(all.filter((name) => name !== 'name' && name !== 'u'));
    const { [kind]: rows } = await read(admin, path, { fields: { 'u.username': 1 } });
    expect(keysOf(rows.map(({ u }) => u as Row))).toEqual(['username']);
  },
);

test('channels.list sorts by fields that it does not return, and supports comparisons in queries', async () => {
  const { channels } = await read(admin, 'channels.list', { fields: { name: 1 }, sort: { msgs: -1, name: 1 } });
  const whole = await read(admin, 'channels.list', { sort: { msgs: -1, name: 1 } });
  expect(channels.map(({ name }) => name)).toEqual(whole.channels.map(({ name }) => name));
  const names = async (query: object) =>
    (await read(admin, 'channels.list', { query })).channels.map(({ name }) => name);
  const all = await names({});
  expect(await names({ name: { $ne: 'general' } })).toEqual(all.filter((name) => name !== 'general'));
  expect(await names({ name: { $in: ['general', 'x'] } })).toEqual(['general']);
  // The server adds an $or of its own.
  expect(await names({ $or: [{ name: 'general' }] })).toEqual(all);
});

test('lists to a guest only the channels of the guest', async () => {
  const { channels } = await read(guest, 'channels.list', {});
  const { channels: all } = await read(admin, 'channels.list', {});
  expect(channels.length).toBeLessThan(all.length);
});

test('shows all fields to an admin and the user themself, and public fields to other users', async () => {
  const contract = await loadContract({ vendor: 'rocketchat', profile: 'observed' });
  const open = ['_id', 'active', 'canViewAllInfo', 'name', 'status', 'type', 'username', 'utcOffset'];
  const full = [
    ...open,
    'createdAt',
    'emails',
    'lastLogin',
    'requirePasswordChange',
    'roles',
    'statusConnection',
  ].sort();
  const look = async (client: Client, id: string) => {
    const answer = await client.get(`users.info?userId=${id}`);
    expect(listViolations(contract, 'get-api-v1-users.info', answer)).toEqual([]);
    const { user: shown } = answer.body as { user: Row };
    return [Object.keys(shown).sort(), shown.canViewAllInfo];
  };
  expect(await look(admin, user.userId)).toEqual([full, true]);
  expect(await look(user, admin.userId)).toEqual([open, false]);
  expect(await look(user, user.userId)).toEqual([[...full, 'services'].sort(), true]);
  for (const client of [admin, user, guest]) {
    expect(listViolations(contract, 'get-api-v1-users.list', await client.get('users.list'))).toEqual([]);
  }
});
