import { createId } from '../ids.ts';
import type { RocketChatTables, Room, User } from '../tables.ts';

/** A room as one of its members sees it. */
type Subscription = {
  _id: string;
  rid: string;
  name: string;
  t: string;
  roles?: string[];
  unread: number;
};

/**
 * The subscriptions of a user, sorted by type and name (Rocket.Chat 6.14, users.info of app/api/server/v1/users.ts;
 * read).
 */
export function listSubscriptions(tables: RocketChatTables, user: User): Subscription[] {
  const joined = [...tables.rooms.values()].filter(({ members }) => members.has(user.index));
  const all = joined.map((room) => toSubscription(tables, room, user));
  return all.sort((one, other) => compare(one.t, other.t) || compare(one.name, other.name));
}

const compare = (one: string, other: string) => Number(one > other) - Number(one < other);

function toSubscription(tables: RocketChatTables, room: Room, user: User): Subscription {
  return {
    _id: createId(tables.seed, 'subscription', `${room.index} ${user.index}`),
    rid: room.id,
    name: room.name ?? nameDirect(tables, room, user),
    t: room.t,
    ...(room.t !== 'd' && room.creator === user.index ? { roles: ['owner'] } : {}),
    unread: room.t === 'd' ? countUnread(tables, room, user) : 0,
  };
}

/** The name of a direct room: the other members' usernames (app/lib/server/functions/createDirectRoom.ts; read). */
function nameDirect({ userOrder }: RocketChatTables, { members }: Room, user: User): string {
  const inside = [...members.keys()].flatMap((index) => userOrder[index] ?? []);
  const others = inside.length === 1 ? inside : inside.filter((each) => each !== user);
  return [...others]
    .sort((one, other) => one.name.localeCompare(other.name, 'en'))
    .map(({ username }) => username)
    .join(', ');
}

/**
 * Number of messages after the user's own latest message, including deleted ones. Writing marks a room as read. Only
 * direct messages count as unread without a mention (app/lib/server/lib/notifyUsersOnMessage.ts; read). The mock does
 * not parse mentions.
 */
function countUnread({ messages }: RocketChatTables, room: Room, user: User): number {
  let count = 0;
  for (let number = room.latest; number !== 0; number = messages.before.get(number - 1)) {
    if (messages.user.get(number - 1) === user.index) break;
    count += 1;
  }
  return count;
}
