import { day } from '../../../time/zone.ts';
import { toLocalInstant } from '../local-days.ts';
import { hourOf, isAnonymous, listRecords, spansHour } from '../sessions.ts';
import type { RocketChatTables } from '../tables.ts';
import type { Days } from './period.ts';

/** What being active means is said in sessions.ts. */
export interface ActiveDay {
  day: number;
  /** Ids, in the order in which the users came to be. */
  users: string[];
}

/**
 * Who was active on each day, newest first; days on which nobody was are left out. `anonymous` users are not counted
 * (Rocket.Chat 6.14, `getActiveUsersOfPeriodByDayBetweenDates`, server/models/raw/Sessions.ts; executed).
 */
export function reportActiveDays(tables: RocketChatTables, { first, last }: Days, now: number): ActiveDay[] {
  const byDay = new Map<number, Set<number>>();
  for (const record of listDailyRecords(tables, { first, last }, now)) {
    const users = byDay.get(record.day) ?? new Set();
    byDay.set(record.day, users.add(record.user.index));
  }
  return [...byDay]
    .sort(([one], [other]) => other - one)
    .map(([number, users]) => ({
      day: number,
      users: [...users].sort((one, other) => one - other).flatMap((index) => tables.userOrder[index]?.id ?? []),
    }));
}

/** The records by which users count as active on some days. */
export function listDailyRecords(tables: RocketChatTables, { first, last }: Days, now: number) {
  const { timezone } = tables;
  // A record of a day may be the second one of a login on the day before.
  const from = toLocalInstant(timezone, first - 1);
  const records = listRecords(tables, from, toLocalInstant(timezone, last + 1) - 1, now);
  return records.filter(
    (record) => record.isDaily && record.day >= first && record.day <= last && !isAnonymous(record.user),
  );
}

export interface ActiveHour {
  day: number;
  hour: number;
  users: number;
}

/**
 * How many were there in each hour of the sessions that began between two instants, both included, newest first; hours
 * without anybody are left out. The day is one of the server's zone, the hour one of UTC (Rocket.Chat 6.14,
 * `getTotalOfSessionByHourAndDayBetweenDates`; executed).
 */
export function reportActiveHours(tables: RocketChatTables, start: number, end: number, now: number): ActiveHour[] {
  const byHour = new Map<number, Set<number>>();
  for (const record of listRecords(tables, start, end, now)) {
    const last = record.closedAt === undefined ? 23 : hourOf(record.closedAt);
    for (let hour = hourOf(record.loginAt); hour <= last; hour++) {
      const key = record.day * 24 + hour;
      const users = byHour.get(key) ?? new Set();
      byHour.set(key, users.add(record.user.index));
    }
  }
  return [...byHour]
    .sort(([one], [other]) => other - one)
    .map(([key, users]) => ({ day: Math.floor(key / 24), hour: key % 24, users: users.size }));
}

/** The hours that a day is divided by: a session counts in those of them that it spans, and in no other. */
export const evenHours = Array.from({ length: 12 }, (_, index) => 22 - 2 * index);

/**
 * How many were there at which time of the day, the latest first: of the sessions that began in the 24 hours before
 * `start` (milliseconds since 1970), both ends included. Only even hours are looked at, so that a session from 09:10 to
 * 09:50 is nowhere. All twelve, unless no session began at all (Rocket.Chat 6.14, `getBusiestTimeWithinHoursPeriod`;
 * executed).
 */
export function reportBusyHours(tables: RocketChatTables, start: number, now: number) {
  const records = listRecords(tables, start - day, start, now);
  if (records.length === 0) return [];
  return evenHours.map((hour) => {
    const users = new Set(records.filter((record) => spansHour(record, hour)).map(({ user }) => user.index));
    return { hour, users: users.size };
  });
}
