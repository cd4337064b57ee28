import { createFixedZone, createIanaZone, findOffset, utc, type Zone } from '../../time/zone.ts';

/**
 * Zones in the order in which Rails lists them (by standard offset, then by name), as IANA names. Left out: zones that
 * behave like one further up, since only the first that fits is ever taken.
 *
 * Source: the zone list of ActiveSupport (public).
 */
const railsZones = [
  'Etc/GMT+12',
  'Pacific/Pago_Pago',
  'Pacific/Honolulu',
  'America/Juneau',
  'America/Los_Angeles',
  'America/Phoenix',
  'America/Denver',
  'America/Guatemala',
  'America/Chicago',
  'America/Bogota',
  'America/New_York',
  'America/Halifax',
  'America/Caracas',
  'America/Santiago',
  'America/St_Johns',
  'America/Sao_Paulo',
  'America/Nuuk',
  'Atlantic/South_Georgia',
  'Atlantic/Azores',
  'Atlantic/Cape_Verde',
  'Europe/London',
  'Etc/UTC',
  'Europe/Amsterdam',
  'Africa/Algiers',
  'Europe/Athens',
  'Africa/Cairo',
  'Africa/Harare',
  'Asia/Jerusalem',
  'Asia/Baghdad',
  'Asia/Tehran',
  'Asia/Muscat',
  'Asia/Kabul',
  'Asia/Tashkent',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Dhaka',
  'Asia/Rangoon',
  'Asia/Bangkok',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Adelaide',
  'Australia/Darwin',
  'Australia/Brisbane',
  'Australia/Melbourne',
  'Asia/Magadan',
  'Pacific/Auckland',
  'Pacific/Fiji',
  'Pacific/Chatham',
  'Pacific/Tongatapu',
];

/**
 * The zone that a server takes for an offset in hours: the first of Rails' that has this offset now, UTC when none
 * has. Its daylight saving then applies inside the window, so the answer depends on the season of asking.
 */
export function createRailsZone(offsetHours: number, now: number): Zone {
  const found = railsZones.find((name) => findOffset(name, now) === offsetHours * 60);
  return found === undefined ? utc : createIanaZone(found);
}

/** The zone that the parameter's name promises: always so many hours east of UTC. */
export function createPromisedZone(offsetHours: number): Zone {
  return createFixedZone(Math.round(offsetHours * 60));
}

/** `timezone_offset` in hours. What is no number, or farther out than any zone, counts as none. */
export function toOffset(text: string | undefined): number {
  const given = Number(text ?? 0);
  return Number.isFinite(given) && Math.abs(given) <= 14 ? given : 0;
}
