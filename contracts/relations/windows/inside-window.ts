import { findAt, toPointer } from '../../../specs/json/json.ts';
import { listAt, toFigure } from '../figures.ts';
import { describeIgnoredParameter } from '../ignored.ts';
import type { Relation, RelationProblem } from '../relation.ts';

export interface InsideWindow<Id extends string = string> {
  id: string;
  statement: string;
  operation: Id;
  /** JSON Pointer to the list; empty if the response itself is the list. */
  items: string;
  /** Field that holds the time: Unix seconds or a date. */
  field: string;
  /** The list must be strictly ascending, as buckets are. */
  isAscending?: boolean;
}

/** A relation: every item's time is inside the requested window. The start is inclusive, the end exclusive. */
export function insideWindow<Id extends string>({
  id,
  statement,
  operation,
  items,
  field,
  isAscending,
}: InsideWindow<Id>): Relation<Id> {
  return {
    id,
    statement,
    operations: [operation],
    reads: [{ operation }],
    judge([reading]) {
      const list = listAt(reading?.body, `${items}/*`);
      if (!reading || !list) return { unreadable: `${operation} did not return a list` };
      const times: number[] = [];
      for (const item of list) {
        const time = toTime(findAt(item, `/${field}`));
        if (time === undefined) return { unreadable: `${operation} has a ${field} that is not a time` };
        times.push(time);
      }
      const at = (index: number) => items + toPointer([index, field]);
      const problems: RelationProblem[] = [];
      const { from, to } = reading.window;
      const isOutside = (time: number) => time < from.getTime() || time >= to.getTime();
      const outside = times.filter(isOutside).length;
      if (outside > 0) {
        const message = `Expected no items outside the window, ${from.toISOString()} to ${to.toISOString()}. Got ${outside} of ${list.length}.`;
        const isAtEnd = times.every((time) => !isOutside(time) || time === to.getTime());
        const ignored = outside * 2 >= list.length ? describeIgnoredParameter('the window') : undefined;
        const cause = isAtEnd ? 'The server includes the end of the window.' : ignored;
        problems.push({ pointer: at(times.findIndex(isOutside)), message, expected: 0, actual: outside, cause });
      }
      const unordered = times.findIndex((time, index) => index > 0 && time <= (times[index - 1] ?? time));
      if (isAscending && unordered >= 0) {
        const [before, after] = times.slice(unordered - 1, unordered + 1).map((time) => new Date(time).toISOString());
        const message = `Expected items in ascending order of ${field}. Got ${after} after ${before}.`;
        problems.push({ pointer: at(unordered), message, expected: 'ascending', actual: 'not' });
      }
      return { problems, compared: list.length };
    },
  };
}

function toTime(value: unknown): number | undefined {
  const seconds = toFigure(value);
  if (seconds !== undefined) return seconds * 1000;
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
