import { toIso } from '../../../time/iso.ts';
import { findLatestMessage } from '../messages.ts';
import type { RocketChatTables, Room } from '../tables.ts';
import { toLastMessage, viewMessage } from './message.ts';
import { toNamedUser, toPlainUser } from './user.ts';

/** The channel that every server begins with, and every user with it. */
export const defaultChannel = 'general';

const isDefault = ({ t, name }: Room) => t === 'c' && name === defaultChannel;

const nobody = { _id: '', username: '', name: '' };

/** Names of those in a room, in the order in which they came. */
export function listUsernames({ userOrder }: RocketChatTables, { members }: Room): string[] {
  return [...members.keys()].flatMap((index) => userOrder[index]?.username ?? []);
}

/** As groups.create and groups.list show it. */
export function toGroup({ userOrder }: RocketChatTables, room: Room) {
  const creator = userOrder[room.creator];
  return {
    _id: room.id,
    name: room.name ?? '',
    t: room.t,
    msgs: room.msgs,
    u: creator ? toPlainUser(creator) : nobody,
    ts: toIso(room.createdAt),
    ro: room.readOnly,
    sysMes: true,
    _updatedAt: toIso(room.updatedAt),
  };
}

/** As channels.create answers. */
export function toCreatedChannel(tables: RocketChatTables, room: Room) {
  const creator = tables.userOrder[room.creator];
  return {
    ...toGroup(tables, room),
    fname: room.name ?? '',
    customFields: {},
    usersCount: room.members.size,
    u: creator ? toNamedUser(creator) : nobody,
    default: isDefault(room),
  };
}

/** As channels.info and channels.list show it. */
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
