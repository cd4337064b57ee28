import { toDigest } from '../../digest.ts';
import { DayCounts } from '../../state/day-counts.ts';
import type { VendorDefinition } from '../../vendor-interface/definition.ts';
import type { RocketChatEvent } from './events.ts';
import { isNewUser, recountDays } from './reports/count-days.ts';
import { toLocalDay } from './reports/local-days.ts';
import type { Messages, RocketChatTables, Room } from './tables.ts';
import { defaultUserAgent } from './user-agents.ts';

type Reducers = VendorDefinition<RocketChatTables, unknown, RocketChatEvent>['reducers'];

/** Applies each type of event to the tables. */
export const reducers: Reducers = {
  'user.created'(tables, event) {
    const { at, user: id, username, name, email, roles, password, passwordDigest, utcOffset } = event;
    const { active = true, verified = true, requirePasswordChange = false, nickname, bio } = event;
    const index = tables.userOrder.length;
    const given = { id, index, username, name, email, roles, password, passwordDigest, utcOffset, nickname, bio };
    const user = { ...given, createdAt: at, active, verified, requirePasswordChange };
    tables.users.set(id, user);
    tables.usernames.set(username.toLowerCase(), id);
    tables.userOrder.push(user);
    if (isNewUser(user)) tables.usersByDay.add(toLocalDay(tables.timezone, at), 1);
  },
  'timezone.set'(tables, { timezone }) {
    tables.timezone = timezone;
    recountDays(tables);
  },
  'user.logged_in'(tables, { at, user, userAgent }) {
    openSession(tables, { at, user, userAgent });
  },
  session(tables, { at, session, user, closedAt, logoutAt, userAgent }) {
    if (session !== tables.sessions.length + 1) throw new Error(`the next session is ${tables.sessions.length + 1}`);
    openSession(tables, { at, user, closedAt, logoutAt, userAgent });
  },
  'session.closed'({ sessions }, { at, session }) {
    sessions.closedAt.set(toRow(sessions, session), at);
  },
  'session.logged_out'({ sessions }, { at, session }) {
    sessions.logoutAt.set(toRow(sessions, session), at);
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
  /** The daily figures keep the messages of a deleted room: a real server counts messages only when they are sent. */
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
    const number = toLocalDay(tables.timezone, at);
    room.messagesByDay.add(number, 1);
    tables.messagesByDay.add(number, 1);
  },
  /**
   * Deletes the message, but not from the daily figures. The server notifies its dashboard of the deletion with a room
   * record that lacks the type, and the dashboard subtracts only for known types (Rocket.Chat 6.14,
   * app/lib/server/functions/deleteMessage.ts, ee/server/lib/engagementDashboard/messages.ts; executed).
   */
  'message.deleted'(tables, { at, message }) {
    const { messages } = tables;
    const row = message - 1;
    if (row < 0 || row >= messages.length) throw new Error(`there is no message ${message}`);
    if (messages.isDeleted.get(row) === 1) return;
    messages.isDeleted.set(row, 1);
    const room = tables.roomOrder[messages.room.get(row)];
    if (!room) return;
    room.msgs -= 1;
    touch(room, at);
  },
};

interface NewSession {
  at: number;
  user: string;
  closedAt?: number;
  logoutAt?: number;
  userAgent?: string | null;
}

/** Adds a session. Default user agent: a browser's. */
function openSession(tables: RocketChatTables, { at, user: id, closedAt, logoutAt, userAgent }: NewSession): void {
  const user = getFrom(tables.users, id, 'user');
  user.lastLogin = Math.max(user.lastLogin ?? at, at);
  tables.lastLogin = Math.max(tables.lastLogin ?? at, at);
  const { sessions, logins } = tables;
  const row = sessions.length++;
  sessions.user.set(row, user.index);
  sessions.loginAt.set(row, at);
  if (closedAt !== undefined) sessions.closedAt.set(row, closedAt);
  if (logoutAt !== undefined) sessions.logoutAt.set(row, logoutAt);
  if (userAgent !== null) sessions.userAgent.set(row, userAgent ?? defaultUserAgent);
  logins.add(at, row + 1);
}

function toRow(sessions: RocketChatTables['sessions'], session: number): number {
  if (session < 1 || session > sessions.length) throw new Error(`there is no session ${session}`);
  return session - 1;
}

function touch(room: Room, at: number): void {
  room.updatedAt = Math.max(room.updatedAt, at);
}

/**
 * Inserts a message into the room's list, which is ordered by time. Only out-of-order messages need more than one step.
 */
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
