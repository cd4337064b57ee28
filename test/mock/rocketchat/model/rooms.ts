import { getAt, type Turn } from './random-write.ts';
import type { Room, User } from './world.ts';

/** Few names, so that many are in use or were used before. */
const names = ['north', 'east', 'south'];

const makers = {
  c: { call: 'channels.create', field: 'channel' },
  p: { call: 'groups.create', field: 'group' },
} as const;

export async function makeRoom(
  turn: Turn,
  t: 'c' | 'p',
  name = getAt(names, turn.step.which),
): Promise<Room | undefined> {
  const { world, step, author } = turn;
  const isTaken = world.rooms.some((room) => room.name === name && !room.isDeleted);
  const members = step.otherwise ? [turn.pickUser().username] : [];
  const { call, field } = makers[t];
  const isAllowed = turn.may(`create-${t}`) && !isTaken;
  const answer = await turn.attempt<Record<string, { _id: string }>>(call, { name, members }, isAllowed);
  return answer && addRoom(turn, { id: answer[field]?._id ?? '', t, name, usernames: [author.username, ...members] });
}

/** The direct message room of exactly these users, if it exists. */
export function findDirect({ world }: Turn, users: readonly User[]): Room | undefined {
  const isIn = (name: string) => users.some(({ username }) => username === name);
  const isAll = (inside: readonly string[]) => users.every(({ username }) => inside.includes(username));
  return world.rooms.find(
    ({ t, usernames, isDeleted }) => t === 'd' && !isDeleted && usernames.every(isIn) && isAll(usernames),
  );
}

export async function openDirect(turn: Turn): Promise<void> {
  const { step, author } = turn;
  const others = step.otherwise ? [turn.pickUser(), turn.pickUser(1)] : [turn.pickUser()];
  const users = [author, ...others];
  const existing = findDirect(turn, users);
  const list = others.map(({ username }) => username).join(', ');
  const body = step.otherwise ? { usernames: list } : { username: list };
  const isAllowed = existing !== undefined || turn.may('create-d');
  const answer = await turn.attempt<{ room: { rid: string } }>('im.create', body, isAllowed);
  if (answer) noteDirect(turn, users, answer.room.rid);
}

/** Adds a direct message room to the model unless it is known. */
export function noteDirect(turn: Turn, users: readonly User[], id: string): Room {
  const existing = findDirect(turn, users);
  if (existing?.id === id) return existing;
  if (existing) throw new Error(`Expected the room ${existing.id} of these users, got ${id}.`);
  const usernames = users.map(({ username }) => username);
  return addRoom(turn, { id, t: 'd', usernames });
}

function addRoom(
  { world, author }: Turn,
  { usernames, ...given }: Pick<Room, 'id' | 't' | 'name' | 'usernames'>,
): Room {
  const times = { at: world.now, updatedAt: world.now };
  const room = { ...given, usernames: [...new Set(usernames)], creator: author.id, ...times, isDeleted: false };
  world.rooms.push(room);
  return room;
}

export async function removeRoom(turn: Turn, call: 'channels.delete' | 'rooms.delete'): Promise<void> {
  const room = turn.pickRoom();
  const isThere = !room.isDeleted && (call === 'rooms.delete' || room.t === 'c');
  const isAllowed = isThere && turn.may(`delete-${room.t}`, room);
  if (await turn.attempt(call, { roomId: room.id }, isAllowed)) room.isDeleted = true;
}
