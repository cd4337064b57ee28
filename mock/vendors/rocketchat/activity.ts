import { hour } from '../../time/zone.ts';
import type { RocketChatTables, User } from './tables.ts';

/**
 * A real server keeps sessions, from login to logout, and counts them at night. Here a user is active in an hour of UTC
 * in which they sent a message or logged in, from that moment on, and stays so when the message is deleted: short
 * enough to work out by hand, and it follows from the history alone.
 */
export function markActive(tables: RocketChatTables, user: User, at: number): void {
  const start = Math.floor(at / hour) * hour;
  if (user.lastActiveHour === start) return;
  user.lastActiveHour = start;
  const { activity } = tables;
  // History that is told out of order may have been in this hour before.
  const [first, end] = activity.range(start, start + 1);
  for (let position = first; position < end; position++) if (activity.valueAt(position) === user.index) return;
  activity.add(start, user.index);
}

/** The numbers of those active in the hours that begin in a window (half-open), by hour's start, in order. */
export function* listActive(
  { activity }: RocketChatTables,
  from: number,
  until: number,
): Generator<{ start: number; user: number }> {
  const [first, end] = activity.range(from, until);
  for (let position = first; position < end; position++) {
    yield { start: activity.timeAt(position), user: activity.valueAt(position) };
  }
}
