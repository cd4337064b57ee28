import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Contract, loadContract, type Profile, profiles } from '../../../specs/contract.ts';
import { judgeAnswer } from '../judge-answer.ts';
import { startMock } from '../start-mock.ts';
import { type Client, createClient, toReport } from './client.ts';

interface World {
  mock: Mock;
  contract: Contract;
  admin: Client;
  user: Client;
  guest: Client;
  /** A private group of the admin, and a message in it. */
  group: string;
  message: string;
}

const worlds = new Map<Profile, World>();
const worldOf = (profile: Profile): World => {
  const world = worlds.get(profile);
  if (!world) throw new Error('not started');
  return world;
};

beforeAll(async () => {
  for (const profile of profiles) {
    const mock = await startMock({ profile, scale: 0 });
    const admin = createClient(mock, 'admin');
    const { users } = await admin.read<{ users: { _id: string; roles: string[] }[] }>('users.list?count=0');
    const guestId = users.find(({ roles }) => roles.includes('guest'))?._id;
    const guest = mock.identities.find(({ headers }) => headers['X-User-Id'] === guestId);
    const created = await admin.write<{ group: { _id: string } }>('groups.create', { name: 'mine' });
    const group = created.group._id;
    const posted = await admin.write<{ message: { _id: string } }>('chat.sendMessage', {
      message: { rid: group, msg: 'Between us' },
    });
    worlds.set(profile, {
      mock,
      contract: await loadContract({ vendor: 'rocketchat', profile }),
      admin,
      user: createClient(mock, 'user'),
      guest: createClient(mock, guest?.headers ?? {}),
      group,
      message: posted.message._id,
    });
  }
});

type Who = 'admin' | 'user' | 'guest';
interface Refusal {
  as: Who;
  operation: string;
  path: string;
  /** Absent: a GET. */
  body?: (world: World) => unknown;
  status?: number;
  error: string;
  errorType?: string;
}

const newUser = { name: 'A', email: 'a@a.example', username: 'a', password: 'a' };
const post = (operation: string, path: string, body: (world: World) => unknown, error: string, errorType?: string) => ({
  as: 'admin' as Who,
  operation: `post-api-v1-${operation}`,
  path,
  body,
  error,
  errorType,
});

const users: Refusal[] = [
  post(
    'users.create',
    'users.create',
    () => ({ ...newUser, name: undefined }),
    "must have required property 'name' [invalid-params]",
    'invalid-params',
  ),
  post(
    'users.create',
    'users.create',
    () => ({ ...newUser, name: ' ' }),
    'The field Name is required [error-the-field-is-required]',
    'error-the-field-is-required',
  ),
  post(
    'users.create',
    'users.create',
    () => ({ ...newUser, username: 'a b' }),
    'a b is not a valid username [error-input-is-not-a-valid-field]',
    'error-input-is-not-a-valid-field',
  ),
  post(
    'users.create',
    'users.create',
    () => ({ ...newUser, email: 'a' }),
    'Invalid email a [error-invalid-email]',
    'error-invalid-email',
  ),
  post(
    'users.create',
    'users.create',
    () => ({ ...newUser, username: 'Rocket.Cat' }),
    'Rocket.Cat is already in use :( [error-field-unavailable]',
    'error-field-unavailable',
  ),
  post(
    'users.create',
    'users.create',
    () => ({ ...newUser, roles: ['king'] }),
    'The field Roles consist invalid role id [error-action-not-allowed]',
    'error-action-not-allowed',
  ),
  {
    as: 'user',
    operation: 'post-api-v1-users.create',
    path: 'users.create',
    body: () => newUser,
    error: 'Adding user is not allowed [error-action-not-allowed]',
    errorType: 'error-action-not-allowed',
  },
  { as: 'admin', operation: 'get-api-v1-users.info', path: 'users.info?userId=nobody', error: 'User not found.' },
  {
    as: 'admin',
    operation: 'get-api-v1-users.info',
    path: 'users.info',
    error: "must have required property 'userId' [invalid-params]",
    errorType: 'invalid-params',
  },
  {
    as: 'admin',
    operation: 'get-api-v1-users.list',
    path: 'users.list?sort=name',
    error: 'Invalid sort parameter provided: "name" [error-invalid-sort]',
    errorType: 'error-invalid-sort',
  },
  {
    as: 'admin',
    operation: 'get-api-v1-users.list',
    path: 'users.list?count=many',
    error: 'count must be integer [invalid-params]',
    errorType: 'invalid-params',
  },
  { as: 'user', operation: 'get-api-v1-statistics', path: 'statistics', error: 'error-not-allowed' },
];

const permissions: Refusal[] = [
  post('permissions.update', 'permissions.update', () => ({}), 'Invalid body params', 'error-invalid-body-params'),
  post(
    'permissions.update',
    'permissions.update',
    () => ({ permissions: [{ _id: 'create-c' }] }),
    'Invalid body params',
    'error-invalid-body-params',
  ),
  post(
    'permissions.update',
    'permissions.update',
    () => ({ permissions: [{ _id: 'fly', roles: [] }] }),
    'Invalid permission',
    'error-invalid-permission',
  ),
  post(
    'permissions.update',
    'permissions.update',
    () => ({ permissions: [{ _id: 'create-c', roles: ['king'] }] }),
    'Invalid role',
    'error-invalid-role',
  ),
  {
    as: 'admin',
    operation: 'get-permissions.listAll',
    path: 'permissions.listAll?updatedSince=once',
    error: 'The "updatedSince" query parameter must be a valid date. [error-roomId-param-invalid]',
    errorType: 'error-roomId-param-invalid',
  },
];

const rooms: Refusal[] = [
  post(
    'channels.create',
    'channels.create',
    () => ({}),
    "must have required property 'name' [invalid-params]",
    'invalid-params',
  ),
  post(
    'channels.create',
    'channels.create',
    () => ({ name: 'a room' }),
    "'a room' is not a valid room name. [error-invalid-room-name]",
    'error-invalid-room-name',
  ),
  post(
    'channels.create',
    'channels.create',
    () => ({ name: 'general' }),
    "A channel with name 'general' exists [error-duplicate-channel-name]",
    'error-duplicate-channel-name',
  ),
  post(
    'groups.create',
    'groups.create',
    () => ({ name: 'general' }),
    "A channel with name 'general' exists [error-duplicate-channel-name]",
    'error-duplicate-channel-name',
  ),
  post(
    'channels.delete',
    'channels.delete',
    () => ({}),
    'The parameter "roomId" or "roomName" is required [error-roomid-param-not-provided]',
    'error-roomid-param-not-provided',
  ),
  post(
    'channels.delete',
    'channels.delete',
    ({ group }) => ({ roomId: group }),
    'The required "roomId" or "roomName" param provided does not match any channel [error-room-not-found]',
    'error-room-not-found',
  ),
  {
    as: 'user',
    operation: 'post-api-v1-channels.delete',
    path: 'channels.delete',
    body: () => ({ roomName: 'general' }),
    error: 'Not allowed [error-not-allowed]',
    errorType: 'error-not-allowed',
  },
  {
    as: 'admin',
    operation: 'get-api-v1-channels.info',
    path: 'channels.info?roomName=mine',
    error: 'The required "roomId" or "roomName" param provided does not match any channel [error-room-not-found]',
    errorType: 'error-room-not-found',
  },
  {
    as: 'admin',
    operation: 'get-api-v1-channels.info',
    path: 'channels.info',
    error: "must have required property 'roomId' [invalid-params]",
    errorType: 'invalid-params',
  },
  {
    as: 'admin',
    operation: 'get-api-v1-rooms.delete',
    path: 'rooms.delete',
    body: () => ({}),
    error: "The 'roomId' param is required",
  },
  {
    as: 'admin',
    operation: 'get-api-v1-rooms.delete',
    path: 'rooms.delete',
    body: () => ({ roomId: 'nowhere' }),
    error: 'Invalid room [error-invalid-room]',
    errorType: 'error-invalid-room',
  },
  post(
    'im.create',
    'dm.create',
    () => ({ username: 'nobody' }),
    'Invalid user [error-invalid-user]',
    'error-invalid-user',
  ),
  post(
    'im.create',
    'dm.create',
    () => ({}),
    "must have required property 'username' [invalid-params]",
    'invalid-params',
  ),
  {
    as: 'guest',
    operation: 'post-api-v1-im.create',
    path: 'dm.create',
    body: () => ({ username: 'rocket.cat' }),
    error: 'Not allowed [error-not-allowed]',
    errorType: 'error-not-allowed',
  },
];

const chat: Refusal[] = [
  post(
    'chat.postMessage',
    'chat.postMessage',
    () => ({ channel: '#nowhere', text: 'a' }),
    '[invalid-channel]',
    'invalid-channel',
  ),
  post(
    'chat.postMessage',
    'chat.postMessage',
    () => ({ channel: '@nobody', text: 'a' }),
    '[invalid-channel]',
    'invalid-channel',
  ),
  post('chat.postMessage', 'chat.postMessage', () => ({ text: 'a' }), '[invalid-channel]', 'invalid-channel'),
  post(
    'chat.sendMessage',
    'chat.sendMessage',
    () => ({}),
    'The "message" parameter must be provided. [error-invalid-params]',
    'error-invalid-params',
  ),
  post(
    'chat.sendMessage',
    'chat.sendMessage',
    () => ({ message: { msg: 'a' } }),
    "The 'rid' property on the message object is missing.",
  ),
  post('chat.sendMessage', 'chat.sendMessage', () => ({ message: { rid: 'nowhere' } }), 'error-invalid-room'),
  {
    as: 'user',
    operation: 'post-api-v1-chat.sendMessage',
    path: 'chat.sendMessage',
    body: ({ group }) => ({ message: { rid: group, msg: 'a' } }),
    error: 'Not allowed [error-not-allowed]',
    errorType: 'error-not-allowed',
  },
  post(
    'chat.delete',
    'chat.delete',
    ({ group }) => ({ roomId: group, msgId: 'none' }),
    'No message found with the id of "none".',
  ),
  post(
    'chat.delete',
    'chat.delete',
    ({ message }) => ({ roomId: 'elsewhere', msgId: message }),
    'The room id provided does not match where the message is from.',
  ),
  {
    as: 'user',
    operation: 'post-api-v1-chat.delete',
    path: 'chat.delete',
    body: ({ group, message }) => ({ roomId: group, msgId: message }),
    error: 'Not allowed [error-action-not-allowed]',
  },
  {
    as: 'user',
    operation: 'post-api-v1-chat.delete',
    path: 'chat.delete',
    body: ({ group, message }) => ({ roomId: group, msgId: message, asUser: true }),
    error: 'Unauthorized. You must have the permission "force-delete-message" to delete other\'s message as them.',
  },
];

test.each(
  [...users, ...permissions, ...rooms, ...chat].flatMap((row) => profiles.map((profile) => ({ ...row, profile }))),
)(
  '$profile: $operation tells the $as: $error',
  async ({ profile, as, operation, path, body, status = 400, error, errorType }) => {
    const world = worldOf(profile);
    // Observed is that a name will do in place of an id: both are then asked for.
    if (profile === 'observed' && operation === 'get-api-v1-users.info' && path === 'users.info') return;
    const answer = body === undefined ? await world[as].get(path) : await world[as].post(path, body(world));
    expect([answer.status, answer.body]).toMatchObject([status, { success: false, error }]);
    expect((answer.body as { errorType?: string }).errorType).toBe(errorType);
    expect(judgeAnswer(world.contract, operation, answer)).toEqual([]);
  },
);

const unauthorized = 'User does not have the permissions required for this action [error-unauthorized]';
const forbidden: [operation: string, as: Who, path: string, body: unknown][] = [
  [
    'get-api-v1-engagement-dashboard-messages-origin',
    'user',
    toReport('messages/origin', '2026-01-01', '2026-01-02'),
    undefined,
  ],
  [
    'get-api-v1-engagement-dashboard-users-chat-busier-hourly-data',
    'user',
    toReport('users/chat-busier/hourly-data', '2026-01-01'),
    undefined,
  ],
  ['post-api-v1-channels.create', 'guest', 'channels.create', { name: 'a' }],
  ['post-api-v1-groups.create', 'guest', 'groups.create', { name: 'a' }],
];

test.each(forbidden.flatMap((row) => profiles.map((profile) => [profile, ...row] as const)))(
  '%s: %s is a 403 for a %s',
  async (profile, operation, as, path, body) => {
    const world = worldOf(profile);
    const answer = body === undefined ? await world[as].get(path) : await world[as].post(path, body);
    const error = profile === 'documented' ? 'unauthorized' : unauthorized;
    expect([answer.status, answer.body]).toEqual([403, { success: false, error }]);
    expect(judgeAnswer(world.contract, operation, answer)).toEqual([]);
  },
);

test('a 403 of active-users has no body where documented, and the usual one where observed', async () => {
  const operation = 'get-api-v1-engagement-dashboard-users-active-users';
  const path = toReport('users/active-users', '2026-01-01', '2026-01-02');
  const documented = await worldOf('documented').user.get(path);
  expect([documented.status, documented.text]).toEqual([403, '']);
  const observed = await worldOf('observed').user.get(path);
  expect([observed.status, observed.body]).toEqual([403, { success: false, error: unauthorized }]);
  expect(observed.headers.get('x-chatpact-deviation')).toContain('rocketchat-active-users-403-has-a-body');
  expect(judgeAnswer(worldOf('documented').contract, operation, documented)).toEqual([]);
  expect(judgeAnswer(worldOf('observed').contract, operation, observed)).toEqual([]);
});

test('who may not edit permissions gets a 400 where documented, and a 403 where observed', async () => {
  const body = { permissions: [{ _id: 'view-engagement-dashboard', roles: ['user'] }] };
  const documented = await worldOf('documented').user.post('permissions.update', body);
  expect([documented.status, documented.body]).toEqual([
    400,
    { success: false, error: 'Editing permissions is not allowed', errorType: 'error-edit-permissions-not-allowed' },
  ]);
  const observed = await worldOf('observed').user.post('permissions.update', body);
  expect([observed.status, observed.body]).toEqual([403, { success: false, error: unauthorized }]);
  const { contract } = worldOf('observed');
  expect(judgeAnswer(contract, 'post-api-v1-permissions.update', observed)).toEqual([]);
});

test('observed servers find a user by name', async () => {
  const { admin, contract } = worldOf('observed');
  const answer = await admin.get('users.info?username=Rocket.Cat');
  expect(answer.body).toMatchObject({ user: { username: 'rocket.cat' } });
  expect(judgeAnswer(contract, 'get-api-v1-users.info', answer)).toEqual([]);
  expect((await admin.get('users.info')).status).toBe(400);
});
