import type { BucketUnit, Zone } from './zone.ts';

/** A bucket of a time series. Milliseconds since 1970, half-open. */
export interface Bucket {
  /** Start of the bucket in its zone; may lie before the window. */
  start: number;
  /** The part of it that is inside the window. */
  from: number;
  until: number;
}

/**
 * Cuts the window `[from, until)` into buckets, empty ones included, or gives undefined when there would be more than
 * `most`: a window of a thousand years by the hour is a mistake, not a report. A window that ends before it begins has
 * the bucket of its beginning.
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
