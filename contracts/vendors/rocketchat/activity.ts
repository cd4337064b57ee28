import { findAt } from '../../../specs/json.ts';
import { agreeByKey, type KeyedTerm } from '../../relations/agree-by-key.ts';
import { everyItem } from '../../relations/every-item.ts';
import { everyWindow } from '../../relations/every-window.ts';
import { listAt, toFigure } from '../../relations/figures.ts';
import type { Relation, RelationProblem } from '../../relations/relation.ts';
import type { TimeWindow } from '../../window.ts';
import { activeUsers, usersByHour, weeklyData } from './operations.ts';

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
/**
 * Only the dates that both reports have, whatever the server's zone: the week before the period, without its last day,
 * which east of Greenwich is the last that active users are asked for, and west of it the period's first; and no date
 * before the period before.
 */
const weekBefore =
  (
    figures: KeyedTerm['figures'],
    toEdges: (window: TimeWindow) => { start: number; end: number },
  ): KeyedTerm['figures'] =>
  (reading) => {
    const { start, end } = toEdges(reading.window);
    const first = Math.max(start, end - 7 * day);
    const isInBoth = (date: string) => Date.parse(date) >= first && Date.parse(date) < end - day;
    const all = figures(reading);
    return all && new Map([...all].filter(([date]) => isInBoth(date)));
  };

/** Edges of the period before, seen from the period and from itself. */
const beforePeriod = ({ from, to }: TimeWindow) => {
  const length = to.getTime() - from.getTime();
  return { start: from.getTime() - length - day, end: from.getTime() };
};
const itself = ({ from, to }: TimeWindow) => ({ start: from.getTime(), end: to.getTime() });

const byDay: KeyedTerm = { operation: activeUsers, what: 'active users', figures: byDate('/month', sum) };

/**
 * What holds between the reports about users who were active. Nothing holds between days and hours: the hours know
 * sessions that make no user active (of less than a second, without a user agent, of anonymous users), put those over
 * midnight on the next day, and leave out the odd ones (Rocket.Chat 6.14, server/models/raw/Sessions.ts; executed).
 */
export const activityRelations: Relation[] = [
  everyWindow(datesInside('active-users-inside-window', activeUsers, '/month', itself), [
    'usual',
    'first-half',
    'second-half',
  ]),
  everyWindow(datesInside('hours-inside-window', usersByHour, '/week', itself), ['usual', 'first-half', 'second-half']),
  everyWindow(
    datesInside('weekly-before-start', weeklyData, '/month', ({ from }) => ({
      start: from.getTime() - 7 * day,
      end: from.getTime(),
    })),
    ['usual', 'previous'],
  ),
  usersAreListed(),
  agreeByKey({
    id: 'weekly-is-active-users',
    statement: 'A day has as many users in the weekly data as it has active users.',
    left: { operation: weeklyData, what: 'weekly data', figures: weekBefore(byDate('/month', sum), beforePeriod) },
    right: { ...byDay, window: 'previous', figures: weekBefore(byDay.figures, itself) },
  }),
];

/** Days that sessions over midnight and the zone of the server may add at either end. */
const margin = 2 * day;

/** Dates are inside the window, or the week, that a report is about. */
function datesInside(
  id: string,
  operation: string,
  items: string,
  toEdges: (window: TimeWindow) => { start: number; end: number },
): Relation {
  return everyItem({
    id,
    statement: `Every date of ${operation} is inside the period of the request.`,
    tolerance: 'Two days at either end: zones differ, and sessions go on over midnight.',
    reads: [{ operation }],
    items,
    fault: 'have a date outside',
    filter: 'the window',
    toRule([reading]) {
      if (!reading) return undefined;
      const { start, end } = toEdges(reading.window);
      return (item) => {
        const [year, month, date] = ['year', 'month', 'day'].map((field) => toFigure(findAt(item, `/${field}`)));
        const at = Date.UTC(year ?? 0, (month ?? 1) - 1, date ?? 1);
        return at >= start - margin && at <= end + margin;
      };
    },
  });
}

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
        const message = `Expected ${expected} users, the different ones in usersList. Got ${users}.`;
        const cause =
          users === listed.length ? 'The server counts a user once for each time they are listed.' : undefined;
        problems.push({ pointer: `/month/${index}/users`, message, expected, actual: users, cause });
      }
      return { problems, compared: entries.length };
    },
  };
}
