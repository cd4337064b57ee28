import { day, toInstant } from '../../time/zone.ts';
import type { WorkingHours } from './events.ts';

/** The working hours that a server shows of an inbox whose hours are switched off: Monday to Friday, 9 to 17. */
const officeDay = { open: 9 * 60, close: 17 * 60 };
export const officeHours: WorkingHours = { 1: officeDay, 2: officeDay, 3: officeDay, 4: officeDay, 5: officeDay };

/** Counts the business time between two instants (milliseconds since 1970). */
export type BusinessTime = (from: number, until: number) => number;

/** By zone and the text of the hours. */
const shared = new Map<string, BusinessTime>();
/** By the hours themselves and zone: each event asks, and to write the hours as text takes longer than to count. */
const known = new WeakMap<WorkingHours, Map<string, BusinessTime>>();

/** Business time of an inbox's zone and hours. Inboxes that keep the same hours share one. */
export function getBusinessTime(timezone: string, hours: WorkingHours): BusinessTime {
  const byZone = known.get(hours) ?? new Map<string, BusinessTime>();
  known.set(hours, byZone);
  const found = byZone.get(timezone);
  if (found) return found;
  const key = `${timezone} ${JSON.stringify(hours)}`;
  const made = shared.get(key) ?? createBusinessTime(timezone, hours);
  shared.set(key, made);
  byZone.set(timezone, made);
  return made;
}

/**
 * Keeps for each calendar day when it opens, and how much business time came before it since the first day asked for:
 * the time between two instants is then a difference, however many days lie between.
 */
function createBusinessTime(timezone: string, hours: WorkingHours): BusinessTime {
  let firstDay = 0;
  const opens: number[] = [];
  const closes: number[] = [];
  const before: number[] = [0];

  function append(): void {
    const date = firstDay + opens.length;
    // 1970-01-01 was a Thursday, ISO weekday 4.
    const weekday = (((((date + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
    const times = hours[weekday];
    const open = times ? toInstant(timezone, date, times.open) : toInstant(timezone, date, 0);
    const close = times ? toInstant(timezone, date, times.close) : open;
    before.push((before.at(-1) ?? 0) + close - open);
    opens.push(open);
    closes.push(close);
  }

  function until(at: number): number {
    // A zone is at most 14 hours off UTC, so the local date is the UTC date or a neighbour.
    let index = Math.floor(at / day) + 1 - firstDay;
    while (opens.length <= index) append();
    while (index >= 0 && (opens[index] ?? 0) > at) index -= 1;
    if (index < 0) return 0;
    return (before[index] ?? 0) + Math.min(at, closes[index] ?? 0) - (opens[index] ?? 0);
  }

  return (from, to) => {
    const needed = Math.floor(from / day) - 2;
    if (opens.length === 0 || needed < firstDay) {
      firstDay = needed;
      opens.length = 0;
      closes.length = 0;
      before.length = 1;
    }
    return Math.max(0, until(to) - until(from));
  };
}
