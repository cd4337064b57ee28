import type { Read, Relation } from '../relation.ts';
import { readBuckets } from './regroups.ts';

/** Milliseconds of the units that have a fixed length. */
const unitMs = { hour: 3_600_000, day: 86_400_000 };

export interface CompleteBuckets<Id extends string = string> {
  id: string;
  statement: string;
  read: Read<Id>;
  unit: keyof typeof unitMs;
}

/** A relation: every day or hour of the window (in UTC) has a bucket, even if nothing is counted in it. */
export function completeBuckets<Id extends string>({ id, statement, read, unit }: CompleteBuckets<Id>): Relation<Id> {
  return {
    id,
    statement,
    operations: [read.operation],
    reads: [read],
    judge([reading]) {
      const buckets = reading && readBuckets(reading);
      if (!reading || !buckets) return { unreadable: `${read.operation} lacks buckets with a timestamp and a value` };
      const { from, to } = reading.window;
      const expectedCount = Math.round((to.getTime() - from.getTime()) / unitMs[unit]);
      const starts = Array.from(
        { length: expectedCount },
        (_, index) => (from.getTime() + index * unitMs[unit]) / 1000,
      );
      const missing = starts.filter((timestamp) => !buckets.has(timestamp)).length;
      const message = `Expected ${expectedCount} buckets, one for each ${unit} of the window. Got ${expectedCount - missing}.`;
      const cause = findCause([...buckets.values()], missing, expectedCount);
      const problem = {
        pointer: '/0/timestamp',
        message,
        expected: expectedCount,
        actual: expectedCount - missing,
        cause,
      };
      return { problems: missing === 0 ? [] : [problem], compared: expectedCount };
    },
  };
}

/** Why buckets are missing, if the existing buckets show it. */
function findCause(values: readonly number[], missing: number, expectedCount: number): string | undefined {
  if (missing === expectedCount && values.length > 1)
    return 'The buckets do not start at midnight or at the full hour in UTC.';
  const isSparse = values.length > 0 && values.every((value) => value !== 0);
  return isSparse ? 'The server omits buckets in which nothing is counted.' : undefined;
}
