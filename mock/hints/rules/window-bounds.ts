import type { Window } from '../../../specs/behaviour.ts';
import type { HintedCall } from '../hinted-call.ts';

/** A bound of a report's window, as the client sent it. */
export interface SentBound {
  /** The query parameter. */
  name: string;
  text: string;
}

/** A larger number of seconds is after the year 5000, so the client has sent milliseconds. */
export const minMilliseconds = 1e11;

const hour = 3_600_000;

/** Reports with days in the server's time zone include whole days, so an instant may be this far off (milliseconds). */
const tolerances: Record<Window['format'], number> = { 'unix-seconds': 0, 'iso-instant': 36 * hour };

export const toleranceOf = ({ format }: Window) => tolerances[format];

/** The window's bounds that a call sent. */
export function listBounds({ request }: HintedCall, { from, to }: Window): SentBound[] {
  const bounds: SentBound[] = [];
  for (const name of [from, to]) {
    const text = name === undefined ? undefined : request.query[name];
    if (name !== undefined && text !== undefined) bounds.push({ name, text });
  }
  return bounds;
}

/** The instant of a bound (milliseconds since 1970). Undefined if it is in another unit or format. */
export function toInstant({ format }: Window, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (format === 'iso-instant') return parseDate(text);
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return seconds < minMilliseconds ? seconds * 1000 : undefined;
}

/** A date with an optional time and offset. A `+` that was not encoded is a space. */
const datePattern = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(?:Z|([ +-])(\d\d):?(\d\d))?)?$/i;

/**
 * The instant of a date in ISO 8601 or similar to it (milliseconds since 1970). A time without an offset is UTC, so that the
 * result does not depend on this machine. Undefined for other texts.
 */
export function parseDate(text: string): number | undefined {
  const [, day, time = '00:00', sign, hours, minutes] = datePattern.exec(text) ?? [];
  if (day === undefined) return undefined;
  const offset = hours === undefined ? 'Z' : `${sign === '-' ? '-' : '+'}${hours}:${minutes}`;
  const instant = Date.parse(`${day}T${time}${offset}`);
  return Number.isNaN(instant) ? undefined : instant;
}
