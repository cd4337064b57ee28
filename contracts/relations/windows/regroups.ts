import { findAt } from '../../../specs/json/json.ts';
import { listAt, toFigure } from '../figures.ts';
import { describeIgnoredParameter } from '../ignored.ts';
import type { Read, Reading, Relation, RelationProblem } from '../relation.ts';

export type Unit = 'day' | 'week' | 'month' | 'year';

export interface Regroups<Id extends string = string> {
  id: string;
  statement: string;
  /** Smaller buckets, which start at UTC boundaries. */
  finer: Read<Id>;
  /** Larger buckets. */
  coarser: Read<Id>;
  unit: Unit;
  /** UTC offset of the larger buckets' time zone in hours. Default: 0. */
  offset?: number;
}

/** A relation: each larger bucket is the sum of its smaller buckets, and starts where the first of them does. */
export function regroups<Id extends string>(options: Regroups<Id>): Relation<Id> {
  const { id, statement, finer, coarser, unit, offset = 0 } = options;
  const shift = offset * 3600;
  return {
    id,
    statement,
    operations: [...new Set([finer.operation, coarser.operation])],
    reads: [finer, coarser],
    judge(readings) {
      const [small, large] = readings.map(readBuckets);
      if (!small || !large) return { unreadable: `${coarser.operation} lacks buckets with a timestamp and a value` };
      // Buckets that are not smaller cannot be summed. Other relations report what is wrong with them.
      if (!areFiner(small, unit)) return { problems: [], compared: 0 };
      const expected = new Map<number, number>();
      for (const [timestamp, value] of small) {
        const start = startOf[unit](new Date((timestamp + shift) * 1000)) / 1000 - shift;
        expected.set(start, (expected.get(start) ?? 0) + value);
      }
      const problems: RelationProblem[] = [];
      let compared = 0;
      const starts = [...large.keys()];
      const cause = findCause({ small, large, computed: expected }, options);
      for (const start of new Set([...expected.keys(), ...starts])) {
        const [sum, value] = [expected.get(start), large.get(start)];
        if (sum || value) compared++;
        if (sum === value) continue;
        const date = new Date(start * 1000).toISOString();
        const required = sum === undefined ? 'no bucket' : `${sum} (the sum of its smaller buckets)`;
        const message = `Expected ${required} for the ${unit} from ${date}. Got ${value ?? 'no bucket'}.`;
        const pointer = `/${Math.max(0, starts.indexOf(start))}/value`;
        problems.push({ pointer, message, expected: sum ?? null, actual: value ?? null, cause });
      }
      return { problems, compared };
    },
  };
}

type Buckets = ReadonlyMap<number, number>;

/** Why the larger buckets differ from the sums of the smaller ones, if all of them together show it. */
function findCause(
  { small, large, computed }: { small: Buckets; large: Buckets; computed: Buckets },
  { finer, coarser, unit, offset = 0 }: Regroups,
): string | undefined {
  const names = Object.keys(coarser.query ?? {}).filter((name) => coarser.query?.[name] !== finer.query?.[name]);
  const ignored = names.length === 0 ? undefined : describeIgnoredParameter(names.join(' and '));
  if (small.size > 1 && [...small].every(([start, value]) => large.get(start) === value)) return ignored;
  const isMoved = sumOf(small) === sumOf(large) && [...large.keys()].some((start) => !computed.has(start));
  if (!isMoved) return undefined;
  const isUtc = [...large.keys()].every((start) => startOf[unit](new Date(start * 1000)) === start * 1000);
  return offset !== 0 && isUtc ? ignored : `The server starts a ${unit} at a different time.`;
}

const sumOf = (buckets: Buckets) => [...buckets.values()].reduce((sum, each) => sum + each, 0);

/** The minimum length of each unit in seconds: months and years vary. */
const minSeconds: Record<Unit, number> = { day: 86_400, week: 604_800, month: 28 * 86_400, year: 365 * 86_400 };

function areFiner(buckets: ReadonlyMap<number, number>, unit: Unit): boolean {
  const starts = [...buckets.keys()];
  return starts.every((start, index) => index === 0 || start - (starts[index - 1] ?? start) < minSeconds[unit]);
}

/** The start of the unit that contains an instant, in UTC; milliseconds since 1970. */
const startOf: Record<Unit, (at: Date) => number> = {
  day: (at) => Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()),
  // Weeks start on Sunday: Groupdate's default, which Chatwoot 4.13.0 does not change (verified by running it).
  week: (at) => Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() - at.getUTCDay()),
  month: (at) => Date.UTC(at.getUTCFullYear(), at.getUTCMonth()),
  year: (at) => Date.UTC(at.getUTCFullYear(), 0),
};

/** Values by timestamp (Unix seconds). */
export function readBuckets({ body }: Reading): Map<number, number> | undefined {
  const list = listAt(body, '/*');
  if (!list) return undefined;
  const buckets = new Map<number, number>();
  for (const item of list) {
    const timestamp = toFigure(findAt(item, '/timestamp'));
    const value = toFigure(findAt(item, '/value'));
    if (timestamp === undefined || value === undefined) return undefined;
    buckets.set(timestamp, (buckets.get(timestamp) ?? 0) + value);
  }
  return buckets;
}
