import type { Series } from '../../state/series.ts';
import { day, hour } from '../../time/zone.ts';
import type { RocketChatTables, User } from './tables.ts';

/**
 * A real server keeps sessions, from login to logout, and counts them at night. Here a user is active in an hour of UTC
 * in which they sent a message or logged in, from that moment on, and stays so when the message is deleted: short
 * enough to work out by hand, and it follows from the history alone.
 */
export function markActive({ activeHours, activeDays }: RocketChatTables, user: User, at: number): void {
  const start = Math.floor(at / hour) * hour;
  if (user.lastActiveHour === start) return;
  user.lastActiveHour = start;
  add(activeHours, start, user);
  add(activeDays, Math.floor(at / day) * day, user);
}

/** Each pair once: a day has many hours, and history that is told out of order may have been in this one before. */
function add(series: Series, start: number, user: User): void {
  const [first, end] = series.range(start, start + 1);
  for (let position = end - 1; position >= first; position--) if (series.valueAt(position) === user.index) return;
  series.add(start, user.index);
}
