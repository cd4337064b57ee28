import { once } from '../../../../once.ts';
import type { Contributing, Explainable } from '../../../explanation.ts';
import { toIso } from '../../../time/iso.ts';
import { day } from '../../../time/zone.ts';
import { toLocalInstant } from '../local-days.ts';
import { listDailyRecords } from '../reports/active-users.ts';
import { toInstant } from '../routes/engagement-dashboard.ts';
import { listRecords, type SessionRecord, spansHour } from '../sessions.ts';
import type { RocketChatTables } from '../tables.ts';
import { type Explainer, list } from './evidence.ts';

/** A date as reports about users write it. */
interface WrittenDate {
  day: number;
  month: number;
  year: number;
}
interface Active extends WrittenDate {
  users: number;
}

const unseen =
  'Sessions that the nightly job, at 02:00 of the server, has not computed yet, and messages: they make no user active.';
const notDaily = [
  unseen,
  'Sessions of less than a second, without a user agent, still open when the job ran, or of users who are anonymous.',
];

const toDayNumber = ({ year, month, day: date }: WrittenDate) => Date.UTC(year, month - 1, date) / day;

/** The users of some records, each with the sessions that count for them. */
function listUsers(records: readonly SessionRecord[]): Contributing {
  const byUser = new Map<number, SessionRecord[]>();
  for (const record of records) byUser.set(record.user.index, [...(byUser.get(record.user.index) ?? []), record]);
  return list(
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

/** Users by day, in a list that is called month, whatever it covers. */
export const explainActiveDays: Explainer = ({ tables, now }, body: { month: Active[] }) =>
  body.month.map((date, index): Explainable => {
    const number = toDayNumber(date);
    return {
      pointer: `/month/${index}/users`,
      explain: () => ({
        value: date.users,
        rule: 'Every user with a session of that day, by the time of the login, counts once.',
        excluded: notDaily,
        window: toWindow(tables, number),
        zone: tables.timezone,
        contributing: listUsers(listDailyRecords(tables, { first: number, last: number }, now)),
      }),
    };
  });

export const explainActiveHours: Explainer = (
  { tables, values, now },
  body: { week: (Active & { hour: number })[] },
) => {
  const [from, to] = [toInstant(values.start), toInstant(values.end)];
  const getRecords = once(() => listRecords(tables, from, to, now));
  return body.week.map((date, index): Explainable => {
    const number = toDayNumber(date);
    const isThen = (record: SessionRecord) => record.day === number && spansHour(record, date.hour);
    return {
      pointer: `/week/${index}/users`,
      explain: () => ({
        value: date.users,
        rule: 'Every user with a session of that day that spans that hour of UTC counts once, if the login lies from start to end; an open session goes on to 23:59.',
        excluded: [unseen, 'The hours after midnight of a session that was closed the next day.'],
        window: { from: toIso(from), until: toIso(to + 1) },
        zone: tables.timezone,
        contributing: listUsers(getRecords().filter(isThen)),
      }),
    };
  });
};

/** Of the 24 hours before the start, by even hours of the clock. */
export const explainBusyHours: Explainer = (
  { tables, values, now },
  body: { hours: { hour: number; users: number }[] },
) => {
  const start = toInstant(values.start);
  const getRecords = once(() => listRecords(tables, start - day, start, now));
  return body.hours.map(
    ({ hour, users: value }, index): Explainable => ({
      pointer: `/hours/${index}/users`,
      explain: () => ({
        value,
        rule: `Every user with a session that spans ${hour}:00 to ${hour}:59 of UTC counts once, if the login lies in the 24 hours up to start.`,
        excluded: [unseen, 'Sessions that span no even hour.'],
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
