import { findAt } from '../../../specs/json.ts';
import { agreeByKey, type KeyedTerm } from '../../relations/agree-by-key.ts';
import { listAt, toFigure } from '../../relations/figures.ts';
import type { Reading, Relation, RelationProblem } from '../../relations/relation.ts';
import { activeUsers, hourlyData, messagesSent, usersByHour, weeklyData } from './operations.ts';

const day = 86_400_000;

/** Users by date (ISO), those of one date put together; a date is written as day, month and year. */
function byDate(items: string, together: (all: number[]) => number): KeyedTerm['figures'] {
  return ({ body }) => {
    const list = listAt(body, `${items}/*`);
    if (!list) return undefined;
    const dates = new Map<string, number[]>();
    for (const item of list) {
      const users = toFigure(findAt(item, '/users'));
      const [year, month, date] = ['year', 'month', 'day'].map((field) => toFigure(findAt(item, `/${field}`)));
      if (users === undefined || year === undefined || month === undefined || date === undefined) return undefined;
      const key = new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
      const known = dates.get(key);
      if (known) known.push(users);
      else dates.set(key, [users]);
    }
    return new Map([...dates].map(([key, all]) => [key, together(all)]));
  };
}

const sum = (all: number[]) => all.reduce((total, each) => total + each, 0);
const largest = (all: number[]) => all.reduce((most, each) => Math.max(most, each), 0);

/** Only the week before an instant; the day that begins there is another period's. */
const weekBefore =
  (figures: KeyedTerm['figures'], edge: 'from' | 'to'): KeyedTerm['figures'] =>
  (reading) => {
    const end = reading.window[edge].getTime();
    const isInside = (date: string) => Date.parse(date) >= end - 7 * day && Date.parse(date) < end;
    const all = figures(reading);
    return all && new Map([...all].filter(([date]) => isInside(date)));
  };

const overlap = 'Whoever is active in two hours is one user of the day.';

const byHour = (together: (all: number[]) => number, what: string): KeyedTerm => ({
  operation: usersByHour,
  what,
  figures: byDate('/week', together),
});
const byDay: KeyedTerm = { operation: activeUsers, what: 'active users', figures: byDate('/month', sum) };

/** What holds between the reports about users who were active. */
export const activityRelations: Relation[] = [
  usersAreListed(),
  agreeByKey({
    id: 'hours-within-active-users',
    statement: 'No hour of a day has more users than the day has.',
    tolerance: overlap,
    comparison: 'at most',
    left: byHour(largest, 'the busiest hour'),
    right: byDay,
  }),
  agreeByKey({
    id: 'active-users-within-hours',
    statement: 'A day has no more users than its hours together.',
    tolerance: overlap,
    comparison: 'at most',
    left: byDay,
    right: byHour(sum, 'all hours'),
  }),
  agreeByKey({
    id: 'weekly-is-active-users',
    statement: 'A day has as many users in the weekly data as it has active users.',
    left: { operation: weeklyData, what: 'weekly data', figures: weekBefore(byDate('/month', sum), 'from') },
    right: { ...byDay, window: 'previous', figures: weekBefore(byDay.figures, 'to') },
  }),
  hoursWithinDay(),
];

/** `users` is the length of `usersList`. */
function usersAreListed(): Relation {
  return {
    id: 'active-users-are-listed',
    statement: 'A day counts as many active users as it lists, each once.',
    operations: [activeUsers],
    reads: [{ operation: activeUsers }],
    judge([reading]) {
      const entries = listAt(reading?.body, '/month/*');
      if (!entries) return { unreadable: `${activeUsers} lacks a month` };
      const problems: RelationProblem[] = [];
      for (const [index, entry] of entries.entries()) {
        const [listed, users] = [findAt(entry, '/usersList'), toFigure(findAt(entry, '/users'))];
        if (!Array.isArray(listed) || users === undefined)
          return { unreadable: `${activeUsers} lacks usersList or users` };
        const expected = new Set(listed).size;
        if (expected === users && listed.length === users) continue;
        const message = `${users} users are counted, ${expected} different ones are listed.`;
        problems.push({ pointer: `/month/${index}/users`, message, expected, actual: users });
      }
      return { problems, compared: entries.length };
    },
  };
}

/** The groups of hours before an instant against the day that they make, where the server's days are UTC's. */
function hoursWithinDay(): Relation {
  return {
    id: 'hourly-and-weekly-agree',
    statement:
      'The day before has at least as many users as its busiest two hours, and no more than all of them together.',
    tolerance: `${overlap} Servers whose days do not begin at midnight of UTC are not judged.`,
    operations: [weeklyData, hourlyData, messagesSent],
    reads: [{ operation: weeklyData }, { operation: hourlyData }, { operation: messagesSent }],
    judge([weekly, hourly, sent]) {
      const days = weekly && byDate('/month', sum)(weekly);
      const groups = listAt(hourly?.body, '/hours/*/users')?.map(toFigure);
      if (!weekly || !days || !groups || groups.includes(undefined))
        return { unreadable: `${weeklyData} or ${hourlyData} lacks users` };
      if (!isUtc(sent)) return { problems: [], compared: 0 };
      const date = new Date(weekly.window.from.getTime() - day).toISOString().slice(0, 10);
      const actual = days.get(date) ?? 0;
      const users = groups as number[];
      const [least, most] = [largest(users), sum(users)];
      const isInside = actual >= least && actual <= most;
      const message = `${date} has ${actual} users, its hours say from ${least} to ${most}.`;
      const problem = { pointer: '/month/0/users', message, expected: actual < least ? least : most, actual };
      return { problems: isInside ? [] : [problem], compared: most === 0 && actual === 0 ? 0 : 1 };
    },
  };
}

function isUtc(sent: Reading | undefined): boolean {
  const days = listAt(sent?.body, '/days/*/day') ?? [];
  return days.length > 0 && days.every((each) => typeof each === 'string' && Date.parse(each) % day === 0);
}
