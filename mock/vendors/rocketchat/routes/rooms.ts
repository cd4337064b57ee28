import { isObject } from '../../../../specs/json/json.ts';
import { hasPermission } from '../access/permissions.ts';
import type { RoomType } from '../events.ts';
import type { RocketChatCall, RocketChatCallOf, RocketChatHandlers } from '../handler.ts';
import { createId } from '../ids.ts';
import { isReservedRoomName } from '../input/reserved-names.ts';
import { createRefusal, Refusal } from '../refusal.ts';
import type { Room } from '../tables.ts';
import { filterBy } from '../views/filter.ts';
import { sortBy, toPage } from '../views/page.ts';
import { project, toFields } from '../views/project.ts';
import { toChannel, toCreatedChannel, toGroup } from '../views/room.ts';
import { getChannel } from './find-room.ts';

/** Operations on channels, groups, and rooms of every type. For direct rooms see direct-messages.ts. */
export const rooms = {
  'post-api-v1-channels.create'(call) {
    const room = createRoom(call, 'c');
    return {
      channel: toCreatedChannel(call.tables, room),
      success: true,
    };
  },

  'get-api-v1-channels.info'({ tables, values }) {
    const channel = toChannel(tables, getChannel(tables, values));
    return { channel, success: true };
  },

  'get-api-v1-channels.list'({ tables, caller, values }) {
    // Callers who may not see all channels see those that they are members of.
    const seesAll = hasPermission(tables, caller, 'view-c-room');
    const channels = [...tables.rooms.values()]
      .filter(({ t, members }) => t === 'c' && (seesAll || members.has(caller.index)))
      .map((room) => toChannel(tables, room));
    // The server replaces the `$or` of the query with its own condition on teams.
    const { $or: _, ...query } = isObject(values.query) ? values.query : {};
    const { items, ...page } = toPage(sortBy(filterBy(channels, { ...query, t: 'c' }), values.sort, 'name'), values);
    const shown = items.map((channel) => project(channel, toFields(values.fields)));
    return { channels: shown, ...page, success: true };
  },

  'post-api-v1-channels.delete'(call) {
    deleteRoom(call, getChannel(call.tables, call.request.body ?? {}));
    return { success: true };
  },

  'post-api-v1-groups.create'(call) {
    return {
      group: toGroup(call.tables, createRoom(call, 'p')),
      success: true,
    };
  },

  'get-api-v1-groups.list'({ tables, caller, values }) {
    const joined = [...tables.rooms.values()].filter(({ t, members }) => t === 'p' && members.has(caller.index));
    const groups = joined.map((room) => toGroup(tables, room));
    const { items, ...page } = toPage(sortBy(groups, values.sort, 'name'), values);
    const shown = items.map((group) => project(group, values.fields));
    return { groups: shown, ...page, success: true };
  },

  'get-api-v1-rooms.delete'(call) {
    const { roomId } = call.request.body ?? {};
    if (!roomId) throw new Refusal('invalid', { error: "The 'roomId' param is required" });
    const room = call.tables.rooms.get(roomId);
    if (!room) throw createRefusal('unknown', 'Invalid room', 'error-invalid-room', { method: 'eraseRoom' });
    deleteRoom(call, room);
    return { success: true };
  },
} satisfies Partial<RocketChatHandlers>;

type Creation = RocketChatCallOf<'post-api-v1-channels.create' | 'post-api-v1-groups.create'>;

function createRoom({ tables, caller, request, now, append }: Creation, t: Exclude<RoomType, 'd'>): Room {
  const { name: givenName = '', members = [], readOnly = false, excludeSelf = false } = request.body ?? {};
  const name = String(givenName);
  if (!/^[0-9a-zA-Z-_.]+$/.test(name) || isReservedRoomName(name)) {
    throw createRefusal('invalid', `'${name}' is not a valid room name.`, 'error-invalid-room-name');
  }
  if ([...tables.rooms.values()].some((room) => room.name === name)) {
    throw createRefusal('invalid', `A channel with name '${name}' exists`, 'error-duplicate-channel-name');
  }
  // Servers ignore unknown usernames.
  const names = members.map((member) => String(member).toLowerCase());
  const known = names.flatMap((each) => tables.users.get(tables.usernames.get(each) ?? '') ?? []);
  const usernames = new Set([...(excludeSelf ? [] : [caller]), ...known].map(({ username }) => username));
  const id = createId(tables.seed, 'room', tables.roomOrder.length);
  const given = { t, name, usernames: [...usernames], creator: caller.id, readOnly: Boolean(readOnly) };
  append({ type: 'room.created', at: now, room: id, ...given });
  const room = tables.rooms.get(id);
  if (!room) throw new Error('The new room is missing from the tables.');
  return room;
}

function deleteRoom({ tables, caller, now, append }: RocketChatCall, room: Room): void {
  if (!hasPermission(tables, caller, `delete-${room.t}`, room)) {
    throw createRefusal('invalid', 'Not allowed', 'error-not-allowed', { method: 'eraseRoom' });
  }
  append({ type: 'room.deleted', at: now, room: room.id });
}
