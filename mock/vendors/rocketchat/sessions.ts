import { day, hour, second } from '../../time/zone.ts';
import { toLocalDay, toLocalInstant } from './local-days.ts';
import type { RocketChatTables, User } from './tables.ts';

/** Minutes after midnight at which a server's two nightly jobs run. */
const finishSessionsAt = 65;
const aggregateSessionsAt = 120;

/** What reports see of a session: one row of a server's `sessions` collection, once the nightly job computed it. */
export interface SessionRecord {
  session: number;
  user: User;
  /** The day of the server's zone that the record is of, since 1970-01-01. */
  day: number;
  loginAt: number;
  /** Undefined while nobody closed it, and for the second record of a session over midnight: that one stays open. */
  closedAt: number | undefined;
  /** Whether it makes its user one of those who were active on that day. */
  isDaily: boolean;
}

/**
 * The records that the nightly jobs made by now of sessions whose login lies between two instants, both included, in
 * order of login.
 *
 * Rocket.Chat 6.14 (app/statistics/server/lib/SAUMonitor.ts, server/models/raw/Sessions.ts; executed): a login makes a
 * record of its day. At 01:05 the open records of yesterday are ended at 23:59:59.999 and copied to today, with the old
 * login. At 02:00 all that are not computed yet become so, and those with an end, a user agent and at least a second
 * make their user active that day. A computed record is never copied again, and who disconnects closes the older one.
 */
export function listRecords(tables: RocketChatTables, from: number, to: number, now: number): SessionRecord[] {
  const { logins } = tables;
  const [first, end] = logins.range(from, to + 1);
  const records: SessionRecord[] = [];
  for (let position = first; position < end; position++) {
    records.push(...toRecords(tables, logins.valueAt(position), now));
  }
  return records;
}

function toRecords({ timezone, sessions, userOrder }: RocketChatTables, session: number, now: number): SessionRecord[] {
  const row = session - 1;
  const user = userOrder[sessions.user.get(row)];
  const loginAt = sessions.loginAt.get(row);
  if (!user || loginAt > now) return [];
  const known = (at: number) => (at > 0 && at <= now ? at : undefined);
  const closedAt = known(sessions.closedAt.get(row));
  const logoutAt = known(sessions.logoutAt.get(row));
  // As in JavaScript: an empty header is none.
  const hasDevice = Boolean(sessions.userAgent.get(row));
  const date = toLocalDay(timezone, loginAt);

  const jobOn = (number: number, minutes: number) => toLocalInstant(timezone, number, minutes);
  const isEarly = loginAt < jobOn(date, aggregateSessionsAt);
  const computedAt = jobOn(isEarly ? date : date + 1, aggregateSessionsAt);
  if (now < computedAt) return [];

  const isOver = (at: number | undefined, by: number) => at !== undefined && at <= by;
  // What was done last says when somebody was there last.
  const endedBy = (by: number) => Math.max(...[closedAt, logoutAt].filter((at) => isOver(at, by)).map(Number));
  const isLong = (until: number) => hasDevice && until - loginAt >= second;
  const common = { session, user, loginAt };

  const finishAt = jobOn(date + 1, finishSessionsAt);
  const staysOpen = !isEarly && !isOver(closedAt, finishAt) && !isOver(logoutAt, finishAt);
  const ended = endedBy(computedAt);
  if (!staysOpen) return [{ ...common, day: date, closedAt, isDaily: isLong(ended) }];

  const midnight = jobOn(date + 1, 0) - 1;
  return [
    { ...common, day: date, closedAt, isDaily: isLong(Number.isFinite(ended) ? ended : midnight) },
    {
      ...common,
      day: date + 1,
      closedAt: undefined,
      isDaily: isOver(logoutAt, computedAt) && isLong(Number(logoutAt)),
    },
  ];
}

/** Whether the hours of a record include one of UTC, as servers count them: by the clock, whatever the day of its end. */
export function spansHour({ loginAt, closedAt }: SessionRecord, wanted: number): boolean {
  return wanted >= hourOf(loginAt) && (closedAt === undefined || wanted <= hourOf(closedAt));
}

/** The hour of UTC of an instant: `$hour` of MongoDB knows no server's zone. */
export function hourOf(at: number): number {
  return Math.floor((at % day) / hour);
}

/** The users whose most important role is anonymous: they have no other. */
export function isAnonymous({ roles }: Pick<User, 'roles'>): boolean {
  return roles.length > 0 && roles.every((role) => role === 'anonymous');
}
