import { day } from '../../../time/zone.ts';
import { hourOf, isAnonymous, listRecords, spansHour } from '../access/sessions.ts';
import type { RocketChatTables } from '../tables.ts';
import { toLocalInstant } from './local-days.ts';
import type { Days } from './period.ts';

/** Active users of a day. sessions.ts describes when a session makes its user active. */
export interface ActiveDay {
  day: number;
  /** User ids, in the order in which the users were created. */
  users: string[];
}

/**
 * The active users of each day, newest day first. Days without active users are omitted, and anonymous users do not
 * count (Rocket.Chat 6.14, `getActiveUsersOfPeriodByDayBetweenDates`, server/models/raw/Sessions.ts; executed).
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

/** The session records that make users active on the given days. */
export function listDailyRecords(tables: RocketChatTables, { first, last }: Days, now: number) {
  const { timezone } = tables;
  // A record may be the second one of a session that began on the day before.
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
 * The number of active users in each hour, newest first, from sessions that began between two instants (both
 * inclusive). Hours without users are omitted. Days are in the server's time zone, hours in UTC (Rocket.Chat 6.14,
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

/** The hours for which the report counts sessions. */
export const evenHours = Array.from({ length: 12 }, (_, index) => 22 - 2 * index);

/**
 * The number of users by even hour of the day, latest hour first, from sessions that began in the 24 hours before
 * `start` (milliseconds since 1970, both ends inclusive). A session from 09:10 to 09:50 contains no even hour, so it
 * does not count. Returns all twelve hours, or none if no session began (Rocket.Chat 6.14,
 * `getBusiestTimeWithinHoursPeriod`; executed).
 */
export function reportBusyHours(tables: RocketChatTables, start: number, now: number) {
  const records = listRecords(tables, start - day, start, now);
  if (records.length === 0) return [];
  return evenHours.map((hour) => {
    const users = new Set(records.filter((record) => spansHour(record, hour)).map(({ user }) => user.index));
    return { hour, users: users.size };
  });
}
