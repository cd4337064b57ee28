import { createParameterError } from '../../../api-error.ts';
import { listBuckets } from '../../../time/buckets.ts';
import { day, hour, type Zone } from '../../../time/zone.ts';
import { queryGroup } from '../aggregates/aggregates.ts';
import type { Account } from '../tables.ts';

/** About ten years. */
const maxDays = 3660;

/** New conversations by hour (rows) and day (columns). */
export interface Traffic {
  /** YYYY-MM-DD, oldest first. */
  days: string[];
  /** The hours in order of occurrence, with the count of each day; undefined if a day does not have this hour. */
  hours: { hour: number; counts: (number | undefined)[] }[];
}

/**
 * Counts the conversations created on each of the last days before today, by hour. Days are UTC days, and hours start as
 * in the time zone. In a zone with a fractional offset, a day also has the last hour of the day before.
 *
 * Source: Chatwoot 4.13.0, app/helpers/api/v2/accounts/heatmap_helper.rb (executed).
 */
export function countTraffic(account: Account, now: number, dayCount: number, zone: Zone): Traffic {
  if (dayCount > maxDays) throw createParameterError('invalid', 'days_before', `must be at most ${maxDays}`);
  const until = Math.floor(now / day) * day;
  const buckets = listBuckets(zone, 'hour', until - dayCount * day, until, (maxDays + 1) * 24) ?? [];
  const conversations = queryGroup(account, 'conversations', 'all', 0);
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
