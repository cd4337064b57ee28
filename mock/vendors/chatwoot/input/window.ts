import { second } from '../../../time/zone.ts';
import type { MockRequest } from '../../../vendor-interface/request.ts';
import { createServerError } from '../refusals.ts';
import { isBlank, toIntegerOrZero } from './casts.ts';

/** A half-open time window in milliseconds since 1970. */
export interface Window {
  from: number;
  until: number;
  /** False if the request has no window. */
  isBounded: boolean;
}

/** The window that contains every row. */
export const unboundedWindow: Window = {
  from: Number.NEGATIVE_INFINITY,
  until: Number.POSITIVE_INFINITY,
  isBounded: false,
};

/** The empty window. */
export const emptyWindow: Window = { from: 0, until: 0, isBounded: false };

type Texts = Readonly<Record<string, string | undefined>>;

/**
 * Reads `since` and `until`, which are Unix seconds. If one of them is missing or blank, the request has no window. Most
 * reports then compare instants with null and find nothing; others ignore the window and find everything.
 *
 * Source: Chatwoot 4.13.0, app/helpers/date_range_helper.rb (executed).
 *
 * @param without The window to use if the request has none.
 * @throws ApiError for a text that does not start with a number, where the server fails with 500.
 */
export function toWindow({ since, until }: Texts, without: Window): Window {
  if (isBlank(since) || isBlank(until)) return without;
  return { from: toInstant(since), until: toInstant(until), isBounded: true };
}

/**
 * Reads the window of a report that accepts any type for `since` and `until`. If one is a list or an object, the server
 * fails with 500 when it reads them. Group summaries permit strings only and ignore such values.
 *
 * Source: Chatwoot 4.13.0, app/helpers/date_range_helper.rb (executed).
 *
 * @param deviates Whether the profile includes a ledger entry.
 * @throws ApiError as {@link toWindow} does.
 */
export function readWindow({ query }: MockRequest, without: Window, deviates: (id: string) => boolean): Window {
  const nested = findNested(query);
  const isSent = (name: 'since' | 'until') => nested.includes(name) || !isBlank(query[name]);
  if (nested.length > 0 && isSent('since') && isSent('until') && deviates(asRuby)) throw createServerError();
  return toWindow(query, without);
}

/** Throws for `since` or `until` that is a list or an object, even if the other one is missing. */
export function assertScalarWindow({ query }: MockRequest, deviates: (id: string) => boolean): void {
  if (findNested(query).length > 0 && deviates(asRuby)) throw createServerError();
}

const asRuby = 'chatwoot-report-values-are-read-as-by-ruby';

/** Returns the names of `since` and `until` that were sent as a list or an object: `since[]=1`, `since[a]=1`. */
function findNested(query: Texts): string[] {
  const names = Object.keys(query);
  return ['since', 'until'].filter((name) => names.some((each) => each.startsWith(`${name}[`)));
}

/** The largest number of seconds that a Date can hold. */
const maxSeconds = 8.64e12;

/** Reads the number at the start of a text, as strptime does with %s: without leading whitespace or plus sign. */
function toInstant(text = ''): number {
  const seconds = Number(/^-?\d+/.exec(text)?.[0] ?? Number.NaN);
  if (!(Math.abs(seconds) <= maxSeconds)) throw createServerError();
  return seconds * second;
}

/** Returns the previous window of equal length. Returns the window itself if it is unbounded. */
export function toPreviousWindow(window: Window): Window {
  if (!window.isBounded) return window;
  return { from: 2 * window.from - window.until, until: window.from, isBounded: true };
}

/** Seconds of six months in ActiveSupport: half of 365.2425 days. */
const sixMonths = 15_778_476;

/** Whether a window is longer than six months. Source: Chatwoot 4.13.0, summary_reports_controller.rb (executed). */
export function exceedsSixMonths({ since, until }: Texts): boolean {
  return !isBlank(since) && !isBlank(until) && toIntegerOrZero(until) - toIntegerOrZero(since) > sixMonths;
}
