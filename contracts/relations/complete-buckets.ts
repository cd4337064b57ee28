import { readBuckets } from './regroups.ts';
import type { Read, Relation } from './relation.ts';

/** Milliseconds of each unit whose buckets are all as long. */
const lengths = { hour: 3_600_000, day: 86_400_000 };

export interface CompleteBuckets {
  id: string;
  statement: string;
  read: Read;
  unit: keyof typeof lengths;
}

/** Every day or hour of the window has its bucket, the empty ones too, each where it begins in UTC. */
export function completeBuckets({ id, statement, read, unit }: CompleteBuckets): Relation {
  return {
    id,
    statement,
    operations: [read.operation],
    reads: [read],
    judge([reading]) {
      const buckets = reading && readBuckets(reading);
      if (!reading || !buckets) return { unreadable: `${read.operation} lacks buckets with a timestamp and a value` };
      const { from, to } = reading.window;
      const due = Math.round((to.getTime() - from.getTime()) / lengths[unit]);
      const starts = Array.from({ length: due }, (_, index) => (from.getTime() + index * lengths[unit]) / 1000);
      const missing = starts.filter((timestamp) => !buckets.has(timestamp)).length;
      const message = `Expected ${due} buckets, one for each ${unit} of the window. Got ${due - missing}.`;
      const cause = findCause([...buckets.values()], missing, due);
      const problem = { pointer: '/0/timestamp', message, expected: due, actual: due - missing, cause };
      return { problems: missing === 0 ? [] : [problem], compared: due };
    },
  };
}

/** Why buckets are missing, where those that are there tell it. */
function findCause(values: readonly number[], missing: number, due: number): string | undefined {
  if (missing === due && values.length > 1) return 'The buckets begin at other times than midnight or the hour in UTC.';
  const isSparse = values.length > 0 && values.every((value) => value !== 0);
  return isSparse ? 'The server leaves out buckets in which nothing is counted.' : undefined;
}
