import { second } from '../../time/zone.ts';
import type { MockRequest } from '../../vendor.ts';
import { isBlank, toIntegerOrZero } from './casts.ts';
import { failAsServer } from './refusals.ts';

/** Half-open, milliseconds since 1970. */
export interface Window {
  from: number;
  until: number;
  /** False for what stands where no window was asked for. */
  isBounded: boolean;
}

/** Everything. */
export const ever: Window = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY, isBounded: false };

/** Nothing: a window that no row is in. */
export const never: Window = { from: 0, until: 0, isBounded: false };

type Texts = Readonly<Record<string, string | undefined>>;

/**
 * Reads `since` and `until`, texts of Unix seconds. Where one of them is missing or blank there is no window: most
 * reports then compare instants with null, and find nothing; some leave the window out, and find everything.
 *
 * Source: Chatwoot 4.13.0, app/helpers/date_range_helper.rb (executed).
 *
 * @param without What stands for a window where there is none.
 * @throws Fault for a text that does not begin with a number: the server fails.
 */
export function toWindow({ since, until }: Texts, without: Window): Window {
  if (isBlank(since) || isBlank(until)) return without;
  return { from: toInstant(since), until: toInstant(until), isBounded: true };
}

/**
 * The window of a report that takes `since` and `until` as they were sent, whatever they are: a list or an object in
 * their place makes the server fail, where it comes to read them. Summaries by group permit texts only, and see none.
 *
 * Source: Chatwoot 4.13.0, app/helpers/date_range_helper.rb (executed).
 *
 * @param deviates Asks the profile.
 * @throws Fault as {@link toWindow} does.
 */
export function readWindow({ query }: MockRequest, without: Window, deviates: (id: string) => boolean): Window {
  const nested = findNested(query);
  const isSent = (name: 'since' | 'until') => nested.includes(name) || !isBlank(query[name]);
  if (nested.length > 0 && isSent('since') && isSent('until') && deviates(asRuby)) throw failAsServer();
  return toWindow(query, without);
}

/** Refuses `since` or `until` that is a list or an object, though it were alone: who computes with them reads each. */
export function assertTexts({ query }: MockRequest, deviates: (id: string) => boolean): void {
  if (findNested(query).length > 0 && deviates(asRuby)) throw failAsServer();
}

const asRuby = 'chatwoot-report-values-are-read-as-by-ruby';

/** Those of `since` and `until` that were sent as a list or an object: `since[]=1`, `since[a]=1`. */
function findNested(query: Texts): string[] {
  const names = Object.keys(query);
  return ['since', 'until'].filter((name) => names.some((each) => each.startsWith(`${name}[`)));
}

/** The furthest second that a Date can hold. */
const farthest = 8.64e12;

/** Reads what a text begins with, as strptime does with %s: no space and no plus before it. */
function toInstant(text = ''): number {
  const seconds = Number(/^-?\d+/.exec(text)?.[0] ?? Number.NaN);
  if (!(Math.abs(seconds) <= farthest)) throw failAsServer();
  return seconds * second;
}

/** The window of equal length just before; without a window there is none before it either. */
export function toPrevious(window: Window): Window {
  if (!window.isBounded) return window;
  return { from: 2 * window.from - window.until, until: window.from, isBounded: true };
}

/** Six months as ActiveSupport measures a duration: half of 365.2425 days. */
const sixMonths = 15_778_476;

/** True when a window is longer than six months. Source: Chatwoot 4.13.0, summary_reports_controller.rb (executed). */
export function exceedsSixMonths({ since, until }: Texts): boolean {
  return !isBlank(since) && !isBlank(until) && toIntegerOrZero(until) - toIntegerOrZero(since) > sixMonths;
}
