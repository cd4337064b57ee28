import { createIanaZone, findOffset, hour, utc, type Zone } from '../../../time/zone.ts';
import { isBlank, toFloat } from '../input/casts.ts';

/**
 * Time zones in the order of Rails (by standard offset, then by name): the Rails name, the IANA name, and the standard
 * offset in hours. Zones that behave like an earlier one are left out, because only the first match is used.
 *
 * Source: the zone list of ActiveSupport (public).
 */
const railsZones: readonly (readonly [name: string, iana: string, standardOffset: number])[] = [
  ['International Date Line West', 'Etc/GMT+12', -12],
  ['American Samoa', 'Pacific/Pago_Pago', -11],
  ['Hawaii', 'Pacific/Honolulu', -10],
  ['Alaska', 'America/Juneau', -9],
  ['Pacific Time (US & Canada)', 'America/Los_Angeles', -8],
  ['Arizona', 'America/Phoenix', -7],
  ['Mountain Time (US & Canada)', 'America/Denver', -7],
  ['Central America', 'America/Guatemala', -6],
  ['Central Time (US & Canada)', 'America/Chicago', -6],
  ['Bogota', 'America/Bogota', -5],
  ['Eastern Time (US & Canada)', 'America/New_York', -5],
  ['Atlantic Time (Canada)', 'America/Halifax', -4],
  ['Caracas', 'America/Caracas', -4],
  ['Santiago', 'America/Santiago', -4],
  ['Newfoundland', 'America/St_Johns', -3.5],
  ['Brasilia', 'America/Sao_Paulo', -3],
  ['Greenland', 'America/Nuuk', -2],
  ['Mid-Atlantic', 'Atlantic/South_Georgia', -2],
  ['Azores', 'Atlantic/Azores', -1],
  ['Cape Verde Is.', 'Atlantic/Cape_Verde', -1],
  ['Edinburgh', 'Europe/London', 0],
  ['Monrovia', 'Etc/UTC', 0],
  ['Amsterdam', 'Europe/Amsterdam', 1],
  ['West Central Africa', 'Africa/Algiers', 1],
  ['Athens', 'Europe/Athens', 2],
  ['Cairo', 'Africa/Cairo', 2],
  ['Harare', 'Africa/Harare', 2],
  ['Jerusalem', 'Asia/Jerusalem', 2],
  ['Baghdad', 'Asia/Baghdad', 3],
  ['Tehran', 'Asia/Tehran', 3.5],
  ['Abu Dhabi', 'Asia/Muscat', 4],
  ['Kabul', 'Asia/Kabul', 4.5],
  ['Almaty', 'Asia/Tashkent', 5],
  ['Chennai', 'Asia/Kolkata', 5.5],
  ['Kathmandu', 'Asia/Kathmandu', 5.75],
  ['Dhaka', 'Asia/Dhaka', 6],
  ['Rangoon', 'Asia/Rangoon', 6.5],
  ['Bangkok', 'Asia/Bangkok', 7],
  ['Beijing', 'Asia/Shanghai', 8],
  ['Osaka', 'Asia/Tokyo', 9],
  ['Adelaide', 'Australia/Adelaide', 9.5],
  ['Darwin', 'Australia/Darwin', 9.5],
  ['Brisbane', 'Australia/Brisbane', 10],
  ['Canberra', 'Australia/Melbourne', 10],
  ['Magadan', 'Asia/Magadan', 11],
  ['Auckland', 'Pacific/Auckland', 12],
  ['Fiji', 'Pacific/Fiji', 12],
  ['Chatham Is.', 'Pacific/Chatham', 12.75],
  ["Nuku'alofa", 'Pacific/Tongatapu', 13],
];

/** A Rails time zone. */
export interface RailsZone {
  zone: Zone;
  /** The display name in Rails: "(GMT+01:00) Amsterdam". */
  title: string;
}

/**
 * Returns the time zone that reports use for an offset in hours: the first Rails zone that has this offset now, or UTC if
 * none has. Its daylight saving time applies within the window, so the response depends on the date of the request.
 *
 * Source: Chatwoot 4.13.0, app/helpers/timezone_helper.rb (executed).
 */
export function createRailsZone(offsetHours: number, now: number): Zone {
  const found = railsZones.find(([, name]) => findOffset(name, now) === offsetHours * 60);
  return found === undefined ? utc : createIanaZone(found[1]);
}

/** Returns the time zone for the `timezone_offset` of a report; UTC if it is missing or blank. */
export function toZone(text: string | undefined, now: number): Zone {
  return text === undefined || isBlank(text) ? utc : createRailsZone(toFloat(text), now);
}

/**
 * Returns the time zone of the traffic download: the first with this standard offset, undefined if there is none. The
 * offset is in hours up to 13, in seconds beyond.
 *
 * Source: ActiveSupport::TimeZone[].
 */
export function findStandardZone(offset: number): RailsZone | undefined {
  const hours = Math.abs(offset) <= 13 ? offset : Math.trunc(offset) / 3600;
  const found = railsZones.find(([, , standardOffset]) => standardOffset === hours);
  if (!found) return undefined;
  const [name, iana, standardOffset] = found;
  return { zone: createIanaZone(iana), title: `(GMT${toSigned(standardOffset)}) ${name}` };
}

/** Formats an offset in hours, for example as +05:30. */
function toSigned(hours: number): string {
  const clock = new Date(Math.abs(hours) * hour).toISOString().slice(11, 16);
  return `${hours < 0 ? '-' : '+'}${clock}`;
}
