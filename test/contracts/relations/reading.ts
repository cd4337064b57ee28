import type { Reading } from '../../../contracts/relations/relation.ts';

/** January 2026, as the window of a check. */
export const january = { from: new Date('2026-01-01'), to: new Date('2026-02-01') };

/** Converts a response body to a reading. */
export function toReading(body: unknown, rest: Partial<Reading> = {}): Reading {
  return { read: { operation: 'a' }, body, query: {}, window: january, ...rest };
}

/** Buckets of a chart, from figures by the start of each bucket. */
export function toBuckets(figures: Record<string, number | string>): Reading {
  const buckets = Object.entries(figures).map(([at, value]) => ({ timestamp: Date.parse(at) / 1000, value }));
  return toReading(buckets);
}
