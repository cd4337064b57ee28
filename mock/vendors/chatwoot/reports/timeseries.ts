import { createParameterFault } from '../../../fault.ts';
import { listBuckets } from '../../../time/buckets.ts';
import { type BucketUnit, bucketUnits, hour, second, type Zone } from '../../../time/zone.ts';
import type { Window } from '../window.ts';
import { type Metric, read } from './metrics.ts';
import type { Scope } from './scope.ts';

/** Five years of hours. */
const mostBuckets = 50_000;

/** One bucket of a report. */
export interface Point {
  /** Start of the bucket in its zone, Unix seconds. */
  timestamp: number;
  /** A count, or the average in seconds; 0 when there was nothing to average. */
  value: number;
  /** Events that were averaged; undefined for counts. */
  count?: number;
}

export interface TimeseriesOptions {
  metric: Metric;
  scope: Scope;
  window: Window;
  /** The part of the window that counts: all of it, but for a defect. */
  counted: Window;
  unit: BucketUnit;
  zone: Zone;
  businessHours: boolean;
}

/** `group_by` as servers read it: anything unknown is a day. */
export function toUnit(text: string | undefined): BucketUnit {
  return bucketUnits.find((unit) => unit === text) ?? 'day';
}

/** A metric over time: every bucket of the window, empty ones with 0. Without a window there is none. */
export function toTimeseries(options: TimeseriesOptions): Point[] {
  const { metric, scope, counted, unit, zone, businessHours } = options;
  const { window } = options;
  if (!window.isBounded) return [];
  const reading = read(metric, scope, window, businessHours);
  const buckets = listBuckets(zone, unit, window.from, window.until, mostBuckets);
  if (!buckets) {
    throw createParameterFault('invalid', 'until', `must lie at most ${mostBuckets} buckets (${unit}) after since`);
  }
  const isHourly = unit === 'hour';
  return buckets.map(({ start, from, until }) => {
    // Of an hour that comes twice, PostgreSQL takes all for the second: Groupdate has it group by the clock on the wall.
    const isFirst = isHourly && zone.isRepeated(start);
    const begin = isHourly && zone.isRepeated(start - hour) ? Math.max(window.from, start - hour) : from;
    const { value = 0, count } = reading.figure(Math.max(begin, counted.from), isFirst ? begin : until);
    return { timestamp: start / second, value, count };
  });
}
