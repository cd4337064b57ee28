import { dateOf, datesBetween, day, hour, toDaily, toParts, type Window } from './dates.ts';
import type { World } from './world.ts';

/**
 * Users of a day are in the order of their ids.
 *
 * @param lately The instant from which those two look back that do.
 */
export function expectUserReports(world: World, window: Window, lately: number): [name: string, body: object][] {
  const { users, sights } = world;
  /** Who sent or logged in at such times, each once. */
  const listSeen = (isThen: (at: number) => boolean) =>
    [...new Set(sights.filter(({ at }) => isThen(at)).map(({ user }) => user))].sort();

  const listDays = (dates: readonly string[]) =>
    dates.flatMap((date) => {
      const usersList = listSeen((at) => dateOf(at) === date);
      return usersList.length === 0 ? [] : [{ usersList, users: usersList.length, ...toParts(date) }];
    });

  const week = window.dates.flatMap((date) => {
    const hours = Array.from({ length: 24 }, (_, index) => {
      const number = 23 - index;
      const seen = listSeen((at) => dateOf(at) === date && hourOf(at) === number);
      return { users: seen.length, hour: number, ...toParts(date) };
    });
    return hours.filter((each) => each.users > 0);
  });

  // An hour counts when it began within the 24 before.
  const isLate = (at: number) => at - (at % hour) >= lately - day && at - (at % hour) < lately;
  const groups = Array.from({ length: 12 }, (_, index) => {
    const group = 22 - 2 * index;
    const seen = listSeen((at) => isLate(at) && [group, group + 1].includes(hourOf(at)));
    return { users: seen.length, hour: group };
  });
  const lastWeek = listDays(datesBetween(lately - 7 * day, lately));

  return [
    [
      'users/new-users',
      toDaily(window, 'users', (date) => users.filter(({ at }) => dateOf(at) === date).length || undefined),
    ],
    ['users/active-users', { month: listDays(window.dates) }],
    ['users/users-by-time-of-the-day-in-a-week', { week }],
    ['users/chat-busier/hourly-data', { hours: listSeen(isLate).length === 0 ? [] : groups }],
    ['users/chat-busier/weekly-data', { month: lastWeek.map(({ usersList: _, ...rest }) => rest) }],
  ];
}

const hourOf = (at: number) => new Date(at).getUTCHours();
