import type { RocketChatOperationId } from '../../../specs/bodies.ts';
import { findAt } from '../../../specs/json/json.ts';
import type { TimeWindow } from '../../plan/window.ts';
import { agreeByKey, type KeyedTerm } from '../../relations/comparisons/agree-by-key.ts';
import { listAt, toFigure } from '../../relations/figures.ts';
import { everyItem } from '../../relations/lists/every-item.ts';
import type { Relation, RelationProblem } from '../../relations/relation.ts';
import { everyWindow } from '../../relations/windows/every-window.ts';
import { activeUsers, usersByHour, weeklyData } from './operations.ts';

const day = 86_400_000;

/** Users by ISO date, with the figures of one date combined. Reports write a date as `day`, `month` and `year`. */
function byDate(items: string, combine: (all: number[]) => number): KeyedTerm['figures'] {
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
    return new Map([...dates].map(([key, all]) => [key, combine(all)]));
  };
}

const sum = (all: number[]) => all.reduce((total, each) => total + each, 0);
/**
 * Keeps the dates that both reports cover in every time zone: the week before the period without its last day, and no date
 * before the preceding period. East of Greenwich, that last day is the last day of the request for active users; west of
 * it, it is the first day of the period.
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

/** The preceding period, computed from the window of the period. */
const beforePeriod = ({ from, to }: TimeWindow) => {
  const length = to.getTime() - from.getTime();
  return { start: from.getTime() - length - day, end: from.getTime() };
};
/** The window of the request itself. */
const itself = ({ from, to }: TimeWindow) => ({ start: from.getTime(), end: to.getTime() });

const byDay: KeyedTerm<RocketChatOperationId> = {
  operation: activeUsers,
  what: 'active users',
  figures: byDate('/month', sum),
};

/**
 * Relations between the reports about active users. There is none between days and hours. The hourly report counts sessions
 * that make no user active (shorter than a second, without a user agent, of anonymous users), assigns sessions over midnight
 * to the next day, and omits odd hours (Rocket.Chat 6.14, server/models/raw/Sessions.ts; verified by running it).
 */
export const activityRelations: Relation<RocketChatOperationId>[] = [
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
    statement: 'Each day has as many users in the weekly data as in the active users.',
    left: { operation: weeklyData, what: 'weekly data', figures: weekBefore(byDate('/month', sum), beforePeriod) },
    right: { ...byDay, window: 'previous', figures: weekBefore(byDay.figures, itself) },
  }),
];

/** Sessions over midnight and the server's time zone may extend the period by this much at either end. */
const marginMs = 2 * day;

/** The dates of a report are inside its window or week. */
function datesInside(
  id: string,
  operation: RocketChatOperationId,
  items: string,
  toEdges: (window: TimeWindow) => { start: number; end: number },
): Relation<RocketChatOperationId> {
  return everyItem({
    id,
    statement: `Every date of ${operation} is inside the requested period.`,
    tolerance: 'Two days at either end, for time zones and sessions that last over midnight.',
    reads: [{ operation }],
    items,
    fault: 'have a date outside the period',
    filter: 'the window',
    toRule([reading]) {
      if (!reading) return undefined;
      const { start, end } = toEdges(reading.window);
      return (item) => {
        const [year, month, date] = ['year', 'month', 'day'].map((field) => toFigure(findAt(item, `/${field}`)));
        const at = Date.UTC(year ?? 0, (month ?? 1) - 1, date ?? 1);
        return at >= start - marginMs && at <= end + marginMs;
      };
    },
  });
}

/** `users` is the length of `usersList`. */
function usersAreListed(): Relation<RocketChatOperationId> {
  return {
    id: 'active-users-are-listed',
    statement: 'users of a day is the number of distinct users in its usersList.',
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
        const message = `Expected ${expected} users, the distinct users in usersList. Got ${users}.`;
        const cause =
          users === listed.length ? 'The server counts a user once for each entry in usersList.' : undefined;
        problems.push({ pointer: `/month/${index}/users`, message, expected, actual: users, cause });
      }
      return { problems, compared: entries.length };
    },
  };
}
