import { type RoomType, roomTypes } from '../events.ts';
import type { RocketChatTables, Room } from '../tables.ts';
import { listUsernames } from '../views/room.ts';
import { total } from './daily-figures.ts';
import type { Days, Period } from './period.ts';

/** Types without a record are added in the order in which a server registers them. */
const missingOrder: readonly RoomType[] = ['d', 'p', 'c'];

/**
 * Messages by type of room, those without any last. Deleted rooms count: what was said in them was sent (Rocket.Chat
 * 6.14, `findMessagesSentOrigin`, ee/server/lib/engagementDashboard/messages.ts; executed).
 */
export function reportOrigins(tables: RocketChatTables, days: Days): { t: RoomType; messages: number }[] {
  const origins = roomTypes.flatMap((t) => {
    const rooms = tables.roomOrder.filter((room) => room.t === t && isCounted(room, days));
    return rooms.length === 0 ? [] : [{ t, messages: rooms.reduce((sum, room) => sum + countIn(room, days), 0) }];
  });
  const missing = missingOrder.filter((t) => !origins.some((origin) => origin.t === t));
  return [...origins, ...missing.map((t) => ({ t, messages: 0 }))];
}

export interface PopularRoom {
  t: RoomType;
  name?: string;
  /** Empty but for direct rooms: other rooms keep no list of their members. */
  usernames: string[];
  messages: number;
}

/**
 * The five rooms with the most messages; of equals, the older first. Servers know a room here by its type, name and
 * members, so that one that was deleted and made again counts as one (Rocket.Chat 6.14, `saveMessageSent` and
 * `getMostPopularChannelsByMessagesSentQuantity`, server/models/raw/Analytics.ts; executed).
 */
export function reportPopularRooms(tables: RocketChatTables, days: Days): PopularRoom[] {
  const byLooks = new Map<string, PopularRoom>();
  for (const room of tables.roomOrder) {
    if (!isCounted(room, days)) continue;
    const usernames = room.t === 'd' ? listUsernames(tables, room) : [];
    const looks = JSON.stringify([room.t, room.name, usernames]);
    const { t, name } = room;
    const popular = byLooks.get(looks) ?? { t, name, usernames, messages: 0 };
    popular.messages += countIn(room, days);
    byLooks.set(looks, popular);
  }
  return [...byLooks.values()].sort((one, other) => other.messages - one.messages).slice(0, 5);
}

export interface RoomFigures {
  room: Room;
  messages: number;
  lastWeekMessages: number;
}

/**
 * Rooms that exist, most messages first; of equals, the older first. "Last week" is the whole previous period. Where
 * idle rooms are hidden, nothing after the end counts, of the previous period neither: it matters for an end before the
 * start (Rocket.Chat 6.14, `findRoomsByTypesWithNumberOfMessagesBetweenDate`, server/models/raw/Analytics.ts; executed).
 */
export function reportRooms(tables: RocketChatTables, period: Period, hideIdle: boolean): RoomFigures[] {
  const { previous } = period;
  const whole = { first: previous.first, last: period.last };
  const before = hideIdle ? { ...previous, last: Math.min(previous.last, period.last) } : previous;
  return [...tables.rooms.values()]
    .filter((room) => !hideIdle || isCounted(room, whole))
    .map((room) => ({ room, messages: countIn(room, period), lastWeekMessages: countIn(room, before) }))
    .sort((one, other) => other.messages - one.messages);
}

function countIn({ messagesByDay }: Room, { first, last }: Days): number {
  return total(messagesByDay.newestFirst(first, last));
}

/** Whether there is a record, be it one of messages that were all deleted. */
function isCounted({ messagesByDay }: Room, { first, last }: Days): boolean {
  return messagesByDay.newestFirst(first, last).length > 0;
}
