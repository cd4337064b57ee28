import { DAY, HOUR, MINUTE, toDate, toDay, toMonthsBefore, toWeekday } from './days.ts';
import { findHoliday } from './holidays.ts';
import type { Office } from './offices.ts';
import type { RandomSource } from './random-source.ts';

/** How busy each day of the history is. Days are numbers of days since 1970 (see days.ts). */
export interface Calendar {
  /** The first instant of the history (ms): six calendar months before now. */
  start: number;
  now: number;
  /** The instant (ms) at which the accounts, inboxes, rooms and so on were set up, long before the history. */
  foundedAt: number;
  firstDay: number;
  lastDay: number;
  outage: Outage;
  /** The position of a day in the history: 0 at its start, 1 at its end. */
  progress(day: number): number;
  /** How much the customers near an office write on a day, relative to the average (1). Excludes growth and the outage. */
  demand(day: number, office: Office): number;
  /** How much activity an office has on a day, relative to the average (1). */
  attendance(day: number, office: Office): number;
}

/** The day of the product outage, on which many more customers wrote. */
export interface Outage {
  day: number;
  /** The instant (ms) at which it started. */
  start: number;
  /** The demand on this day as a multiple of an average day. */
  factor: number;
}

//                   Mon   Tue   Wed   Thu  Fri  Sat   Sun
const demandByDay = [1.24, 1.13, 1.06, 1.0, 0.9, 0.38, 0.29];
const workByDay = [1.04, 1.12, 1.1, 1.04, 0.84, 0.035, 0.025];

/** @param chance Draws the day of the outage and the random factor of each day. */
export function createCalendar(now: number, chance: RandomSource): Calendar {
  const start = toMonthsBefore(now, 6);
  const firstDay = toDay(start);
  const lastDay = toDay(now);
  const progress = (day: number) => (day - firstDay) / (lastDay - firstDay);
  const outage = planOutage(firstDay, lastDay, chance);
  // One random factor per day for all offices (weather, news, a newsletter), with two extra days on each side for time zones.
  const dayFactors = Float64Array.from({ length: lastDay - firstDay + 5 }, () => 1 + 0.09 * chance.normal());
  // Demand is still higher on the day after the outage.
  const toDayFactor = (day: number) => (dayFactors[day - firstDay + 2] ?? 1) * (day === outage.day + 1 ? 1.3 : 1);

  return {
    start,
    now,
    foundedAt: (firstDay - 420) * DAY + 7 * HOUR,
    firstDay,
    lastDay,
    outage,
    progress,
    demand: memoize(
      (day, office) =>
        (demandByDay[toWeekday(day) - 1] ?? 1) * toHolidayDemand(day, office) * toSeason(day, 0.75) * toDayFactor(day),
    ),
    attendance: memoize(
      (day, office) =>
        (workByDay[toWeekday(day) - 1] ?? 1) * toHolidayWork(day, office) * toSeason(day, 0.4) * toDayFactor(day),
    ),
  };
}

type DayWeight = (day: number, office: Office) => number;

// Cached, because every inbox needs the same days.
function memoize(weigh: DayWeight): DayWeight {
  const offices = new Map<Office, Map<number, number>>();
  return (day, office) => {
    const days = offices.get(office) ?? new Map<number, number>();
    offices.set(office, days);
    const weight = days.get(day) ?? weigh(day, office);
    days.set(day, weight);
    return weight;
  };
}

// A working day in the third quarter of the history, so that there are normal months before it and weeks after it.
function planOutage(firstDay: number, lastDay: number, chance: RandomSource): Outage {
  const length = lastDay - firstDay;
  let day = firstDay + Math.floor(length * (0.45 + 0.3 * chance.fraction()));
  while (toWeekday(day) > 4 || isNearHoliday(day)) day++;
  const start = day * DAY + 8 * HOUR + chance.integer(5, 110) * MINUTE;
  return { day, start, factor: 3.2 + 0.5 * chance.fraction() };
}

const isNearHoliday = (day: number) =>
  [-1, 0, 1].some((distance) => findHoliday(day + distance) !== undefined) || toSeason(day, 0.5) < 1;

function toHolidayDemand(day: number, office: Office): number {
  if (findHoliday(day) !== undefined) return 0.05;
  return findHoliday(day, office.country) === undefined ? 1 : 0.35;
}

function toHolidayWork(day: number, office: Office): number {
  return findHoliday(day, office.country) === undefined ? 1 : 0.01;
}

// Lower demand and attendance from December 23 to January 2.
function toSeason(day: number, share: number): number {
  const { month, date } = toDate(day);
  return (month === 12 && date >= 23) || (month === 1 && date <= 2) ? share : 1;
}
