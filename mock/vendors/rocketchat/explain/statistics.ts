import { findAt, isObject } from '../../../../specs/json/json.ts';
import type { ContributingEvents } from '../../../explanation.ts';
import type { RocketChatTables, Room, User } from '../tables.ts';
import { collectRows, listMessages, listUsers } from './evidence.ts';
import type { Explainer } from './explainer.ts';
import { listRooms } from './room-list.ts';

/** What a figure of the workspace counts at the current time. */
interface Rule {
  rule: string;
  excluded: string[];
  collect(tables: RocketChatTables): ContributingEvents;
}

const users = (rule: string, excluded: string[], includes: (user: User) => boolean): Rule => ({
  rule,
  excluded,
  collect(tables) {
    const isCounted = tables.userOrder.map(includes);
    return collectRows(listUsers(tables), (row) => isCounted[row] ?? false);
  },
});

const rooms = (what: string, includes: (room: Room) => boolean): Rule => ({
  rule: `${what} that exist now.`,
  excluded: ['Deleted rooms.'],
  collect: (tables) => listRooms(tables, includes),
});

const messages = (what: string, includes: (room: Room) => boolean): Rule => ({
  rule: `Messages that are not deleted, in ${what} that exist now.`,
  excluded: ['Deleted messages, and messages of deleted rooms. The engagement dashboard still counts both.'],
  collect(tables) {
    const isCounted = tables.roomOrder.map((room) => room.deletedAt === undefined && includes(room));
    return collectRows(listMessages(tables), (row) => isCounted[tables.messages.room.get(row)] ?? false);
  },
});

const all = () => true;
const connected = users(
  'Always 0: users do not stay connected to the mock.',
  ['Users who are logged in.'],
  () => false,
);
const isOf = (t: Room['t']) => (room: Room) => room.t === t;

const rules: Record<string, Rule> = {
  totalUsers: users('All users, including deactivated users and bots.', [], all),
  activeUsers: users('Users whose account is activated.', ['Deactivated users.'], ({ active }) => active),
  activeGuests: users(
    'Users whose account is activated and who have the role guest.',
    ['Deactivated guests.'],
    ({ active, roles }) => active && roles.includes('guest'),
  ),
  nonActiveUsers: users(
    'Users whose account is deactivated.',
    ['Active accounts of users who have not logged in recently.'],
    (user) => !user.active,
  ),
  appUsers: users('Always 0: the mock has no apps.', ['Bots, which count as ordinary users.'], () => false),
  onlineUsers: connected,
  awayUsers: connected,
  busyUsers: connected,
  totalConnectedUsers: connected,
  offlineUsers: users('All users: users do not stay connected to the mock.', [], all),
  'userLanguages/none': users('All users: the mock stores no language for users.', [], all),
  totalRooms: rooms('Rooms', all),
  totalChannels: rooms('Channels', isOf('c')),
  totalPrivateGroups: rooms('Private groups', isOf('p')),
  totalDirect: rooms('Direct conversations', isOf('d')),
  totalMessages: messages('rooms', all),
  totalChannelMessages: messages('channels', isOf('c')),
  totalPrivateGroupMessages: messages('private groups', isOf('p')),
  totalDirectMessages: messages('direct conversations', isOf('d')),
};

/** The rule of features that the mock does not implement, such as omnichannel, calls and apps. */
const unimplemented = users('Always 0: the mock does not implement this feature.', [], () => false);

/** Fields that describe the machine, not the workspace. */
const machineFields = ['os', 'process', 'migration'];

/** Explains the workspace's statistics, which describe its current state and have no period. */
export const explainStatistics: Explainer<'get-api-v1-statistics'> = ({ tables }, body) => {
  const known = Object.entries(rules).map(([name, rule]) => [`/${name}`, rule] as const);
  const counted = new Set(known.map(([pointer]) => pointer));
  const others = Object.entries(body).filter(([name]) => !machineFields.includes(name));
  const empty = others
    .flatMap(([name, value]) => listZeros(value, `/${name}`))
    .filter((pointer) => !counted.has(pointer))
    .map((pointer) => [pointer, unimplemented] as const);
  return [...known, ...empty].map(([pointer, { rule, excluded, collect: collectAll }]) => ({
    pointer,
    explain: () => ({ value: Number(findAt(body, pointer)), rule, excluded, contributing: collectAll(tables) }),
  }));
};

/** Pointers of all zeros in a part of the statistics. */
function listZeros(node: unknown, pointer: `/${string}`): `/${string}`[] {
  if (node === 0) return [pointer];
  if (!isObject(node)) return [];
  return Object.entries(node).flatMap(([name, each]) => listZeros(each, `${pointer}/${name}`));
}
