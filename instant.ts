import { DateTime } from 'luxon';

/** A date, alone or with a time and a zone. Other forms of ISO 8601, such as weeks, are not supported. */
const form = /^\d{4}-\d\d-\d\d(T.+(Z|[+-]\d\d(:?\d\d)?))?$/i;

/**
 * Parses an ISO 8601 date and time with a zone, or a date alone (midnight UTC), to Unix milliseconds. Returns NaN for any
 * other text. Unlike `Date`, it accepts neither the 30th of February nor a time without a zone.
 *
 * @example
 * parseInstant('2026-01-30T16:00:00+01:00'); // 1769785200000
 */
export function parseInstant(text: string): number {
  return form.test(text) ? DateTime.fromISO(text, { zone: 'utc' }).toMillis() : Number.NaN;
}
