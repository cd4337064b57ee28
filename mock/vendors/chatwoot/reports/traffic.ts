import { createParameterFault } from '../../../fault.ts';
import { listBuckets } from '../../../time/buckets.ts';
import { day, hour, type Zone } from '../../../time/zone.ts';
import { findGroup } from '../groups/tallies.ts';
import type { Account } from '../tables.ts';

/** Ten years of columns. */
const mostDays = 3660;

/** New conversations by hour (rows) and day (columns). */
export interface Traffic {
  /** YYYY-MM-DD, oldest first. */
  days: string[];
  /** Hours of the day, in the order in which they come, with the count of each day; undefined where a day has none. */
  hours: { hour: number; counts: (number | undefined)[] }[];
}

/**
 * Counts the conversations that began on each of so many days before today, by the hour. Days are UTC's; hours begin
 * where they do in the zone, so that one of a fraction of an hour has the last hour of the day before as well.
 *
 * Source: Chatwoot 4.13.0, app/helpers/api/v2/accounts/heatmap_helper.rb (executed).
 */
export function countTraffic(account: Account, now: number, dayCount: number, zone: Zone): Traffic {
  if (dayCount > mostDays) throw createParameterFault('invalid', 'days_before', `must be at most ${mostDays}`);
  const until = Math.floor(now / day) * day;
  const buckets = listBuckets(zone, 'hour', until - dayCount * day, until, (mostDays + 1) * 24) ?? [];
  const conversations = findGroup(account, 'conversations', 'all', 0);
  const columns = new Map<string, number>();
  for (const { start } of buckets) columns.set(toDate(start), columns.get(toDate(start)) ?? columns.size);
  const days = [...columns.keys()];
  const hours = new Map<number, (number | undefined)[]>();
  for (const { start, from, until: end } of buckets) {
    const ofDay = new Date(start).getUTCHours();
    const counts = hours.get(ofDay) ?? Array.from({ length: days.length }, () => undefined);
    hours.set(ofDay, counts);
    const isFirst = zone.isRepeated(start);
    const begin = zone.isRepeated(start - hour) ? start - hour : from;
    counts[columns.get(toDate(start)) ?? 0] ??= conversations.count(begin, isFirst ? begin : end);
  }
  return { days, hours: [...hours].map(([of, counts]) => ({ hour: of, counts })) };
}

const toDate = (at: number) => new Date(at).toISOString().slice(0, 10);
