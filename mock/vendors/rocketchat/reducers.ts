import { day } from '../../time/zone.ts';
import type { VendorDefinition } from '../../vendor.ts';
import type { RocketChatEvent } from './events.ts';
import type { RocketChatTables } from './tables.ts';

type Reducers = VendorDefinition<RocketChatTables, unknown, RocketChatEvent>['reducers'];

/** How each event changes the tables. */
export const reducers: Reducers = {
  'user.created'(tables, { user: id, username, name, email, roles, password, utcOffset }) {
    const user = { id, index: tables.userOrder.length, username, name, email, roles, password, utcOffset };
    tables.users.set(id, user);
    tables.userOrder.push(user);
  },
  'token.issued'(tables, { user, token }) {
    tables.tokens.set(token, user);
    tables.tokensIssued += 1;
  },
  'permission.updated'(tables, { permission, roles }) {
    tables.permissions.set(permission, roles);
  },
  'room.created'(tables, { room: id, t, name, usernames }) {
    const room = { id, index: tables.roomOrder.length, t, name, usernames };
    tables.rooms.set(id, room);
    tables.roomOrder.push(room);
  },
  'message.sent'(tables, { at, room, user }) {
    const { messages } = tables;
    const row = messages.length++;
    messages.sentAt.set(row, at);
    messages.room.set(row, tables.rooms.get(room)?.index ?? 0);
    messages.user.set(row, tables.users.get(user)?.index ?? 0);
    tables.messagesByDay.add(Math.floor(at / day), 1);
  },
  /** Takes one from the day of sending, whenever it was deleted. */
  'message.deleted'(tables, { message }) {
    const { messages } = tables;
    const row = message - 1;
    if (row >= messages.length || messages.isDeleted.get(row) === 1) return;
    messages.isDeleted.set(row, 1);
    tables.messagesByDay.add(Math.floor(messages.sentAt.get(row) / day), -1);
  },
};
