import { readBuckets } from './regroups.ts';
import type { Read, Relation } from './relation.ts';

const day = 86_400_000;

/** Every day of the window has its bucket, the empty ones too, each at its midnight of UTC. */
export function completeBuckets({ id, statement, read }: { id: string; statement: string; read: Read }): Relation {
  return {
    id,
    statement,
    operations: [read.operation],
    reads: [read],
    judge([reading]) {
      const buckets = reading && readBuckets(reading);
      if (!reading || !buckets) return { unreadable: `${read.operation} lacks buckets with a timestamp and a value` };
      const { from, to } = reading.window;
      const due = Math.round((to.getTime() - from.getTime()) / day);
      const days = Array.from({ length: due }, (_, index) => (from.getTime() + index * day) / 1000);
      const missing = days.filter((timestamp) => !buckets.has(timestamp)).length;
      const message = `${missing} of the window's ${due} days have no bucket.`;
      const problem = { pointer: '/0/timestamp', message, expected: due, actual: due - missing };
      return { problems: missing === 0 ? [] : [problem], compared: due };
    },
  };
}
