import { listThere, monitor } from '../session-monitor.ts';
import { dateOf, datesBetween, day, toDaily, toParts, type Window } from './dates.ts';
import type { World } from './world.ts';

/**
 * Users of a day are sorted by id.
 *
 * @param lately The current time of the two reports that cover the time before it.
 */
export function expectUserReports(world: World, window: Window, lately: number): [name: string, body: object][] {
  const { users, logins, now } = world;
  const connections = logins.map(({ at, user }) => ({ user, loginAt: at, hasUserAgent: true }));
  const { rows, daily } = monitor(connections, now);
  const between = (start: number, end: number) => rows.filter(({ loginAt }) => loginAt >= start && loginAt <= end);

  const listDays = (dates: readonly string[]) =>
    dates.flatMap((date) => {
      const usersList = [...(daily.get(date) ?? [])].sort();
      return usersList.length === 0 ? [] : [{ usersList, users: usersList.length, ...toParts(date) }];
    });

  const seen = between(window.start, window.end);
  // The second record of a login belongs to the next day.
  const week = datesBetween(window.start, window.end + day).flatMap((date) => {
    const hours = Array.from({ length: 24 }, (_, index) => {
      const there = listThere(
        seen.filter((row) => row.date === date),
        23 - index,
      );
      return { users: there.size, hour: 23 - index, ...toParts(date) };
    });
    return hours.filter((each) => each.users > 0);
  });

  const late = between(lately - day, lately);
  const groups = Array.from({ length: 12 }, (_, index) => {
    return { users: listThere(late, 22 - 2 * index).size, hour: 22 - 2 * index };
  });
  const lastWeek = listDays(datesBetween(lately - 7 * day, lately));

  return [
    [
      'users/new-users',
      toDaily(window, 'users', (date) => users.filter(({ at }) => dateOf(at) === date).length || undefined),
    ],
    ['users/active-users', { month: listDays(window.dates) }],
    ['users/users-by-time-of-the-day-in-a-week', { week }],
    ['users/chat-busier/hourly-data', { hours: late.length === 0 ? [] : groups }],
    ['users/chat-busier/weekly-data', { month: lastWeek.map(({ usersList: _, ...rest }) => rest) }],
  ];
}
