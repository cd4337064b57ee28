import { findMessageNumber } from './ids.ts';
import type { Messages, RocketChatTables, Room } from './tables.ts';

/** The number of a room's latest message that is not deleted. */
export function findLatestMessage(messages: Messages, room: Room): number | undefined {
  let number = room.latest;
  while (number !== 0 && messages.isDeleted.get(number - 1) === 1) number = messages.before.get(number - 1);
  return number === 0 ? undefined : number;
}

/** The number of the message with an id; undefined if the message or its room is deleted. */
export function findMessage({ messages, roomOrder }: RocketChatTables, id: string): number | undefined {
  const number = findMessageNumber(id);
  if (number === undefined || number < 1 || number > messages.length) return undefined;
  const exists = messages.isDeleted.get(number - 1) === 0;
  return exists && roomOrder[messages.room.get(number - 1)]?.deletedAt === undefined ? number : undefined;
}
