import type { RoomType } from '../events.ts';
import { createRefusal } from '../refusal.ts';
import type { RocketChatTables, Room } from '../tables.ts';

/** Finds a room by id or name, and by type if one is given. */
export function findRoom({ rooms }: RocketChatTables, idOrName: string, t?: RoomType): Room | undefined {
  const byId = rooms.get(idOrName);
  if (byId && (t === undefined || byId.t === t)) return byId;
  for (const room of rooms.values()) if (room.name === idOrName && (t === undefined || room.t === t)) return room;
  return undefined;
}

/**
 * Finds a channel by `roomId`, or else by `roomName` (Rocket.Chat 6.14, `findChannelByIdOrName`,
 * app/api/server/v1/channels.ts; executed).
 *
 * @param isNamed Skips the check that one of the two is given. Without both, the channel is then not found.
 */
export function getChannel(
  tables: RocketChatTables,
  { roomId, roomName, isNamed = false }: { roomId?: unknown; roomName?: unknown; isNamed?: unknown },
): Room {
  if (!roomId && !roomName && !isNamed) {
    const sentence = 'The parameter "roomId" or "roomName" is required';
    throw createRefusal('invalid', sentence, 'error-roomid-param-not-provided');
  }
  const room = roomId ? tables.rooms.get(String(roomId)) : findRoom(tables, String(roomName), 'c');
  if (room?.t === 'c' && (roomId || room.name === roomName)) return room;
  const sentence = 'The required "roomId" or "roomName" param provided does not match any channel';
  throw createRefusal('unknown', sentence, 'error-room-not-found');
}
