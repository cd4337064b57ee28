import { type RoomType, roomTypes } from '../events.ts';
import type { RocketChatTables, Room } from '../tables.ts';
import { listUsernames } from '../views/room.ts';
import { total } from './daily-figures.ts';
import type { Days, Period } from './period.ts';

/** Messages by type of room, those without any included. Deleted rooms count: what was said in them was sent. */
export function reportOrigins(tables: RocketChatTables, days: Days): { t: RoomType; messages: number }[] {
  return roomTypes.map((t) => {
    const rooms = tables.roomOrder.filter((room) => room.t === t);
    return { t, messages: rooms.reduce((sum, room) => sum + countIn(room, days), 0) };
  });
}

export interface PopularRoom {
  t: RoomType;
  name?: string;
  usernames?: string[];
  messages: number;
}

/**
 * The five rooms with the most messages; of equals, the older first. Servers know a room here by its type, name and
 * members, so that one that was deleted and made again counts as one.
 */
export function reportPopularRooms(tables: RocketChatTables, days: Days): PopularRoom[] {
  const byLooks = new Map<string, PopularRoom>();
  for (const room of tables.roomOrder) {
    if (!isCounted(room, days)) continue;
    const usernames = room.t === 'd' ? listUsernames(tables, room) : undefined;
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

/** Rooms that exist, most messages first; of equals, the older first. "Last week" is the whole previous period. */
export function reportRooms(tables: RocketChatTables, period: Period, hideIdle: boolean): RoomFigures[] {
  return [...tables.rooms.values()]
    .filter((room) => !hideIdle || isCounted(room, period) || isCounted(room, period.previous))
    .map((room) => ({
      room,
      messages: countIn(room, period),
      lastWeekMessages: countIn(room, period.previous),
    }))
    .sort((one, other) => other.messages - one.messages);
}

function countIn({ messagesByDay }: Room, { first, last }: Days): number {
  return total(messagesByDay.newestFirst(first, last));
}

/** Whether there is a record, be it one of messages that were all deleted. */
function isCounted({ messagesByDay }: Room, { first, last }: Days): boolean {
  return messagesByDay.newestFirst(first, last).length > 0;
}
