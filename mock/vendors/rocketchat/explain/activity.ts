import type { Contributing, Explainable } from '../../../explanation.ts';
import { toIso } from '../../../time/iso.ts';
import { day, hour } from '../../../time/zone.ts';
import type { RocketChatTables } from '../tables.ts';
import { type Explainer, list, zone } from './evidence.ts';

/** A date as reports about users write it. */
interface WrittenDate {
  day: number;
  month: number;
  year: number;
}
interface Active extends WrittenDate {
  users: number;
}

const rule = 'Every user who sent a message, deleted since or not, or logged in counts once';
const excluded = ['Users who only read, or only stayed logged in.'];

const toInstant = ({ year, month, day: date }: WrittenDate, hours = 0) => Date.UTC(year, month - 1, date, hours);

/** Numbers of users, by the time in which they were active. */
function explainSpans(
  tables: RocketChatTables,
  spans: { pointer: string; value: number; from: number; until: number; when: string; isOf?(start: number): boolean }[],
): Explainable[] {
  return spans.map(({ pointer, value, from, until, when, isOf = () => true }) => ({
    pointer,
    explain: () => ({
      value,
      rule: `${rule} ${when}.`,
      excluded,
      window: { from: toIso(from), until: toIso(until) },
      zone,
      contributing: collectUsers(tables, (start) => start >= from && start < until && isOf(start)),
    }),
  }));
}

/** Who was active in the hours that are included, each with these hours and the messages that they sent in them. */
function collectUsers(tables: RocketChatTables, includes: (start: number) => boolean): Contributing {
  const { activeHours, messages, userOrder } = tables;
  const hours = new Map<number, number[]>();
  for (let position = 0; position < activeHours.length; position++) {
    const start = activeHours.timeAt(position);
    const user = activeHours.valueAt(position);
    if (includes(start)) hours.set(user, [...(hours.get(user) ?? []), start]);
  }
  const sent = new Map<number, number>();
  for (let row = 0; row < messages.length; row++) {
    const user = messages.user.get(row);
    const at = messages.sentAt.get(row);
    if (includes(Math.floor(at / hour) * hour)) sent.set(user, (sent.get(user) ?? 0) + 1);
  }
  const users = [...hours].map(([index, starts]) => ({
    user: userOrder[index]?.username ?? null,
    _id: userOrder[index]?.id ?? null,
    hours: starts.map(toIso),
    // None: a login made them active.
    messages: sent.get(index) ?? 0,
  }));
  return list(users);
}

/** Users by day, in a list that is called month, whatever it covers. */
export const explainActiveDays: Explainer = ({ tables }, body: { month: Active[] }) =>
  explainSpans(
    tables,
    body.month.map((date, index) => {
      const from = toInstant(date);
      return { pointer: `/month/${index}/users`, value: date.users, from, until: from + day, when: 'on that day' };
    }),
  );

export const explainActiveHours: Explainer = ({ tables }, body: { week: (Active & { hour: number })[] }) =>
  explainSpans(
    tables,
    body.week.map((date, index) => {
      const from = toInstant(date, date.hour);
      return { pointer: `/week/${index}/users`, value: date.users, from, until: from + hour, when: 'in that hour' };
    }),
  );

/** Of the 24 hours before the start, by two hours of the clock. */
export const explainBusyHours: Explainer = ({ tables, values }, body: { hours: { hour: number; users: number }[] }) => {
  const start = Date.parse(String(values.start));
  return explainSpans(
    tables,
    body.hours.map(({ hour: first, users: value }, index) => ({
      pointer: `/hours/${index}/users`,
      value,
      from: start - day,
      until: start,
      when: `in an hour that begins in the 24 before start, at ${first} or ${first + 1} o'clock`,
      isOf: (at) => [first, first + 1].includes(new Date(at).getUTCHours()),
    })),
  );
};
