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
  totalRooms: rooms('Rooms', all),
  totalChannels: rooms('Channels', isOf('c')),
  totalPrivateGroups: rooms('Private groups', isOf('p')),
  totalDirect: rooms('Direct conversations', isOf('d')),
  totalMessages: messages('rooms', all),
  totalChannelMessages: messages('channels', isOf('c')),
  totalPrivateGroupMessages: messages('private groups', isOf('p')),
  totalDirectMessages: messages('direct conversations', isOf('d')),
};

/** The workspace in figures: no window, everything counts as it is now. */
export const explainStatistics: Explainer = ({ tables }, body: Record<string, unknown>) =>
  Object.entries(rules).map(([name, { rule, excluded, collect: collectAll }]) => ({
    pointer: `/${name}`,
    explain: () => ({ value: Number(body[name]), rule, excluded, contributing: collectAll(tables) }),
  }));
