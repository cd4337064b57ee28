import { day, second } from '../../time/zone.ts';

/** Half-open, milliseconds since 1970. Without both ends there is no window, so everything is in it. */
export interface Window {
  from: number;
  until: number;
  isBounded: boolean;
}

/** Everything. */
export const ever: Window = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY, isBounded: false };

/** Reads `since` and `until`, strings of Unix seconds. */
export function toWindow(values: Record<string, unknown>): Window {
  const { since, until } = values;
  if (since === undefined || until === undefined) return ever;
  return { from: Number(since) * second, until: Number(until) * second, isBounded: true };
}

/** The window of equal length just before; without a window there is none before it either. */
export function toPrevious(window: Window): Window {
  if (!window.isBounded) return window;
  return { from: 2 * window.from - window.until, until: window.from, isBounded: true };
}

/** True when until's date is more than six months after since's. Whole dates count, times of day do not. */
export function exceedsSixMonths({ from, until, isBounded }: Window): boolean {
  if (!isBounded) return false;
  const start = new Date(from);
  const sameDay = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 6, start.getUTCDate());
  // The 31st of August plus six months is the last of February, not the 3rd of March.
  const lastOfMonth = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 7, 0);
  return Math.floor(until / day) * day > Math.min(sameDay, lastOfMonth);
}
