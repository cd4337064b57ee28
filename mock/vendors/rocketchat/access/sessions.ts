import { day, hour, second } from '../../../time/zone.ts';
import { toLocalDay, toLocalInstant } from '../reports/local-days.ts';
import type { RocketChatTables, User } from '../tables.ts';

/** Start times of the server's two nightly jobs, in minutes after midnight. */
const finishJobMinutes = 65;
const aggregateJobMinutes = 120;

/** A session as reports read it: one row of a server's `sessions` collection, after the nightly job has computed it. */
export interface SessionRecord {
  session: number;
  user: User;
  /** The day of the record in the server's time zone, as days since 1970-01-01. */
  day: number;
  loginAt: number;
  /** Undefined for open sessions, and for the second record of a session over midnight, which always stays open. */
  closedAt: number | undefined;
  /** Whether the record makes its user active on that day. */
  isDaily: boolean;
}

/**
 * The records that the nightly jobs have computed until now, of sessions with a login between two instants (both
 * inclusive), in order of login.
 *
 * Rocket.Chat 6.14 (app/statistics/server/lib/SAUMonitor.ts, server/models/raw/Sessions.ts; executed): a login creates
 * a record for its day. At 01:05 a job ends yesterday's open records at 23:59:59.999 and copies them to today, with the
 * original login. At 02:00 a job computes all records that are not computed yet. Records with an end, a user agent and
 * a length of at least a second make their user active on that day. A computed record is never copied again, and a
 * disconnect closes the older record.
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
  // The server is written in JavaScript, where an empty header is falsy.
  const hasDevice = Boolean(sessions.userAgent.get(row));
  const date = toLocalDay(timezone, loginAt);

  const jobOn = (number: number, minutes: number) => toLocalInstant(timezone, number, minutes);
  const isEarly = loginAt < jobOn(date, aggregateJobMinutes);
  const computedAt = jobOn(isEarly ? date : date + 1, aggregateJobMinutes);
  if (now < computedAt) return [];

  const isOver = (at: number | undefined, by: number) => at !== undefined && at <= by;
  // The later of closing and logout is the last sign of activity.
  const endedBy = (by: number) => Math.max(...[closedAt, logoutAt].filter((at) => isOver(at, by)).map(Number));
  const isLong = (until: number) => hasDevice && until - loginAt >= second;
  const common = { session, user, loginAt };

  const finishAt = jobOn(date + 1, finishJobMinutes);
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

/**
 * Whether a record spans a UTC hour. Like servers, this compares hours of the clock and ignores the date of the end.
 */
export function spansHour({ loginAt, closedAt }: SessionRecord, wanted: number): boolean {
  return wanted >= hourOf(loginAt) && (closedAt === undefined || wanted <= hourOf(closedAt));
}

/** The UTC hour of an instant. MongoDB's `$hour` does not use the server's time zone. */
export function hourOf(at: number): number {
  return Math.floor((at % day) / hour);
}

/** Whether a user has only the role anonymous. */
export function isAnonymous({ roles }: Pick<User, 'roles'>): boolean {
  return roles.length > 0 && roles.every((role) => role === 'anonymous');
}
