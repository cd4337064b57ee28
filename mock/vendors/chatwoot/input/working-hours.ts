import { isObject } from '../../../../specs/json/json.ts';
import type { WorkingHours } from '../events.ts';
import { officeHours } from '../reports/business-time.ts';
import { toBoolean, toInteger } from './casts.ts';

const endOfDay = 24 * 60;

/**
 * Reads changed working hours of an inbox: whether they are enabled, and the hours of some days.
 *
 * Source: Chatwoot 4.13.0, app/models/concerns/out_of_offisable.rb (read).
 *
 * @param before The hours until now; undefined if they are disabled.
 * @returns Null if they are disabled, nothing if the request does not change them.
 */
export function readHours(
  before: WorkingHours | undefined,
  { working_hours_enabled: enabled, working_hours: days }: { working_hours_enabled?: unknown; working_hours?: unknown },
): { workingHours?: WorkingHours | null } {
  const isEnabled = toBoolean(enabled) ?? before !== undefined;
  if (!isEnabled) return before === undefined ? {} : { workingHours: null };
  const listed = Array.isArray(days) ? days.filter(isObject) : [];
  if (before !== undefined && listed.length === 0) return {};
  const hours: WorkingHours = { ...(before ?? officeHours) };
  for (const day of listed) {
    const number = toInteger(day.day_of_week);
    if (number === undefined || number < 0 || number > 6) continue;
    // Sunday is 0 in Chatwoot and 7 in ISO 8601.
    const weekday = (number || 7) as keyof WorkingHours;
    const times = readTimes(day);
    if (times) hours[weekday] = times;
    else delete hours[weekday];
  }
  return { workingHours: hours };
}

/** Undefined for a closed day, and for times of which the end is not after the start. */
function readTimes(day: Record<string, unknown>): { open: number; close: number } | undefined {
  if (toBoolean(day.closed_all_day)) return undefined;
  if (toBoolean(day.open_all_day)) return { open: 0, close: endOfDay - 1 };
  const open = toMinutes(day.open_hour, day.open_minutes);
  const close = toMinutes(day.close_hour, day.close_minutes);
  return close > open ? { open, close } : undefined;
}

function toMinutes(hour: unknown, minutes: unknown): number {
  const all = (toInteger(hour) ?? 0) * 60 + (toInteger(minutes) ?? 0);
  return Math.min(Math.max(all, 0), endOfDay);
}
