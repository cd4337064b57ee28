import { createParameterError } from '../../../api-error.ts';
import { listBuckets } from '../../../time/buckets.ts';
import { type BucketUnit, bucketUnits, hour, second, type Zone } from '../../../time/zone.ts';
import type { Window } from '../input/window.ts';
import { createMetricQuery, type Metric } from './metrics.ts';
import type { Scope } from './scope.ts';

/** About five years of hours. */
const maxBuckets = 50_000;

/** One bucket of a report. */
export interface Point {
  /** Start of the bucket in its time zone, in Unix seconds. */
  timestamp: number;
  /** A count, or an average in seconds; an average is 0 if there are no events. */
  value: number;
  /** Number of averaged events; undefined for counts. */
  count?: number;
}

export interface TimeseriesOptions {
  metric: Metric;
  scope: Scope;
  window: Window;
  /** The part of the window that is counted. A defect can make it shorter than the window. */
  counted: Window;
  unit: BucketUnit;
  zone: Zone;
  businessHours: boolean;
}

/** Reads `group_by` as servers do: an unknown value means day. */
export function toUnit(text: string | undefined): BucketUnit {
  return bucketUnits.find((unit) => unit === text) ?? 'day';
}

/** Computes a metric over time: every bucket of the window, empty ones with 0. Without a window there are no buckets. */
export function toTimeseries(options: TimeseriesOptions): Point[] {
  const { metric, scope, counted, unit, zone, businessHours } = options;
  const { window } = options;
  if (!window.isBounded) return [];
  const reading = createMetricQuery(metric, scope, window, businessHours);
  const buckets = listBuckets(zone, unit, window.from, window.until, maxBuckets);
  if (!buckets) {
    throw createParameterError('invalid', 'until', `must be at most ${maxBuckets} buckets (${unit}) after since`);
  }
  const isHourly = unit === 'hour';
  return buckets.map(({ start, from, until }) => {
    // When clocks go back, an hour occurs twice. PostgreSQL counts both in the second one, since Groupdate groups by local time.
    const isFirst = isHourly && zone.isRepeated(start);
    const begin = isHourly && zone.isRepeated(start - hour) ? Math.max(window.from, start - hour) : from;
    const { value = 0, count } = reading.evaluate(Math.max(begin, counted.from), isFirst ? begin : until);
    return { timestamp: start / second, value, count };
  });
}
