import { createId } from '../ids.ts';
import type { RocketChatTables, Room, User } from '../tables.ts';

/** A room as one of its members has it. */
type Subscription = {
  _id: string;
  rid: string;
  name: string;
  t: string;
  roles?: string[];
  unread: number;
};

/** The rooms that a user is in, by type and name (Rocket.Chat 6.14, users.info of app/api/server/v1/users.ts; read). */
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

/** Direct messages go by the others' names (app/lib/server/functions/createDirectRoom.ts; read). */
function nameDirect({ userOrder }: RocketChatTables, { members }: Room, user: User): string {
  const inside = [...members.keys()].flatMap((index) => userOrder[index] ?? []);
  const others = inside.length === 1 ? inside : inside.filter((each) => each !== user);
  return [...others]
    .sort((one, other) => one.name.localeCompare(other.name, 'en'))
    .map(({ username }) => username)
    .join(', ');
}

/**
 * What others wrote since the user last did, deleted or not: only direct messages count without a mention, and whoever
 * writes has read (app/lib/server/lib/notifyUsersOnMessage.ts; read). Mentions are not read out of texts here.
 */
function countUnread({ messages }: RocketChatTables, room: Room, user: User): number {
  let count = 0;
  for (let number = room.latest; number !== 0; number = messages.before.get(number - 1)) {
    if (messages.user.get(number - 1) === user.index) break;
    count += 1;
  }
  return count;
}
