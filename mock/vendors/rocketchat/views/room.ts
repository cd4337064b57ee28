import { toIso } from '../../../time/iso.ts';
import { findLatestMessage } from '../messages.ts';
import type { RocketChatTables, Room } from '../tables.ts';
import { toLastMessage, viewMessage } from './message.ts';
import { toNamedUser, toPlainUser } from './user.ts';

/** The channel of every new server. New users join it by default. */
export const defaultChannel = 'general';

const isDefault = ({ t, name }: Room) => t === 'c' && name === defaultChannel;

const unknownUser = { _id: '', username: '', name: '' };

/** Usernames of a room's members, in the order in which they joined. */
export function listUsernames({ userOrder }: RocketChatTables, { members }: Room): string[] {
  return [...members.keys()].flatMap((index) => userOrder[index]?.username ?? []);
}

/** A room in the responses of groups.create and groups.list. */
export function toGroup({ userOrder }: RocketChatTables, room: Room) {
  const creator = userOrder[room.creator];
  return {
    _id: room.id,
    name: room.name ?? '',
    t: room.t,
    msgs: room.msgs,
    u: creator ? toPlainUser(creator) : unknownUser,
    ts: toIso(room.createdAt),
    ro: room.readOnly,
    sysMes: true,
    _updatedAt: toIso(room.updatedAt),
  };
}

/** A room in the response of channels.create. */
export function toCreatedChannel(tables: RocketChatTables, room: Room) {
  const creator = tables.userOrder[room.creator];
  return {
    ...toGroup(tables, room),
    fname: room.name ?? '',
    customFields: {},
    usersCount: room.members.size,
    u: creator ? toNamedUser(creator) : unknownUser,
    default: isDefault(room),
  };
}

/** A room in the responses of channels.info and channels.list. */
export function toChannel(tables: RocketChatTables, room: Room) {
  const latest = findLatestMessage(tables.messages, room);
  const message = latest === undefined ? undefined : toLastMessage(viewMessage(tables, latest));
  return {
    ...toGroup(tables, room),
    fname: room.name ?? '',
    customFields: {},
    topic: '',
    broadcast: false,
    encrypted: false,
    usersCount: room.members.size,
    default: isDefault(room),
    ...(message === undefined ? {} : { lastMessage: message, lm: message.ts }),
  };
}
