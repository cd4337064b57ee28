import type { BucketUnit, Zone } from './zone.ts';

/** A bucket of a time series. Times are milliseconds since 1970; `until` is exclusive. */
export interface Bucket {
  /** Start of the bucket in its zone. It may be before the window. */
  start: number;
  /** The part of the bucket that is inside the window. */
  from: number;
  until: number;
}

/**
 * Divides the window `[from, until)` into buckets, including empty ones. Returns undefined for more than `most`
 * buckets, since a thousand years by the hour are a mistake. A window that ends before it begins has one bucket, that
 * of its beginning.
 */
export function listBuckets(
  zone: Zone,
  unit: BucketUnit,
  from: number,
  until: number,
  most: number,
): Bucket[] | undefined {
  const buckets: Bucket[] = [];
  let start = zone.startOf(unit, from);
  while (start < until || buckets.length === 0) {
    if (buckets.length === most) return undefined;
    const next = zone.next(unit, start);
    buckets.push({ start, from: Math.max(start, from), until: Math.max(from, Math.min(next, until)) });
    start = next;
  }
  return buckets;
}
