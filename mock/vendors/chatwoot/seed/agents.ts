import type { Calendar } from '../../../seed/calendar.ts';
import type { Chance } from '../../../seed/chance.ts';
import { DAY, HOUR, MINUTE, SECOND, toDay, toWeekday } from '../../../seed/days.ts';
import { findHoliday } from '../../../seed/holidays.ts';
import type { Office } from '../../../seed/offices.ts';
import type { Actor } from '../events.ts';

/** Someone who answers customers, and when. */
export interface Agent {
  actor: Actor;
  /** Seconds they need for what takes the usual agent one. */
  pace: number;
  /** Conversations they take on, 1 being the usual. */
  share: number;
  /** The instant itself when they are at work then, else the start of their next shift; Infinity after the history. */
  findOnShift(at: number): number;
  /** The instant after so many seconds of their working time. */
  work(at: number, seconds: number): number;
}

/** Start and end (ms) of each day's shift, from {@link Shifts.firstDay} on. */
export interface Shifts {
  firstDay: number;
  starts: Float64Array;
  /** A day off ends at the beginning of time, so that it is passed over. */
  ends: Float64Array;
}

export function createAgent(traits: Pick<Agent, 'actor' | 'pace' | 'share'>, shifts: Shifts): Agent {
  const { firstDay, starts, ends } = shifts;
  const findShift = (at: number) => {
    let index = Math.max(0, toDay(at) - firstDay - 1);
    while (index < ends.length && (ends[index] ?? 0) <= at) index++;
    return index;
  };
  const startOf = (index: number) => starts[index] ?? Number.POSITIVE_INFINITY;

  return {
    ...traits,
    findOnShift: (at) => Math.max(at, startOf(findShift(at))),
    work(at, seconds) {
      let left = seconds * SECOND;
      for (let index = findShift(at); ; index++) {
        const from = Math.max(at, startOf(index));
        const end = ends[index];
        if (end === undefined || from + left <= end) return from + left;
        if (end <= from) continue;
        // Nobody goes on holiday with a question left on the desk.
        if (startOf(findShift(end)) - end > TOO_LONG_AWAY) return end;
        left -= end - from;
      }
    },
  };
}

/** @param weekdays ISO weekdays that are worked on. */
export function planShifts(office: Office, weekdays: readonly number[], calendar: Calendar, chance: Chance): Shifts {
  // Two days more on each side, for zones ahead of UTC and behind it.
  const firstDay = calendar.firstDay - 2;
  const length = calendar.lastDay + 3 - firstDay;
  const vacation = planVacation(length, chance);
  const usualStart = office.hours.open + chance.integer(-4, 6) * 15;
  const starts = new Float64Array(length).fill(Number.POSITIVE_INFINITY);
  const ends = new Float64Array(length).fill(Number.NEGATIVE_INFINITY);
  for (let index = 0; index < length; index++) {
    const day = firstDay + index;
    // Nobody is as punctual as a table; some days are lost to a cold.
    const start = office.toInstant(day, usualStart * MINUTE + chance.integer(-480, 720) * SECOND);
    const isIll = chance.happens(0.015);
    const isOff = findHoliday(day, office.country) !== undefined || !weekdays.includes(toWeekday(day));
    if (isOff || isIll || (index >= vacation.from && index < vacation.to)) continue;
    starts[index] = start;
    ends[index] = start + SHIFT;
  }
  return { firstDay, starts, ends };
}

function planVacation(length: number, chance: Chance): { from: number; to: number } {
  const from = chance.integer(10, length - 20);
  return { from, to: from + chance.pick([7, 9, 10, 14, 16]) };
}

const SHIFT = 8.5 * HOUR;

/** When an agent stays away longer than this, somebody else takes over. */
export const TOO_LONG_AWAY = 3.5 * DAY;
