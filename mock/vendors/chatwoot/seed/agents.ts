import type { Calendar } from '../../../seed/calendar.ts';
import type { Chance } from '../../../seed/chance.ts';
import { DAY, MINUTE, toDay, toWeekday } from '../../../seed/days.ts';
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

export interface AgentTraits {
  actor: Actor;
  office: Office;
  pace: number;
  share: number;
  /** ISO weekdays they work on. */
  weekdays: readonly number[];
}

const SHIFT = 8.5 * 60;

export function createAgent(traits: AgentTraits, calendar: Calendar, chance: Chance): Agent {
  // Two days more on each side, for zones ahead of UTC and behind it.
  const first = calendar.firstDay - 2;
  const shifts = planShifts(traits, calendar, first, chance);

  const findShift = (at: number) => {
    let index = Math.max(0, toDay(at) - first - 1);
    while (index < shifts.ends.length && (shifts.ends[index] ?? 0) <= at) index++;
    return index;
  };
  const startOf = (index: number) => shifts.starts[index] ?? Number.POSITIVE_INFINITY;

  return {
    actor: traits.actor,
    pace: traits.pace,
    share: traits.share,
    findOnShift: (at) => Math.max(at, startOf(findShift(at))),
    work(at, seconds) {
      let left = seconds * 1000;
      let index = findShift(at);
      for (;;) {
        const from = Math.max(at, startOf(index));
        const end = shifts.ends[index];
        if (end === undefined || from + left <= end) return from + left;
        if (end > from) {
          // Nobody goes on holiday with a question left on the desk.
          if (startOf(findShift(end)) - end > TOO_LONG_AWAY) return end;
          left -= end - from;
        }
        index++;
      }
    },
  };
}

/** Start and end (ms) of each day's shift; a day off has both at its own end of time, so that it is passed over. */
function planShifts(traits: AgentTraits, calendar: Calendar, first: number, chance: Chance) {
  const { office, weekdays } = traits;
  const length = calendar.lastDay + 3 - first;
  const holiday = planVacation(length, chance);
  const usualStart = office.hours.open + chance.integer(-4, 6) * 15;
  const starts = new Float64Array(length).fill(Number.POSITIVE_INFINITY);
  const ends = new Float64Array(length).fill(Number.NEGATIVE_INFINITY);
  for (let index = 0; index < length; index++) {
    const day = first + index;
    // Nobody is as punctual as a table; some days are lost to a cold.
    const start = office.toInstant(day, usualStart * MINUTE + chance.integer(-480, 720) * 1000);
    const isIll = chance.happens(0.015);
    const isOff = findHoliday(day, office.country) !== undefined || !weekdays.includes(toWeekday(day));
    if (isOff || isIll || (index >= holiday.from && index < holiday.to)) continue;
    starts[index] = start;
    ends[index] = start + SHIFT * MINUTE;
  }
  return { starts, ends };
}

function planVacation(length: number, chance: Chance): { from: number; to: number } {
  const from = chance.integer(10, length - 20);
  return { from, to: from + chance.pick([7, 9, 10, 14, 16]) };
}

/** When an agent stays away longer than this, somebody else takes over. */
export const TOO_LONG_AWAY = 3.5 * DAY;
