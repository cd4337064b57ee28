import { findAt, isObject, type Json, type JsonObject } from '../../../../specs/json.ts';
import type { Contributing } from '../../../explanation.ts';
import type { RocketChatTables, Room, User } from '../tables.ts';
import { collect, type Explainer, listMessages, listUsers } from './evidence.ts';
import { listRooms } from './room-list.ts';

/** What a figure of the workspace counts, as it is now. */
interface Rule {
  rule: string;
  excluded: string[];
  collect(tables: RocketChatTables): Contributing;
}

const users = (rule: string, excluded: string[], includes: (user: User) => boolean): Rule => ({
  rule,
  excluded,
  collect(tables) {
    const isCounted = tables.userOrder.map(includes);
    return collect(listUsers(tables), (row) => isCounted[row] ?? false);
  },
});

const rooms = (what: string, includes: (room: Room) => boolean): Rule => ({
  rule: `${what} that exist now.`,
  excluded: ['Rooms that were deleted.'],
  collect: (tables) => listRooms(tables, includes),
});

const messages = (what: string, includes: (room: Room) => boolean): Rule => ({
  rule: `Messages that are still there, in ${what} that exist now.`,
  excluded: ['Deleted messages, and those of rooms that were deleted, which the dashboard goes on counting.'],
  collect(tables) {
    const isCounted = tables.roomOrder.map((room) => room.deletedAt === undefined && includes(room));
    return collect(listMessages(tables), (row) => isCounted[tables.messages.room.get(row)] ?? false);
  },
});

const all = () => true;
const connected = users('Always none: nobody is connected to the mock.', ['Users who are logged in.'], () => false);
const isOf = (t: Room['t']) => (room: Room) => room.t === t;

const rules: Record<string, Rule> = {
  totalUsers: users('Every user, deactivated ones and bots included.', [], all),
  activeUsers: users('Users whose account is activated.', ['Deactivated users.'], ({ active }) => active),
  activeGuests: users(
    'Users whose account is activated and who have the role guest.',
    ['Deactivated guests.'],
    ({ active, roles }) => active && roles.includes('guest'),
  ),
  nonActiveUsers: users(
    'Users whose account is deactivated.',
    ['Users who just have not been there.'],
    (user) => !user.active,
  ),
  appUsers: users('Always none: the mock has no apps.', ['Bots, which are users like others.'], () => false),
  onlineUsers: connected,
  awayUsers: connected,
  busyUsers: connected,
  totalConnectedUsers: connected,
  offlineUsers: users('Every user: nobody is connected to the mock.', [], all),
  'userLanguages/none': users('Every user: the mock has no languages of users.', [], all),
  totalRooms: rooms('Rooms', all),
  totalChannels: rooms('Channels', isOf('c')),
  totalPrivateGroups: rooms('Private groups', isOf('p')),
  totalDirect: rooms('Direct conversations', isOf('d')),
  totalMessages: messages('rooms', all),
  totalChannelMessages: messages('channels', isOf('c')),
  totalPrivateGroupMessages: messages('private groups', isOf('p')),
  totalDirectMessages: messages('direct conversations', isOf('d')),
};

/** Of features that the mock has not: omnichannel, calls, apps and the like. */
const unused = users('Always none: the mock has nothing of this kind.', [], () => false);

/** What describes the machine, and is no figure of the workspace. */
const ofMachine = ['os', 'process', 'migration'];

/** The workspace in figures: no window, everything counts as it is now. */
export const explainStatistics: Explainer = ({ tables }, body: JsonObject) => {
  const known = Object.entries(rules).map(([name, rule]) => [`/${name}`, rule] as const);
  const counted = new Set(known.map(([pointer]) => pointer));
  const others = Object.entries(body).filter(([name]) => !ofMachine.includes(name));
  const empty = others
    .flatMap(([name, value]) => listZeros(value, `/${name}`))
    .filter((pointer) => !counted.has(pointer))
    .map((pointer) => [pointer, unused] as const);
  return [...known, ...empty].map(([pointer, { rule, excluded, collect: collectAll }]) => ({
    pointer,
    explain: () => ({ value: Number(findAt(body, pointer)), rule, excluded, contributing: collectAll(tables) }),
  }));
};

/** Pointers of the numbers that are 0 in a part of the statistics. */
function listZeros(node: Json | undefined, pointer: `/${string}`): `/${string}`[] {
  if (node === 0) return [pointer];
  if (!isObject(node)) return [];
  return Object.entries(node).flatMap(([name, each]) => listZeros(each, `${pointer}/${name}`));
}
