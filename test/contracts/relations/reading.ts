import type { Reading } from '../../../contracts/relations/relation.ts';

/** January of 2026, as a check asks about it. */
export const january = { from: new Date('2026-01-01'), to: new Date('2026-02-01') };

/** An answer as a relation gets it. */
export function toReading(body: unknown, rest: Partial<Reading> = {}): Reading {
  return { read: { operation: 'a' }, body, query: {}, window: january, ...rest };
}

/** Buckets of a chart: figures by the day on which each begins. */
export function toBuckets(figures: Record<string, number | string>): Reading {
  const buckets = Object.entries(figures).map(([at, value]) => ({ timestamp: Date.parse(at) / 1000, value }));
  return toReading(buckets);
}
