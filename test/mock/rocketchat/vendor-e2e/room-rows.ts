import { expect } from 'vitest';
import type { Row, World } from './row.ts';

const number = expect.any(Number);
const text = expect.any(String);
const duplicate = 'error-duplicate-channel-name';

export const roomRows: Row[] = [
  {
    file: 'channels.ts',
    what: 'channels.create',
    post: 'channels.create',
    body: { name: 'made-c' },
    status: 200,
    has: { success: true, channel: { _id: text, name: 'made-c', t: 'c', msgs: 0 } },
  },
  {
    file: 'groups.ts',
    what: 'groups.create',
    post: 'groups.create',
    body: { name: 'made-p' },
    status: 200,
    has: { success: true, group: { _id: text, name: 'made-p', t: 'p', msgs: 0 } },
  },
  ...['channels', 'groups'].map(
    (kind): Row => ({
      file: `${kind}.ts`,
      what: `${kind}.create with the name of another room`,
      post: `${kind}.create`,
      body: { name: 'general' },
      status: 400,
      has: { success: false, errorType: duplicate },
    }),
  ),
  {
    file: 'channels.ts',
    what: 'channels.create twice',
    post: 'channels.create',
    body: { name: 'talk' },
    status: 400,
    has: { success: false, error: expect.stringContaining(duplicate) },
  },
  {
    file: 'channels.ts',
    what: 'channels.list with a parameter of other routes',
    get: ({ made }) => `channels.list?roomId=${made.talk}`,
    status: 200,
    has: { success: true, count: number, total: number },
  },
  {
    file: 'channels.ts',
    what: 'channels.info',
    get: ({ made }) => `channels.info?roomId=${made.news}`,
    status: 200,
    has: { success: true, channel: { _id: text, name: 'news', t: 'c', msgs: 0 } },
  },
  {
    file: 'channels.ts',
    what: 'channels.delete by name',
    post: 'channels.delete',
    body: { roomName: 'gone' },
    status: 200,
    has: { success: true },
  },
  {
    file: 'channels.ts',
    what: 'channels.info of a deleted channel',
    get: ({ made }) => `channels.info?roomId=${made.gone}`,
    status: 400,
    has: { success: false, errorType: 'error-room-not-found' },
  },
  {
    file: 'groups.ts',
    what: 'groups.list',
    get: 'groups.list',
    status: 200,
    has: { success: true, count: number, total: number, groups: expect.any(Array) },
  },
  {
    file: 'groups.ts',
    what: 'groups.list for a user without groups',
    as: 'user',
    get: 'groups.list',
    status: 200,
    has: { success: true, count: 0, total: 0, groups: [] },
  },
  {
    file: 'rooms.ts',
    what: 'rooms.delete without a room',
    post: 'rooms.delete',
    body: {},
    status: 400,
    has: { success: false, error: "The 'roomId' param is required" },
  },
  {
    file: 'rooms.ts',
    what: 'rooms.delete',
    post: 'rooms.delete',
    body: ({ made }) => ({ roomId: made.erased }),
    status: 200,
    has: { success: true },
  },
  {
    file: 'rooms.ts',
    what: 'rooms.delete of an unknown room',
    post: 'rooms.delete',
    body: { roomId: 'invalid' },
    status: 400,
    has: { success: false },
  },
  ...directs([
    ['with two other users', 'user', { usernames: 'second,third' }, () => ['first', 'second', 'third']],
    ['between two other users', 'admin', { usernames: 'first,second', excludeSelf: true }, () => ['first', 'second']],
    ['with oneself', 'user', { username: 'first' }, () => ['first']],
    ['with one other user', 'admin', { username: 'first' }, ({ made }) => ['first', made.admin ?? '']],
  ]),
];

type Direct = [what: string, as: 'admin' | 'user', body: object, usernames: (world: World) => string[]];

function directs(rows: Direct[]): Row[] {
  return rows.map(([what, as, body, usernames]) => ({
    file: 'direct-message.ts',
    what: `im.create ${what}`,
    as,
    post: 'im.create',
    body,
    status: 200,
    has: { success: true, room: { _id: text, rid: text } },
    check: (answer: { room: { usernames: string[] } }, world) =>
      expect([...answer.room.usernames].sort()).toEqual([...usernames(world)].sort()),
  }));
}
