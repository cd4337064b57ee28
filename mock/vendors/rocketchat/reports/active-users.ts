import type { Series } from '../../../state/series.ts';
import { day, hour } from '../../../time/zone.ts';
import type { RocketChatTables } from '../tables.ts';
import type { Days } from './period.ts';

/** What being active means is said in activity.ts. */
export interface ActiveDay {
  day: number;
  /** Ids, in the order in which the users came to be. */
  users: string[];
}

/** Who was active on each day, newest first; days on which nobody was are left out. */
export function reportActiveDays({ activeDays, userOrder }: RocketChatTables, { first, last }: Days): ActiveDay[] {
  return listSpans(activeDays, first * day, (last + 1) * day).map(({ start, users }) => ({
    day: start / day,
    users: users.sort((one, other) => one - other).flatMap((index) => userOrder[index]?.id ?? []),
  }));
}

export interface ActiveHour {
  day: number;
  hour: number;
  users: number;
}

/** How many were active in each hour of some days, newest first; hours in which nobody was are left out. */
export function reportActiveHours({ activeHours }: RocketChatTables, { first, last }: Days): ActiveHour[] {
  const hours: ActiveHour[] = [];
  const from = first * day;
  let [, end] = activeHours.range(from, (last + 1) * day);
  // Hour by hour back in time: all that an hour holds lies between two searches.
  while (end > 0 && activeHours.timeAt(end - 1) >= from) {
    const start = activeHours.timeAt(end - 1);
    const [before] = activeHours.range(start, start);
    hours.push({ day: Math.floor(start / day), hour: (start % day) / hour, users: end - before });
    end = before;
  }
  return hours;
}

const groupHours = 2;

/**
 * How many were active at which time of the day, in groups of two hours, the latest first: over the hours that begin in
 * the 24 before `start` (milliseconds since 1970). All twelve groups, unless nobody was active at all.
 */
export function reportBusyHours({ activeHours }: RocketChatTables, start: number): { hour: number; users: number }[] {
  const spans = listSpans(activeHours, start - day, start);
  if (spans.length === 0) return [];
  const byGroup = new Map<number, Set<number>>();
  for (const { start: at, users } of spans) {
    const group = Math.floor((at % day) / hour / groupHours) * groupHours;
    byGroup.set(group, new Set([...(byGroup.get(group) ?? []), ...users]));
  }
  const groups = Array.from({ length: 24 / groupHours }, (_, index) => index * groupHours);
  return groups.reverse().map((group) => ({ hour: group, users: byGroup.get(group)?.size ?? 0 }));
}

/** Numbers of users by the start of the hour or day in which they were active, newest first. */
function listSpans(series: Series, from: number, until: number): { start: number; users: number[] }[] {
  const spans: { start: number; users: number[] }[] = [];
  const [first, end] = series.range(from, until);
  for (let position = end - 1; position >= first; position--) {
    const start = series.timeAt(position);
    if (spans.at(-1)?.start !== start) spans.push({ start, users: [] });
    spans.at(-1)?.users.push(series.valueAt(position));
  }
  return spans;
}
