import { toDigest } from '../../digest.ts';
import { DayCounts } from '../../state/day-counts.ts';
import { day } from '../../time/zone.ts';
import type { VendorDefinition } from '../../vendor.ts';
import { markActive } from './activity.ts';
import type { RocketChatEvent } from './events.ts';
import type { Messages, RocketChatTables, Room } from './tables.ts';

type Reducers = VendorDefinition<RocketChatTables, unknown, RocketChatEvent>['reducers'];

/** How each event changes the tables. */
export const reducers: Reducers = {
  'user.created'(tables, event) {
    const { at, user: id, username, name, email, roles, password, passwordDigest, utcOffset } = event;
    const { active = true, verified = true, requirePasswordChange = false, nickname, bio } = event;
    const index = tables.userOrder.length;
    const told = { id, index, username, name, email, roles, password, passwordDigest, utcOffset, nickname, bio };
    const user = { ...told, createdAt: at, active, verified, requirePasswordChange };
    tables.users.set(id, user);
    tables.usernames.set(username.toLowerCase(), id);
    tables.userOrder.push(user);
    tables.usersByDay.add(Math.floor(at / day), 1);
  },
  'user.logged_in'(tables, { at, user: id }) {
    const user = getFrom(tables.users, id, 'user');
    user.lastLogin = Math.max(user.lastLogin ?? at, at);
    tables.lastLogin = Math.max(tables.lastLogin ?? at, at);
    markActive(tables, user, at);
  },
  'token.issued'(tables, { user, token, expiresAt }) {
    getFrom(tables.users, user, 'user');
    tables.tokens.set(toDigest(token), { token, user });
    tables.tokensIssued += 1;
    if (expiresAt === undefined) return;
    const { expiries } = tables;
    const later = expiries.findLastIndex(({ at }) => at <= expiresAt);
    expiries.splice(later + 1, 0, { at: expiresAt, token });
  },
  'token.revoked'(tables, { token }) {
    tables.tokens.delete(toDigest(token));
    const position = tables.expiries.findIndex((expiry) => expiry.token === token);
    if (position >= 0) tables.expiries.splice(position, 1);
  },
  'permission.updated'(tables, { at, permission, roles }) {
    tables.permissions.set(permission, { roles, updatedAt: at });
  },
  'room.created'(tables, { at, room: id, t, name, usernames, creator, readOnly = false }) {
    const members = new Map<number, number>();
    for (const username of usernames) {
      const user = getFrom(tables.usernames, username.toLowerCase(), 'user');
      members.set(getFrom(tables.users, user, 'user').index, at);
    }
    const room: Room = {
      id,
      index: tables.roomOrder.length,
      t,
      name,
      creator: getFrom(tables.users, creator, 'user').index,
      members,
      readOnly,
      createdAt: at,
      updatedAt: at,
      msgs: 0,
      messagesByDay: new DayCounts(),
      latest: 0,
    };
    tables.rooms.set(id, room);
    tables.roomOrder.push(room);
  },
  'room.joined'(tables, { at, room: id, user }) {
    const room = getFrom(tables.rooms, id, 'room');
    const { index } = getFrom(tables.users, user, 'user');
    if (!room.members.has(index)) room.members.set(index, at);
    touch(room, at);
  },
  /** Its messages stay in the figures of their days, as a real server counts them when they are sent and not again. */
  'room.deleted'(tables, { at, room: id }) {
    getFrom(tables.rooms, id, 'room').deletedAt = at;
    tables.rooms.delete(id);
  },
  'message.sent'(tables, { at, message, room: id, user: author, text }) {
    const { messages } = tables;
    const room = getFrom(tables.rooms, id, 'room');
    const user = getFrom(tables.users, author, 'user');
    if (message !== messages.length + 1) throw new Error(`the next message is ${messages.length + 1}, not ${message}`);
    const row = messages.length++;
    messages.sentAt.set(row, at);
    messages.room.set(row, room.index);
    messages.user.set(row, user.index);
    if (text !== undefined) messages.text.set(row, text);
    linkInto(room, messages, message, at);
    room.msgs += 1;
    touch(room, at);
    if (!room.members.has(user.index)) room.members.set(user.index, at);
    const number = Math.floor(at / day);
    room.messagesByDay.add(number, 1);
    tables.messagesByDay.add(number, 1);
    markActive(tables, user, at);
  },
  /** Takes one from the day of sending, whenever it was deleted. */
  'message.deleted'(tables, { at, message }) {
    const { messages } = tables;
    const row = message - 1;
    if (row < 0 || row >= messages.length) throw new Error(`there is no message ${message}`);
    if (messages.isDeleted.get(row) === 1) return;
    messages.isDeleted.set(row, 1);
    const room = tables.roomOrder[messages.room.get(row)];
    const number = Math.floor(messages.sentAt.get(row) / day);
    tables.messagesByDay.add(number, -1);
    if (!room) return;
    room.messagesByDay.add(number, -1);
    room.msgs -= 1;
    touch(room, at);
  },
};

function touch(room: Room, at: number): void {
  room.updatedAt = Math.max(room.updatedAt, at);
}

/** Puts a message where it belongs by time; only history that is told out of order has a way to go. */
function linkInto(room: Room, messages: Messages, message: number, at: number): void {
  let after = 0;
  let before = room.latest;
  while (before !== 0 && messages.sentAt.get(before - 1) > at) {
    after = before;
    before = messages.before.get(before - 1);
  }
  messages.before.set(message - 1, before);
  if (after === 0) room.latest = message;
  else messages.before.set(after - 1, message);
}

function getFrom<Value>(map: ReadonlyMap<string, Value>, id: string, what: string): Value {
  const value = map.get(id);
  if (value === undefined) throw new Error(`there is no ${what} ${id}`);
  return value;
}
