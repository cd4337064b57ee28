import { DayCounts } from '../../../state/day-counts.ts';
import type { RocketChatTables } from '../tables.ts';
import { toLocalDay } from './local-days.ts';

/** Recounts messages and users by day. Needed after a change of the time zone, which moves the boundaries of days. */
export function recountDays(tables: RocketChatTables): void {
  const { timezone, messages, roomOrder, userOrder } = tables;
  tables.messagesByDay = new DayCounts();
  tables.usersByDay = new DayCounts();
  for (const room of roomOrder) room.messagesByDay = new DayCounts();
  for (let row = 0; row < messages.length; row++) {
    const number = toLocalDay(timezone, messages.sentAt.get(row));
    tables.messagesByDay.add(number, 1);
    roomOrder[messages.room.get(row)]?.messagesByDay.add(number, 1);
  }
  for (const user of userOrder) {
    if (isNewUser(user)) tables.usersByDay.add(toLocalDay(timezone, user.createdAt), 1);
  }
}

/**
 * Whether a user counts as a new user. Users with the role anonymous do not (Rocket.Chat 6.14, `handleUserCreated`,
 * ee/server/lib/engagementDashboard/users.ts; executed).
 */
export function isNewUser({ roles }: { roles: readonly string[] }): boolean {
  return !roles.includes('anonymous');
}
