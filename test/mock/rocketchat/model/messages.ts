import type { Turn } from './random-write.ts';
import { findDirect, makeRoom, noteDirect, removeRoom } from './rooms.ts';
import type { Room } from './world.ts';

interface Sent {
  message: { _id: string; rid: string };
}

/** All users may write in a channel, and only members in other rooms. */
function mayWrite({ author }: Turn, room: Room | undefined): room is Room {
  return room !== undefined && !room.isDeleted && (room.t === 'c' || room.usernames.includes(author.username));
}

function note({ world, author }: Turn, room: Room, { message }: Sent): void {
  world.messages.push({ id: message._id, room, author: author.id, at: world.now, isDeleted: false });
  room.updatedAt = world.now;
}

/** Sends to a room by id, or by name, which means the room that has the name now. */
export async function post(turn: Turn): Promise<void> {
  const named = turn.pickRoom();
  const byName = turn.step.otherwise && named.name !== undefined;
  const room = byName ? turn.world.rooms.find(({ name, isDeleted }) => name === named.name && !isDeleted) : named;
  const place = byName ? { channel: `#${named.name}` } : { roomId: named.id };
  const isAllowed = mayWrite(turn, room);
  const answer = await turn.attempt<Sent>('chat.postMessage', { ...place, text: 'words' }, isAllowed);
  if (answer && room) note(turn, room, answer);
}

export const send = (turn: Turn) => sendTo(turn, turn.pickRoom());

async function sendTo(turn: Turn, room: Room): Promise<void> {
  const message = { rid: room.id, msg: 'words' };
  const answer = await turn.attempt<Sent>('chat.sendMessage', { message }, mayWrite(turn, room));
  if (answer) note(turn, room, answer);
}

/** Sends a message to each room in which the author may write. */
export async function sendAround(turn: Turn): Promise<void> {
  for (const room of turn.listRooms()) if (turn.caller.isOver || mayWrite(turn, room)) await sendTo(turn, room);
}

/** Sends a message, deletes the room, recreates it, and sends another message. */
export async function replaceRoom(turn: Turn): Promise<void> {
  const room = turn.pickRoom();
  await sendTo(turn, room);
  await removeRoom(turn, 'rooms.delete');
  if (room.t === 'd') return whisper(turn);
  const next = await makeRoom(turn, room.t, room.name);
  if (next) await sendTo(turn, next);
}

/** Sends to a user, and creates the direct message room if it does not exist. */
export async function whisper(turn: Turn): Promise<void> {
  const users = [turn.author, turn.pickUser()];
  const isAllowed = findDirect(turn, users) !== undefined || turn.may('create-d');
  const body = { channel: `@${turn.pickUser().username}`, text: 'words' };
  const answer = await turn.attempt<Sent>('chat.postMessage', body, isAllowed);
  if (answer) note(turn, noteDirect(turn, users, answer.message.rid), answer);
}

export async function removeMessage(turn: Turn): Promise<void> {
  const message = turn.pickMessage();
  if (!message) return;
  const { id: msgId, room } = message;
  const isOwn = message.author === turn.author.id;
  const mayDelete = turn.may('delete-message', room) || (isOwn && turn.may('delete-own-message', room));
  const isThere = !message.isDeleted && !room.isDeleted;
  if (!(await turn.attempt('chat.delete', { roomId: room.id, msgId }, isThere && mayDelete))) return;
  message.isDeleted = true;
  room.updatedAt = turn.world.now;
}
