import { IANAZone } from 'luxon';
import { DAY, MINUTE, toDay } from './days.ts';

/** Where people of the company work, and whose hours its customers nearby keep. */
export interface Office {
  name: string;
  /** IANA zone. */
  timezone: string;
  country: 'DE' | 'US' | 'SG';
  /** Minutes after midnight. */
  hours: { open: number; close: number };
  /** The instant (ms) at which the wall clock of that day shows midnight plus so many ms. */
  toInstant(day: number, sinceMidnight: number): number;
  /** What the wall clock shows at an instant (ms): ms after midnight. */
  toClock(at: number): number;
}

const places = [
  { name: 'Berlin', timezone: 'Europe/Berlin', country: 'DE', hours: { open: 540, close: 1080 } },
  { name: 'New York', timezone: 'America/New_York', country: 'US', hours: { open: 540, close: 1050 } },
  { name: 'Singapore', timezone: 'Asia/Singapore', country: 'SG', hours: { open: 540, close: 1110 } },
] as const;

export function createOffices(): { berlin: Office; newYork: Office; singapore: Office } {
  const [berlin, newYork, singapore] = places;
  return { berlin: toOffice(berlin), newYork: toOffice(newYork), singapore: toOffice(singapore) };
}

function toOffice(place: (typeof places)[number]): Office {
  const zone = IANAZone.create(place.timezone);
  // Asking for an offset is slow, and clocks change at night: one answer a day, taken at noon, is right at work.
  const midnights = new Map<number, number>();
  const findMidnight = (day: number) => {
    const known = midnights.get(day);
    if (known !== undefined) return known;
    const midnight = day * DAY - zone.offset(day * DAY + DAY / 2) * MINUTE;
    midnights.set(day, midnight);
    return midnight;
  };
  return {
    ...place,
    toInstant: (day, sinceMidnight) => findMidnight(day) + sinceMidnight,
    toClock(at) {
      const clock = at - findMidnight(toDay(at));
      return clock < 0 ? clock + DAY : clock % DAY;
    },
  };
}

/** Hours east of UTC at an instant (ms). */
export function toUtcOffset(office: Office, at: number): number {
  return IANAZone.create(office.timezone).offset(at) / 60;
}
