import { DateTime, Duration } from 'luxon';
import { parseInstant } from '../instant.ts';
import type { Window } from '../specs/behaviour.ts';
import { UsageError } from '../usage-error.ts';

/**
 * `usual` is what most cases ask about; its two halves test that windows add up; `last-day` is the last day of it,
 * `shifted-day` that of a zone five and a half hours ahead; `before` is as long and ends where it begins; `previous` is one day longer than that; `all-time` holds
 * everything; the last two test the limit.
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

/** Half-open, whole days of UTC. */
export interface TimeWindow {
  from: Date;
  to: Date;
}

const day = 86_400_000;
const usualDays = 30;
/** Older than either vendor. */
const beginning = new Date('2000-01-01T00:00:00Z');
const shift = 5.5 * 3_600_000;
/** Implementations disagree how many days six months are; nearer to the limit than this nobody can be wrong. */
const limitMargin = { days: 3 };

/**
 * The window that a check asks about: the thirty whole days before the target's present day, or the user's own. It is
 * closed and past, so that the answers stand still while they are compared.
 *
 * @throws UsageError `BAD_OPTION` for a date that is none, or an empty window.
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
 * A named window.
 *
 * @param limit The operation's, an ISO 8601 duration.
 * @param now The server's present: the usual window may end long before it. Default: its end.
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
    return { from: new Date(usual.to.getTime() - day - shift), to: new Date(usual.to.getTime() - shift) };
  if (name === 'all-time') {
    const end = Math.max(usual.to.getTime(), floorDay(now).getTime());
    return { from: beginning, to: new Date(end + usualDays * day) };
  }
  if (name === 'before') return { from: new Date(usual.from.getTime() - days * day), to: usual.from };
  // One day more than the usual window has: a previous period may reach over a day without figures.
  if (name === 'previous') return { from: new Date(usual.from.getTime() - (days + 1) * day), to: usual.from };
  const middle = new Date(usual.from.getTime() + Math.floor(days / 2) * day);
  return name === 'first-half' ? { from: usual.from, to: middle } : { from: middle, to: usual.to };
}

/**
 * The part of a window that an operation answers for: all of it, or its latest days where the operation has a limit and
 * the user's window is longer.
 *
 * @param limit The operation's, an ISO 8601 duration.
 */
export function cutToLimit(window: TimeWindow, limit?: string): TimeWindow {
  if (limit === undefined) return window;
  const longest = getWindow('longest', window, limit);
  return window.from < longest.from ? longest : window;
}

/** An edge as it goes over the wire. Where both ends belong to a window, the last day is the one before its end. */
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
