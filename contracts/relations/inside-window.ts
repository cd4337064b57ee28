import { findAt, toPointer } from '../../specs/json.ts';
import { listAt, toFigure } from './figures.ts';
import type { Relation, RelationProblem } from './relation.ts';

export interface InsideWindow {
  id: string;
  statement: string;
  operation: string;
  /** JSON Pointer to the list; empty when the answer is the list. */
  items: string;
  /** Field that holds the time: Unix seconds or a date. */
  field: string;
  /** The list has to run strictly upwards, as buckets do. */
  isAscending?: boolean;
}

/** What is dated lies in the window that was asked for: not before its start, and before its end. */
export function insideWindow({ id, statement, operation, items, field, isAscending }: InsideWindow): Relation {
  return {
    id,
    statement,
    operations: [operation],
    reads: [{ operation }],
    judge([reading]) {
      const list = listAt(reading?.body, `${items}/*`);
      if (!reading || !list) return { unreadable: `${operation} did not answer a list` };
      const times = list.map((item) => toTime(findAt(item, `/${field}`)));
      if (times.includes(undefined)) return { unreadable: `${operation} has a ${field} that is no time` };
      const problems: RelationProblem[] = [];
      const { from, to } = reading.window;
      const isOutside = (time = 0) => time < from.getTime() || time >= to.getTime();
      const index = times.findIndex(isOutside);
      if (index >= 0) {
        const count = times.filter(isOutside).length;
        const message = `${count} of ${list.length} items lie outside the window that was asked for.`;
        const pointer = items + toPointer([index, field]);
        problems.push({ pointer, message, expected: 0, actual: count });
      }
      const unordered = times.findIndex((time = 0, place) => place > 0 && time <= (times[place - 1] ?? 0));
      if (isAscending && unordered >= 0) {
        const message = `The items do not run upwards by ${field}.`;
        problems.push({
          pointer: items + toPointer([unordered, field]),
          message,
          expected: 'ascending',
          actual: 'not',
        });
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
