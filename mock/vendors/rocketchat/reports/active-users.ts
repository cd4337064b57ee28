import { day, hour } from '../../../time/zone.ts';
import { listActive } from '../activity.ts';
import type { RocketChatTables } from '../tables.ts';
import type { Days } from './period.ts';

/** What being active means is said in activity.ts. */
export interface ActiveDay {
  day: number;
  /** Ids, in the order in which the users came to be. */
  users: string[];
}

/** Who was active on each day, newest first; days on which nobody was are left out. */
export function reportActiveDays(tables: RocketChatTables, { first, last }: Days): ActiveDay[] {
  const byDay = groupActive(tables, first * day, (last + 1) * day, (start) => Math.floor(start / day));
  return [...byDay].reverse().map(([number, users]) => ({ day: number, users: toIds(tables, users) }));
}

export interface ActiveHour {
  day: number;
  hour: number;
  users: number;
}

/** How many were active in each hour of some days, newest first; hours in which nobody was are left out. */
export function reportActiveHours(tables: RocketChatTables, { first, last }: Days): ActiveHour[] {
  const byHour = groupActive(tables, first * day, (last + 1) * day, (start) => start / hour);
  return [...byHour].reverse().map(([number, users]) => {
    return { day: Math.floor(number / 24), hour: number % 24, users: users.size };
  });
}

const groupHours = 2;

/**
 * How many were active at which time of the day, in groups of two hours, the latest first: over the hours that begin in
 * the 24 before `start` (milliseconds since 1970). All twelve groups, unless nobody was active at all.
 */
export function reportBusyHours(tables: RocketChatTables, start: number): { hour: number; users: number }[] {
  const toGroup = (at: number) => Math.floor((at % day) / hour / groupHours) * groupHours;
  const byGroup = groupActive(tables, start - day, start, toGroup);
  if (byGroup.size === 0) return [];
  const groups = Array.from({ length: 24 / groupHours }, (_, index) => index * groupHours);
  return groups.reverse().map((group) => ({ hour: group, users: byGroup.get(group)?.size ?? 0 }));
}

/** Numbers of users by what an hour's start belongs to, in order of time. */
function groupActive(tables: RocketChatTables, from: number, until: number, toKey: (start: number) => number) {
  const groups = new Map<number, Set<number>>();
  for (const { start, user } of listActive(tables, from, until)) {
    const key = toKey(start);
    const users = groups.get(key);
    if (users) users.add(user);
    else groups.set(key, new Set([user]));
  }
  return groups;
}

function toIds({ userOrder }: RocketChatTables, users: ReadonlySet<number>): string[] {
  return [...users].sort((one, other) => one - other).flatMap((index) => userOrder[index]?.id ?? []);
}
