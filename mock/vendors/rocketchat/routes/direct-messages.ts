import { hasPermission } from '../access/permissions.ts';
import type { RocketChatCall, RocketChatCallOf, RocketChatHandlers } from '../handler.ts';
import { createId, toDirectId } from '../ids.ts';
import { createRefusal } from '../refusal.ts';
import type { Room, User } from '../tables.ts';
import { listUsernames } from '../views/room.ts';

interface Members {
  username?: string;
  /** Comma-separated usernames. */
  usernames?: string;
  excludeSelf?: boolean;
}

const method = 'createDirectMessage';

const create = (call: RocketChatCallOf<'post-api-v1-im.create' | 'post-api-v1-im.create-by-its-other-name'>) => {
  const { tables, caller, request, appliesDeviation } = call;
  const requested: Members = request.body ?? {};
  const { username, usernames = username ?? '', excludeSelf = false } = requested;
  const names = usernames.split(',').map((name) => name.trim().replace(/^@/, '').toLowerCase());
  const others = names.map((name) => {
    const user = tables.users.get(tables.usernames.get(name) ?? '');
    if (!user) throw createRefusal('unknown', 'Invalid user', 'error-invalid-user', { method });
    return user;
  });
  const room = openDirectRoom(call, excludeSelf ? others : [caller, ...others]);
  const common = { t: room.t, rid: room.id, usernames: listUsernames(tables, room) };
  return appliesDeviation('rocketchat-dm-create-adds-id')
    ? { room: { ...common, _id: room.id }, success: true }
    : { room: common, success: true };
};

/** Both paths have the same operation. */
export const directMessages = {
  'post-api-v1-im.create': create,
  'post-api-v1-im.create-by-its-other-name': create,
} satisfies Partial<RocketChatHandlers>;

/** Finds the direct room with exactly these members, or creates it. */
export function openDirectRoom({ tables, caller, now, append }: RocketChatCall, users: readonly User[]): Room {
  const members = new Set(users);
  const hasSameMembers = ({ t, members: inside }: Room) =>
    t === 'd' && inside.size === members.size && [...members].every(({ index }) => inside.has(index));
  const existing = [...tables.rooms.values()].find(hasSameMembers);
  if (existing) return existing;
  if (!hasPermission(tables, caller, 'create-d')) {
    throw createRefusal('invalid', 'Not allowed', 'error-not-allowed', { method });
  }
  const id = toDirectId([...members].map((user) => user.id)) ?? createId(tables.seed, 'room', tables.roomOrder.length);
  const usernames = [...members].map(({ username }) => username);
  append({ type: 'room.created', at: now, room: id, t: 'd', usernames, creator: caller.id });
  const room = tables.rooms.get(id);
  if (!room) throw new Error('The new room is missing from the tables.');
  return room;
}
