import { once } from '../../../../once.ts';
import type { ContributingEvents, Explainable } from '../../../explanation.ts';
import { toIso } from '../../../time/iso.ts';
import { day } from '../../../time/zone.ts';
import { listRecords, type SessionRecord, spansHour } from '../access/sessions.ts';
import { listDailyRecords } from '../reports/active-users.ts';
import { toLocalInstant } from '../reports/local-days.ts';
import { toInstant } from '../routes/engagement-dashboard.ts';
import type { RocketChatTables } from '../tables.ts';
import { toContributing } from './evidence.ts';
import type { Explainer } from './explainer.ts';

/** A date as user reports write it. */
interface WrittenDate {
  day: number;
  month: number;
  year: number;
}

const notComputed =
  'Sessions that the nightly job (02:00 server time) has not computed yet. Messages do not make a user active.';
const notDaily = [
  notComputed,
  'Sessions shorter than a second, without a user agent, or still open when the job ran, and sessions of anonymous users.',
];

const toDayNumber = ({ year, month, day: date }: WrittenDate) => Date.UTC(year, month - 1, date) / day;

/** The users of the given records, each with the sessions that make them active. */
function listUsers(records: readonly SessionRecord[]): ContributingEvents {
  const byUser = new Map<number, SessionRecord[]>();
  for (const record of records) byUser.set(record.user.index, [...(byUser.get(record.user.index) ?? []), record]);
  return toContributing(
    [...byUser.values()].map((ofUser) => ({
      user: ofUser[0]?.user.username ?? null,
      _id: ofUser[0]?.user.id ?? null,
      sessions: ofUser.map(({ session, loginAt, closedAt }) => ({
        session,
        loginAt: toIso(loginAt),
        closedAt: closedAt === undefined ? null : toIso(closedAt),
      })),
    })),
  );
}

/** Explains active users by day. The response calls the list `month` for every period. */
export const explainActiveDays: Explainer<
  'get-api-v1-engagement-dashboard-users-active-users' | 'get-api-v1-engagement-dashboard-users-chat-busier-weekly-data'
> = ({ tables, now }, body) =>
  body.month.map((date, index): Explainable => {
    const number = toDayNumber(date);
    return {
      pointer: `/month/${index}/users`,
      explain: () => ({
        value: date.users,
        rule: 'Users with a session on that day. A session belongs to the day of its login. Each user counts once.',
        excluded: notDaily,
        window: toWindow(tables, number),
        zone: tables.timezone,
        contributing: listUsers(listDailyRecords(tables, { first: number, last: number }, now)),
      }),
    };
  });

export const explainActiveHours: Explainer<
  'get-api-v1-engagement-dashboard-users-users-by-time-of-the-day-in-a-week'
> = ({ tables, values, now }, body) => {
  const [from, to] = [toInstant(values.start), toInstant(values.end)];
  const getRecords = once(() => listRecords(tables, from, to, now));
  return body.week.map((date, index): Explainable => {
    const number = toDayNumber(date);
    const isIncluded = (record: SessionRecord) => record.day === number && spansHour(record, date.hour);
    return {
      pointer: `/week/${index}/users`,
      explain: () => ({
        value: date.users,
        rule: 'Users with a session of that day that spans that UTC hour and has its login between start and end. Each user counts once. An open session lasts until 23:59.',
        excluded: [notComputed, 'Hours after midnight of sessions that were closed on the next day.'],
        window: { from: toIso(from), until: toIso(to + 1) },
        zone: tables.timezone,
        contributing: listUsers(getRecords().filter(isIncluded)),
      }),
    };
  });
};

/** Explains active users in the 24 hours before `start`, by even hours. */
export const explainBusyHours: Explainer<'get-api-v1-engagement-dashboard-users-chat-busier-hourly-data'> = (
  { tables, values, now },
  body,
) => {
  const start = toInstant(values.start);
  const getRecords = once(() => listRecords(tables, start - day, start, now));
  return body.hours.map(
    ({ hour, users: value }, index): Explainable => ({
      pointer: `/hours/${index}/users`,
      explain: () => ({
        value,
        rule: `Users with a session that spans ${hour}:00 to ${hour}:59 UTC and has its login in the 24 hours before start. Each user counts once.`,
        excluded: [notComputed, 'Sessions that include no even hour.'],
        window: { from: toIso(start - day), until: toIso(start + 1) },
        zone: 'UTC',
        contributing: listUsers(getRecords().filter((record) => spansHour(record, hour))),
      }),
    }),
  );
};

function toWindow({ timezone }: RocketChatTables, number: number) {
  return { from: toIso(toLocalInstant(timezone, number)), until: toIso(toLocalInstant(timezone, number + 1)) };
}
