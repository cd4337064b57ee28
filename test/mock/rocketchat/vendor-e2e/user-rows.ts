import { expect } from 'vitest';
import { password } from './make-world.ts';
import type { Row, World } from './row.ts';

const number = expect.any(Number);
const fields = (value: object) => encodeURIComponent(JSON.stringify(value));
const file = 'users.ts';
const own = ({ admin }: World) => `users.info?userId=${admin.userId}`;
const first = ({ made }: World) => `users.info?userId=${made.first}`;
const withRooms = `&fields=${fields({ userRooms: 1 })}`;
const noInvites = `users.list?count=100&fields=${fields({ inviteToken: 1 })}&sort=${fields({ inviteToken: -1 })}`;

const create = { file, post: 'users.create' } as const;
const about = (username: string) => ({ username, name: username, email: `${username}@new.example`, password });

export const userRows: Row[] = [
  {
    ...create,
    what: 'users.create with every usual field',
    body: { ...about('whole'), active: true, roles: ['user'], joinDefaultChannels: true, verified: true },
    status: 200,
    has: {
      success: true,
      user: { username: 'whole', emails: [{ address: 'whole@new.example' }], active: true, name: 'whole' },
    },
    lacks: ['user.e2e'],
  },
  {
    ...create,
    what: 'users.create with only the given role',
    body: { ...about('visitor'), roles: ['guest'] },
    status: 200,
    has: { success: true, user: { username: 'visitor', active: true, name: 'visitor', roles: ['guest'] } },
  },
  {
    ...create,
    what: 'users.create of an inactive user',
    body: { ...about('asleep'), active: false },
    status: 200,
    has: { user: { username: 'asleep', emails: [{ address: 'asleep@new.example' }], active: false, name: 'asleep' } },
    lacks: ['user.e2e'],
  },
  ...['admin', 'administrator', 'system', 'user'].map(
    (name): Row => ({
      ...create,
      what: `users.create with the reserved name ${name}`,
      body: { ...about(name), active: true, roles: ['user'], joinDefaultChannels: true, verified: true },
      status: 400,
      has: { success: false, error: `${name} is blocked and can't be used! [error-blocked-username]` },
    }),
  ),
  {
    file,
    what: 'users.info of an unknown user',
    get: 'users.info?username=invalid-username',
    status: 400,
    has: { success: false, error: expect.any(String) },
  },
  {
    file,
    what: 'users.info by id, without rooms unless requested',
    get: first,
    status: 200,
    has: { success: true, user: { username: 'first', active: true, name: 'first' } },
    lacks: ['user.e2e', 'user.rooms'],
  },
  {
    file,
    what: 'users.info with the rooms of another user, for an administrator',
    get: (world) => first(world) + withRooms,
    status: 200,
    has: { success: true },
    check: ({ user }: { user: { rooms: { rid: string; unread: number }[] } }, { made }) =>
      expect(user.rooms.find(({ rid }) => rid === made.talk)).toMatchObject({ unread: number }),
  },
  {
    file,
    what: 'users.info with the caller’s own rooms, without the permission',
    permissions: { 'view-other-user-channels': [] },
    get: (world) => own(world) + withRooms,
    status: 200,
    has: { success: true },
    check: ({ user }: { user: { rooms: object[] } }) => expect(user.rooms[0]).toMatchObject({ unread: number }),
  },
  {
    file,
    what: 'users.info with the rooms of another user, without the permission',
    permissions: { 'view-other-user-channels': [] },
    get: (world) => first(world) + withRooms,
    status: 200,
    has: { success: true },
    lacks: ['user.rooms'],
  },
  {
    file,
    what: 'users.info hides the login services of other users',
    permissions: { 'view-full-other-user-info': ['admin'] },
    get: first,
    status: 200,
    has: { success: true },
    lacks: ['user.services', 'user.services.emailCode'],
  },
  {
    file,
    what: 'users.info shows the caller’s own login services, without the permission',
    permissions: { 'view-full-other-user-info': [] },
    get: own,
    status: 200,
    has: { success: true, user: { services: { password: expect.anything(), resume: expect.anything() } } },
  },
  {
    file,
    what: 'users.info of a name that starts like an upload path',
    get: 'users.info?username=ufs-one',
    status: 200,
    has: { success: true, user: { type: 'user', name: 'ufs-one', username: 'ufs-one', active: true } },
  },
  {
    file,
    what: 'users.list',
    get: 'users.list',
    status: 200,
    has: { success: true, count: number, total: number },
    check: ({ users }: { users: { username: string }[] }, { made }) => {
      const myself = users.find(({ username }) => username === made.admin);
      expect(myself).toBeDefined();
      expect(myself).not.toHaveProperty('e2e');
    },
  },
  {
    file,
    what: 'users.list by status includes inactive users',
    // The vendor's test expects all users on one page.
    get: `users.list?count=0&fields=${fields({ username: 1, _id: 1, active: 1, status: 1 })}&sort=${fields({ status: 1 })}`,
    status: 200,
    has: { success: true, count: number, total: number },
    check: ({ users }: { users: { _id: string }[] }, { made }) =>
      expect(users.find(({ _id }) => _id === made.sleeper)).toMatchObject({ active: false }),
  },
  {
    file,
    what: 'users.list with a name in brackets',
    get: `users.list?name[$regex]=g&sort=${fields({ createdAt: -1 })}`,
    status: 200,
    has: { success: true, count: number, total: number },
  },
  {
    file,
    what: 'users.list for a user without the permission to see users outside of shared rooms',
    as: 'user',
    permissions: { 'view-outside-room': ['admin'] },
    get: 'users.list',
    status: 200,
    has: { success: true, count: number, total: number },
  },
  ...(['admin', 'user'] as const).map(
    (as): Row => ({
      file,
      as,
      what: `users.list hides invitations from the ${as}`,
      get: noInvites,
      status: 200,
      has: { success: true },
      check: ({ users }: { users: object[] }) => {
        expect(users.length).toBeGreaterThan(0);
        for (const user of users) expect(user).not.toHaveProperty('inviteToken');
      },
    }),
  ),
];
