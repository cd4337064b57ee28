import { IANAZone } from 'luxon';
import { DAY, MINUTE, toDay } from './days.ts';

/** An office of the company. Customers near an office write by its local time. */
export interface Office {
  name: string;
  /** IANA time zone. */
  timezone: string;
  country: 'DE' | 'US' | 'SG';
  /** Opening hours in minutes after midnight. */
  hours: { open: number; close: number };
  /** Returns the instant (ms) of a local day and time (ms after midnight). */
  toInstant(day: number, sinceMidnight: number): number;
  /** Returns the local time at an instant (ms), as ms after midnight. */
  toClock(at: number): number;
}

const definitions = [
  { name: 'Berlin', timezone: 'Europe/Berlin', country: 'DE', hours: { open: 540, close: 1080 } },
  { name: 'New York', timezone: 'America/New_York', country: 'US', hours: { open: 540, close: 1050 } },
  { name: 'Singapore', timezone: 'Asia/Singapore', country: 'SG', hours: { open: 540, close: 1110 } },
] as const;

export function createOffices(): { berlin: Office; newYork: Office; singapore: Office } {
  const [berlin, newYork, singapore] = definitions;
  return { berlin: toOffice(berlin), newYork: toOffice(newYork), singapore: toOffice(singapore) };
}

function toOffice(definition: (typeof definitions)[number]): Office {
  const zone = IANAZone.create(definition.timezone);
  // Finding a UTC offset is slow. One offset per day, taken at noon, is enough, because clocks change at night.
  const midnights = new Map<number, number>();
  const findMidnight = (day: number) => {
    const known = midnights.get(day);
    if (known !== undefined) return known;
    const midnight = day * DAY - zone.offset(day * DAY + DAY / 2) * MINUTE;
    midnights.set(day, midnight);
    return midnight;
  };
  return {
    ...definition,
    toInstant: (day, sinceMidnight) => findMidnight(day) + sinceMidnight,
    toClock(at) {
      const clock = at - findMidnight(toDay(at));
      return clock < 0 ? clock + DAY : clock % DAY;
    },
  };
}

/** Returns the UTC offset of an office in hours at an instant (ms). */
export function toUtcOffset(office: Office, at: number): number {
  return IANAZone.create(office.timezone).offset(at) / 60;
}
