import { day, toInstant } from '../../../time/zone.ts';
import type { WorkingHours } from '../events.ts';

/** The working hours that servers return for an inbox without working hours: Monday to Friday, 9:00 to 17:00. */
const officeDay = { open: 9 * 60, close: 17 * 60 };
export const officeHours: WorkingHours = { 1: officeDay, 2: officeDay, 3: officeDay, 4: officeDay, 5: officeDay };

/** Returns the business time in milliseconds between two instants (milliseconds since 1970). */
export type BusinessTime = (from: number, until: number) => number;

/** By time zone and the JSON of the hours. */
const byText = new Map<string, BusinessTime>();
/** By the object of the hours and time zone. Avoids the JSON, which takes longer than the computation itself. */
const byObject = new WeakMap<WorkingHours, Map<string, BusinessTime>>();

/** Returns the business time of a time zone and working hours. Inboxes with the same hours share one. */
export function getBusinessTime(timezone: string, hours: WorkingHours): BusinessTime {
  const byZone = byObject.get(hours) ?? new Map<string, BusinessTime>();
  byObject.set(hours, byZone);
  const found = byZone.get(timezone);
  if (found) return found;
  const key = `${timezone} ${JSON.stringify(hours)}`;
  const businessTime = byText.get(key) ?? createBusinessTime(timezone, hours);
  byText.set(key, businessTime);
  byZone.set(timezone, businessTime);
  return businessTime;
}

/**
 * Stores for each calendar day its opening time and the business time before it. The business time between two instants
 * is then a difference, independent of the number of days between them.
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
    // The UTC offset is at most 14 hours, so the local date is the UTC date or an adjacent date.
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
