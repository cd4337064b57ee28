import type { RoomType } from '../events.ts';
import { createRefusal } from '../refusal.ts';
import type { RocketChatTables, Room } from '../tables.ts';

/** The room of that id or name, of a type if one is given. */
export function findRoom({ rooms }: RocketChatTables, idOrName: string, t?: RoomType): Room | undefined {
  const byId = rooms.get(idOrName);
  if (byId && (t === undefined || byId.t === t)) return byId;
  for (const room of rooms.values()) if (room.name === idOrName && (t === undefined || room.t === t)) return room;
  return undefined;
}

/** The channel that `roomId` or `roomName` names. */
export function getChannel(
  tables: RocketChatTables,
  { roomId, roomName }: { roomId?: unknown; roomName?: unknown },
): Room {
  const named = roomId || roomName;
  if (!named) {
    const sentence = 'The parameter "roomId" or "roomName" is required';
    throw createRefusal('invalid', sentence, 'error-roomid-param-not-provided');
  }
  const room = findRoom(tables, String(named), 'c');
  if (room) return room;
  const sentence = 'The required "roomId" or "roomName" param provided does not match any channel';
  throw createRefusal('unknown', sentence, 'error-room-not-found');
}
