import { DateTime } from 'luxon';

/** A date, alone or with a time and a zone. Of ISO 8601's other forms, weeks for one, nobody makes use here. */
const form = /^\d{4}-\d\d-\d\d(T.+(Z|[+-]\d\d(:?\d\d)?))?$/i;

/**
 * Milliseconds since 1970 of an ISO 8601 date and time with a zone, or of a date, which begins at midnight UTC. NaN for
 * anything else: a day that its month does not have (`Date` makes it one of the next month), a time without a zone (`Date`
 * takes the machine's).
 *
 * @example
 * parseInstant('2026-01-30T16:00:00+01:00'); // 1769785200000
 */
export function parseInstant(text: string): number {
  return form.test(text) ? DateTime.fromISO(text, { zone: 'utc' }).toMillis() : Number.NaN;
}
