import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { type Profile, profiles } from '../../../specs/profiles.ts';
import { listViolations } from '../judge-answer.ts';
import { type Answer, startMock } from '../start-mock.ts';
import { type Client, createClient } from './client.ts';

interface Started {
  mock: Mock;
  contract: Contract;
  admin: Client;
  user: Client;
  channel: string;
  message: string;
}

const started = new Map<Profile, Started>();
const worldOf = (profile: Profile): Started => {
  const found = started.get(profile);
  if (!found) throw new Error('not started');
  return found;
};

beforeAll(async () => {
  for (const profile of profiles) {
    const mock = await startMock({ profile, scale: 0.02 });
    const contract = await loadContract({ vendor: 'rocketchat', profile });
    const admin = createClient(mock, 'admin');
    const created = await admin.write<{ channel: { _id: string } }>('channels.create', { name: 'first' });
    const channel = created.channel._id;
    const posted = await admin.write<{ message: { _id: string } }>('chat.postMessage', {
      roomId: channel,
      text: 'Hello',
    });
    const message = posted.message._id;
    started.set(profile, { mock, contract, admin, user: createClient(mock, 'user'), channel, message });
  }
});

const span = 'start=2026-01-01T00:00:00.000Z&end=2026-01-30T00:00:00.000Z';
const engagement = 'get-api-v1-engagement-dashboard';

/** Every read with its parameters. */
const reads: [operation: string, path: (world: Started) => string][] = [
  [`${engagement}-messages-messages-sent`, () => `engagement-dashboard/messages/messages-sent?${span}`],
  [`${engagement}-messages-origin`, () => `engagement-dashboard/messages/origin?${span}`],
  [
    `${engagement}-messages-top-five-popular-channels`,
    () => `engagement-dashboard/messages/top-five-popular-channels?${span}`,
  ],
  [`${engagement}-channels-list`, () => `engagement-dashboard/channels/list?${span}&count=0`],
  [`${engagement}-users-new-users`, () => `engagement-dashboard/users/new-users?${span}`],
  [`${engagement}-users-active-users`, () => `engagement-dashboard/users/active-users?${span}`],
  [
    `${engagement}-users-users-by-time-of-the-day-in-a-week`,
    () => `engagement-dashboard/users/users-by-time-of-the-day-in-a-week?${span}`,
  ],
  [
    `${engagement}-users-chat-busier-hourly-data`,
    () => 'engagement-dashboard/users/chat-busier/hourly-data?start=2026-01-30T12:00:00.000Z',
  ],
  [
    `${engagement}-users-chat-busier-weekly-data`,
    () => 'engagement-dashboard/users/chat-busier/weekly-data?start=2026-01-30T12:00:00.000Z',
  ],
  ['get-api-v1-statistics', () => 'statistics'],
  ['get-api-v1-me', () => 'me'],
  ['get-api-v1-users.list', () => 'users.list'],
  ['get-api-v1-users.info', ({ user }) => `users.info?userId=${user.userId}`],
  ['get-permissions.listAll', () => 'permissions.listAll'],
  ['get-api-v1-channels.list', () => 'channels.list'],
  ['get-api-v1-channels.info', () => 'channels.info?roomName=general'],
  ['get-api-v1-groups.list', () => 'groups.list'],
];

/** Every write with its body, in an order in which each one succeeds. */
const writes: [operation: string, name: string, body: (world: Started) => unknown][] = [
  [
    'post-api-v1-users.create',
    'users.create',
    () => ({ name: 'New One', email: 'new@one.example', username: 'new.one', password: 'secret' }),
  ],
  ['post-api-v1-channels.create', 'channels.create', () => ({ name: 'second', members: ['rocket.cat', 'nobody'] })],
  ['post-api-v1-groups.create', 'groups.create', () => ({ name: 'secret-group' })],
  ['post-api-v1-im.create', 'dm.create', () => ({ username: 'rocket.cat' })],
  ['post-api-v1-im.create-by-its-other-name', 'im.create', () => ({ usernames: 'rocket.cat, new.one' })],
  ['post-api-v1-chat.postMessage', 'chat.postMessage', () => ({ channel: '#general', text: 'Hi' })],
  ['post-api-v1-chat.sendMessage', 'chat.sendMessage', ({ channel }) => ({ message: { rid: channel, msg: 'Hi' } })],
  ['post-api-v1-chat.delete', 'chat.delete', ({ channel, message }) => ({ roomId: channel, msgId: message })],
  [
    'post-api-v1-permissions.update',
    'permissions.update',
    () => ({ permissions: [{ _id: 'create-p', roles: ['admin', 'user', 'bot', 'app'] }] }),
  ],
  ['post-api-v1-channels.delete', 'channels.delete', () => ({ roomName: 'second' })],
  ['get-api-v1-rooms.delete', 'rooms.delete', ({ channel }) => ({ roomId: channel })],
];

test.each(reads.flatMap((row) => profiles.map((profile) => [profile, ...row] as const)))(
  '%s: %s returns a documented response',
  async (profile, operation, path) => {
    const world = worldOf(profile);
    const answer = await world.admin.get(path(world));
    expect([answer.status, listViolations(world.contract, operation, answer)]).toEqual([200, []]);
  },
);

test.each(profiles)('%s: every write returns a documented response', async (profile) => {
  const world = worldOf(profile);
  for (const [operation, name, body] of writes) {
    const answer = await world.admin.post(name, body(world));
    expect([operation, answer.status, listViolations(world.contract, operation, answer)]).toEqual([operation, 200, []]);
  }
  const { mock, contract } = world;
  const answer = await createClient(mock, mock.identities.at(-1)?.headers ?? {}).post('logout');
  expect([answer.status, listViolations(contract, 'post-api-v1-logout', answer)]).toEqual([200, []]);
  const other = await createClient(mock, mock.identities.at(-2)?.headers ?? {}).get('logout');
  expect([other.status, listViolations(contract, 'get-api-v1-logout', other)]).toEqual([200, []]);
});

const guarded = [
  ...reads.map(([operation]) => operation),
  ...writes.map(([operation]) => operation),
  'post-api-v1-logout',
  'get-api-v1-logout',
];

test.each(profiles)('%s: refuses all operations but login and info without credentials', async (profile) => {
  const { mock, contract, admin } = worldOf(profile);
  expect(contract.operations.filter(({ security }) => security.length === 0).map(({ id }) => id)).toEqual([
    'post-api-v1-login',
    'get-api-info',
  ]);
  const strangers = [{}, { ...admin.headers, 'X-Auth-Token': 'wrong' }, { 'X-User-Id': admin.userId }];
  for (const id of guarded) {
    const operation = contract.findOperation(id);
    const name = operation?.path.replace('/api/v1/', '') ?? '';
    for (const headers of strangers) {
      const client = createClient(mock, headers as Record<string, string>);
      const answer: Answer = operation?.method === 'get' ? await client.get(name) : await client.post(name, {});
      expect([id, answer.status, listViolations(contract, id, answer)]).toEqual([id, 401, []]);
    }
  }
});

test('implements every operation of the document', async () => {
  const { contract } = worldOf('documented');
  const tried = new Set([...guarded, 'get-api-info', 'post-api-v1-login']);
  expect(contract.operations.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
});
