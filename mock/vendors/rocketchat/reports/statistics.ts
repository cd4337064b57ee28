import type { RoomType } from '../events.ts';
import { findLatestMessage } from '../messages.ts';
import type { RocketChatTables } from '../tables.ts';

/** The statistics of a workspace. Deleted messages do not count. */
export function reportStatistics(tables: RocketChatTables) {
  const users = tables.userOrder;
  const rooms = [...tables.rooms.values()];
  const countUsers = (wanted: (user: (typeof users)[number]) => boolean) => users.filter(wanted).length;
  const ofType = (t: RoomType) => rooms.filter((room) => room.t === t);
  const messagesIn = (some: typeof rooms) => some.reduce((sum, { msgs }) => sum + msgs, 0);
  const activeUsers = countUsers(({ active }) => active);
  return {
    totalUsers: users.length,
    activeUsers,
    activeGuests: countUsers(({ active, roles }) => active && roles.includes('guest')),
    nonActiveUsers: users.length - activeUsers,
    appUsers: 0,
    // The mock has HTTP only, so no user is ever connected.
    onlineUsers: 0,
    awayUsers: 0,
    busyUsers: 0,
    totalConnectedUsers: 0,
    offlineUsers: users.length,
    totalRooms: rooms.length,
    totalChannels: ofType('c').length,
    totalPrivateGroups: ofType('p').length,
    totalDirect: ofType('d').length,
    totalChannelMessages: messagesIn(ofType('c')),
    totalPrivateGroupMessages: messagesIn(ofType('p')),
    totalDirectMessages: messagesIn(ofType('d')),
    totalMessages: messagesIn(rooms),
  };
}

/** When the latest message was sent. Deleted messages and messages of deleted rooms do not count. */
export function findLastMessageAt({ rooms, messages }: RocketChatTables): number | undefined {
  const latest = [...rooms.values()].flatMap((room) => findLatestMessage(messages, room) ?? []);
  return latest.length === 0 ? undefined : Math.max(...latest.map((number) => messages.sentAt.get(number - 1)));
}
