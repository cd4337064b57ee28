import { type RoomType, roomTypes } from '../events.ts';
import type { RocketChatTables, Room } from '../tables.ts';
import { listUsernames } from '../views/room.ts';
import { total } from './daily-figures.ts';
import type { Days, Period } from './period.ts';

/** Order in which a server adds room types without records. */
const missingOrder: readonly RoomType[] = ['d', 'p', 'c'];

/**
 * Messages by room type. Types without messages come last. Messages of deleted rooms count, because they were sent
 * (Rocket.Chat 6.14, `findMessagesSentOrigin`, ee/server/lib/engagementDashboard/messages.ts; executed).
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
  /** Members of a direct room. Empty for other rooms. */
  usernames: string[];
  messages: number;
}

/**
 * The five rooms with the most messages; on a tie, the older room first. Servers group by type, name and members, so a
 * room that was deleted and created again counts as one room (Rocket.Chat 6.14, `saveMessageSent` and
 * `getMostPopularChannelsByMessagesSentQuantity`, server/models/raw/Analytics.ts; executed).
 */
export function reportPopularRooms(tables: RocketChatTables, days: Days): PopularRoom[] {
  const byKey = new Map<string, PopularRoom>();
  for (const room of tables.roomOrder) {
    if (!isCounted(room, days)) continue;
    const usernames = room.t === 'd' ? listUsernames(tables, room) : [];
    const key = JSON.stringify([room.t, room.name, usernames]);
    const { t, name } = room;
    const popular = byKey.get(key) ?? { t, name, usernames, messages: 0 };
    popular.messages += countIn(room, days);
    byKey.set(key, popular);
  }
  return [...byKey.values()].sort((one, other) => other.messages - one.messages).slice(0, 5);
}

export interface RoomFigures {
  room: Room;
  messages: number;
  lastWeekMessages: number;
}

/**
 * All existing rooms, most messages first; on a tie, the older room first. `lastWeekMessages` counts the previous
 * period, whatever its length. With `hideIdle`, days after the end do not count for the previous period either, which
 * makes a difference when the end is before the start (Rocket.Chat 6.14,
 * `findRoomsByTypesWithNumberOfMessagesBetweenDate`, server/models/raw/Analytics.ts; executed).
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

/** Whether a room has a record in the period, even if all its messages are deleted. */
function isCounted({ messagesByDay }: Room, { first, last }: Days): boolean {
  return messagesByDay.newestFirst(first, last).length > 0;
}
