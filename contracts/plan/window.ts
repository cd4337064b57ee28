import { DateTime, Duration } from 'luxon';
import { parseInstant } from '../../instant.ts';
import type { Window } from '../../specs/behaviour.ts';
import { UsageError } from '../../usage-error.ts';

/**
 * Names of windows. Most cases use `usual`. Its two halves test that windows add up. `last-day` is its last day, and
 * `shifted-day` that day in a zone five and a half hours ahead. `before` has the same length and ends where `usual`
 * begins; `previous` is one day longer than that. `all-time` includes everything. The last two test the window limit.
 */
export const windowNames = [
  'usual',
  'first-half',
  'second-half',
  'last-day',
  'shifted-day',
  'before',
  'all-time',
  'previous',
  'longest',
  'excessive',
] as const;
export type WindowName = (typeof windowNames)[number];

/** A half-open range of whole UTC days. */
export interface TimeWindow {
  from: Date;
  to: Date;
}

const day = 86_400_000;
const usualDays = 30;
/** Earlier than any data of either vendor. */
const allTimeStart = new Date('2000-01-01T00:00:00Z');
const shiftMs = 5.5 * 3_600_000;
/** Implementations disagree about the number of days in six months, so windows keep this distance from the limit. */
const limitMargin = { days: 3 };

/**
 * Returns the window of a check: the thirty whole days before the target's current day, or the user's own window. The
 * default is in the past, so that its data do not change while they are compared.
 *
 * @throws UsageError `INVALID_DATE` for an invalid date, or an empty window.
 */
export function toUsualWindow(now: Date, since?: string, until?: string): TimeWindow {
  const to = until === undefined ? floorDay(now) : readDate('until', until);
  const from = since === undefined ? new Date(to.getTime() - usualDays * day) : readDate('since', since);
  if (from >= to) {
    throw new UsageError(
      'EMPTY_WINDOW',
      `The time window is empty: since ${toDate(from)} is not before until ${toDate(to)}.`,
    );
  }
  return { from, to };
}

/**
 * Returns a window by its name.
 *
 * @param limit The operation's window limit, an ISO 8601 duration.
 * @param now The server's current time, which may be long after the usual window. Default: the end of that window.
 */
export function getWindow(name: WindowName, usual: TimeWindow, limit?: string, now = usual.to): TimeWindow {
  if (name === 'usual') return usual;
  if (name === 'longest' || name === 'excessive') {
    const end = DateTime.fromJSDate(usual.to, { zone: 'utc' });
    const edge = end.minus(Duration.fromISO(limit ?? 'P1Y'));
    return { from: (name === 'longest' ? edge.plus(limitMargin) : edge.minus(limitMargin)).toJSDate(), to: usual.to };
  }
  const days = (usual.to.getTime() - usual.from.getTime()) / day;
  if (name === 'last-day') return { from: new Date(usual.to.getTime() - day), to: usual.to };
  if (name === 'shifted-day')
    return { from: new Date(usual.to.getTime() - day - shiftMs), to: new Date(usual.to.getTime() - shiftMs) };
  if (name === 'all-time') {
    const end = Math.max(usual.to.getTime(), floorDay(now).getTime());
    return { from: allTimeStart, to: new Date(end + usualDays * day) };
  }
  if (name === 'before') return { from: new Date(usual.from.getTime() - days * day), to: usual.from };
  // One day longer than the usual window, since a previous period may include a day without figures.
  if (name === 'previous') return { from: new Date(usual.from.getTime() - (days + 1) * day), to: usual.from };
  const middle = new Date(usual.from.getTime() + Math.floor(days / 2) * day);
  return name === 'first-half' ? { from: usual.from, to: middle } : { from: middle, to: usual.to };
}

/**
 * Shortens a window to the limit of an operation by keeping its latest days.
 *
 * @param limit The operation's window limit, an ISO 8601 duration.
 */
export function cutToLimit(window: TimeWindow, limit?: string): TimeWindow {
  if (limit === undefined) return window;
  const longest = getWindow('longest', window, limit);
  return window.from < longest.from ? longest : window;
}

/** Formats the start or end of a window for a request. With an inclusive end, it is the last day before the end. */
export function formatEdge(
  window: TimeWindow,
  edge: 'from' | 'to',
  format: Window['format'],
  inclusiveEnd: boolean,
): string {
  const time = window[edge].getTime() - (edge === 'to' && inclusiveEnd ? day : 0);
  return format === 'unix-seconds' ? String(Math.floor(time / 1000)) : new Date(time).toISOString();
}

function readDate(name: string, text: string): Date {
  const time = /^-?\d{9,}$/.test(text) ? Number(text) * 1000 : parseInstant(text);
  if (Number.isNaN(time)) {
    throw new UsageError(
      'INVALID_DATE',
      `Expected a date (2026-01-31) or Unix seconds for ${name} (--${name}), got "${text}".`,
    );
  }
  return floorDay(new Date(time));
}

function floorDay(time: Date): Date {
  return new Date(Math.floor(time.getTime() / day) * day);
}

function toDate(time: Date): string {
  return time.toISOString().slice(0, 10);
}
