import { createParameterFault } from '../../../fault.ts';
import { day, hour } from '../../../time/zone.ts';
import { findGroup } from '../groups/tallies.ts';
import type { Account } from '../tables.ts';

/** Ten years of columns. */
const mostDays = 3660;

/** New conversations by hour (24 rows) and day (columns). */
export interface Traffic {
  /** YYYY-MM-DD, oldest first. */
  days: string[];
  /** Counts of each day in that hour. */
  hours: number[][];
}

/** Counts the conversations that began on each of so many days before today, by the hour, in a zone of fixed offset. */
export function countTraffic(account: Account, now: number, dayCount: number, offsetHours: number): Traffic {
  if (dayCount > mostDays) throw createParameterFault('invalid', 'days_before', `must be at most ${mostDays}`);
  const offset = offsetHours * hour;
  const today = Math.floor((now + offset) / day) * day - offset;
  const midnights = Array.from({ length: dayCount }, (_, index) => today - (dayCount - index) * day);
  const conversations = findGroup(account, 'conversations', 'all', 0);
  // Day by day, since one hour ends where the next begins; told hour by hour.
  const counts = midnights.map((midnight) =>
    Array.from({ length: 24 }, (_, index) =>
      conversations.count(midnight + index * hour, midnight + (index + 1) * hour),
    ),
  );
  return {
    days: midnights.map((midnight) => new Date(midnight + offset).toISOString().slice(0, 10)),
    hours: Array.from({ length: 24 }, (_, index) => counts.map((ofDay) => ofDay[index] ?? 0)),
  };
}
