import { beforeAll, expect, test } from 'vitest';
import { loadContract } from '../../../specs/contract.ts';
import { type Profile, profiles } from '../../../specs/profiles.ts';
import { listViolations } from '../judge-answer.ts';
import { startMock } from '../start-mock.ts';
import { createClient, toReport } from './client.ts';
import { chat, permissions, rooms, users, type Who, type World } from './refusal-tables.ts';

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

const invalid = (error: string) => ({ error: `${error} [invalid-params]`, errorType: 'invalid-params' });
const noRoom = 'The required "roomId" or "roomName" param provided does not match any channel [error-room-not-found]';

/** Errors of real servers, by operation and documented error. `taken`: real servers accept the request. */
const ownWords: Record<string, { error: string; errorType?: string } | 'taken'> = {
  'get-api-v1-users.list count must be integer [invalid-params]': 'taken',
  "get-api-v1-users.info must have required property 'userId' [invalid-params]": invalid(
    "must have required property 'userId'\n must have required property 'username'\n must have required property 'importId'\n must match a schema in anyOf",
  ),
  "get-api-v1-channels.info must have required property 'roomId' [invalid-params]": {
    error: noRoom,
    errorType: 'error-room-not-found',
  },
  "post-api-v1-channels.create must have required property 'name' [invalid-params]": {
    error: 'Param "name" is required',
  },
  'post-api-v1-channels.delete The parameter "roomId" or "roomName" is required [error-roomid-param-not-provided]':
    invalid(
      "must have required property 'roomId'\n must have required property 'roomName'\n must match exactly one schema in oneOf",
    ),
  "post-api-v1-im.create must have required property 'username' [invalid-params]": invalid(
    "must have required property 'usernames'\n must have required property 'username'\n must match exactly one schema in oneOf",
  ),
};

test.each(
  [...users, ...permissions, ...rooms, ...chat].flatMap((row) => profiles.map((profile) => ({ ...row, profile }))),
)(
  '$profile: $operation returns to the $as: $error',
  async ({ profile, as, operation, path, body, status = 400, error, errorType }) => {
    const world = worldOf(profile);
    const answer = body === undefined ? await world[as].get(path) : await world[as].post(path, body(world));
    const own = profile === 'observed' ? ownWords[`${operation} ${error}`] : undefined;
    if (own === 'taken') {
      expect(answer.status).toBe(200);
      return;
    }
    const words = own ?? { error, errorType };
    expect([answer.status, answer.body]).toMatchObject([status, { success: false, error: words.error }]);
    expect((answer.body as { errorType?: string }).errorType).toBe(words.errorType);
    if (own) expect(answer.headers.get('x-chatpact-deviation')).toContain('rocketchat-input-is-read-by-routes');
    expect(listViolations(world.contract, operation, answer)).toEqual([]);
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
  '%s: %s returns 403 for a %s',
  async (profile, operation, as, path, body) => {
    const world = worldOf(profile);
    const answer = body === undefined ? await world[as].get(path) : await world[as].post(path, body);
    const error = profile === 'documented' ? 'unauthorized' : unauthorized;
    expect([answer.status, answer.body]).toEqual([403, { success: false, error }]);
    expect(listViolations(world.contract, operation, answer)).toEqual([]);
  },
);

test('returns the 403 of active-users without a body as documented, and with the common body as observed', async () => {
  const operation = 'get-api-v1-engagement-dashboard-users-active-users';
  const path = toReport('users/active-users', '2026-01-01', '2026-01-02');
  const documented = await worldOf('documented').user.get(path);
  expect([documented.status, documented.text]).toEqual([403, '']);
  const observed = await worldOf('observed').user.get(path);
  expect([observed.status, observed.body]).toEqual([403, { success: false, error: unauthorized }]);
  expect(observed.headers.get('x-chatpact-deviation')).toContain('rocketchat-active-users-403-has-a-body');
  expect(listViolations(worldOf('documented').contract, operation, documented)).toEqual([]);
  expect(listViolations(worldOf('observed').contract, operation, observed)).toEqual([]);
});

test('refuses to edit permissions with 400 as documented, and with 403 as observed', async () => {
  const body = { permissions: [{ _id: 'view-engagement-dashboard', roles: ['user'] }] };
  const documented = await worldOf('documented').user.post('permissions.update', body);
  expect([documented.status, documented.body]).toEqual([
    400,
    { success: false, error: 'Editing permissions is not allowed', errorType: 'error-edit-permissions-not-allowed' },
  ]);
  const observed = await worldOf('observed').user.post('permissions.update', body);
  expect([observed.status, observed.body]).toEqual([403, { success: false, error: unauthorized }]);
  const { contract } = worldOf('observed');
  expect(listViolations(contract, 'post-api-v1-permissions.update', observed)).toEqual([]);
});

test('finds a user by name in the observed profile', async () => {
  const { admin, contract } = worldOf('observed');
  const answer = await admin.get('users.info?username=Rocket.Cat');
  expect(answer.body).toMatchObject({ user: { username: 'rocket.cat' } });
  expect(listViolations(contract, 'get-api-v1-users.info', answer)).toEqual([]);
  expect((await admin.get('users.info')).status).toBe(400);
});
