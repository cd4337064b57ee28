import type { Calendar } from '../../../seed/calendar.ts';
import { DAY, HOUR, MINUTE, SECOND, toDay, toWeekday } from '../../../seed/days.ts';
import { findHoliday } from '../../../seed/holidays.ts';
import type { Office } from '../../../seed/offices.ts';
import type { RandomSource } from '../../../seed/random-source.ts';
import type { Actor } from '../events.ts';

/** An agent who replies to customers, with their working time. */
export interface Agent {
  actor: Actor;
  /** Time the agent needs, relative to the average (1). */
  pace: number;
  /** Number of conversations the agent takes, relative to the average (1). */
  share: number;
  /** Returns the instant itself if it is in a shift, else the start of the next shift; Infinity after the history. */
  findOnShift(at: number): number;
  /** Returns the instant after a number of seconds of the agent's working time. */
  addWorkingTime(at: number, seconds: number): number;
}

/** Start and end (ms) of the shift on each day, starting with {@link Shifts.firstDay}. */
export interface Shifts {
  firstDay: number;
  starts: Float64Array;
  /** The end on a day off is -Infinity, so that the search skips it. */
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
    addWorkingTime(at, seconds) {
      let left = seconds * SECOND;
      for (let index = findShift(at); ; index++) {
        const from = Math.max(at, startOf(index));
        const end = ends[index];
        if (end === undefined || from + left <= end) return from + left;
        if (end <= from) continue;
        // Before a long absence, the agent finishes the work at the end of the shift.
        if (startOf(findShift(end)) - end > MAX_ABSENCE_MS) return end;
        left -= end - from;
      }
    },
  };
}

/** @param weekdays ISO weekdays on which the person works. */
export function planShifts(
  office: Office,
  weekdays: readonly number[],
  calendar: Calendar,
  chance: RandomSource,
): Shifts {
  // Two extra days on each side, for time zones ahead of and behind UTC.
  const firstDay = calendar.firstDay - 2;
  const length = calendar.lastDay + 3 - firstDay;
  const vacation = planVacation(length, chance);
  const usualStart = office.hours.open + chance.integer(-4, 6) * 15;
  const starts = new Float64Array(length).fill(Number.POSITIVE_INFINITY);
  const ends = new Float64Array(length).fill(Number.NEGATIVE_INFINITY);
  for (let index = 0; index < length; index++) {
    const day = firstDay + index;
    // Shifts start a few minutes early or late, and people are sometimes ill.
    const start = office.toInstant(day, usualStart * MINUTE + chance.integer(-480, 720) * SECOND);
    const isIll = chance.happens(0.015);
    const isOff = findHoliday(day, office.country) !== undefined || !weekdays.includes(toWeekday(day));
    if (isOff || isIll || (index >= vacation.from && index < vacation.to)) continue;
    starts[index] = start;
    ends[index] = start + SHIFT;
  }
  return { firstDay, starts, ends };
}

function planVacation(length: number, chance: RandomSource): { from: number; to: number } {
  const from = chance.integer(10, length - 20);
  return { from, to: from + chance.pick([7, 9, 10, 14, 16]) };
}

const SHIFT = 8.5 * HOUR;

/** If an agent is away for longer than this (ms), another agent takes over. */
export const MAX_ABSENCE_MS = 3.5 * DAY;
