import { findAt } from '../../specs/json.ts';
import { listAt, toFigure } from './figures.ts';
import type { Read, Relation, RelationProblem } from './relation.ts';

const second = 1000;
/** Machines that write the two ends of a span agree about the time to less than this. */
const skew = 60 * second;

/** Two times of one item, of which one comes first. */
export interface OrderedTimes {
  id: string;
  statement: string;
  read: Read;
  /** JSON Pointer to the list; empty when the answer is the list. */
  items: string;
  /** Paths to the two, the earlier one first. */
  earlier: string;
  later: string;
  /** Items whose times say nothing about each other. */
  isApart?(item: unknown): boolean;
}

/** In every item the one time is not before the other. What has one of them only is not judged. */
export function orderedTimes({ id, statement, read, items, earlier, later, isApart }: OrderedTimes): Relation {
  return {
    id,
    statement,
    tolerance: 'A minute, by which the clocks of the servers may differ.',
    operations: [read.operation],
    reads: [read],
    judge([reading]) {
      const list = listAt(reading?.body, `${items}/*`);
      if (!list) return { unreadable: `${read.operation} did not answer a list` };
      const problems: RelationProblem[] = [];
      let compared = 0;
      for (const [index, item] of list.entries()) {
        const [from, to] = [toTime(findAt(item, `/${earlier}`)), toTime(findAt(item, `/${later}`))];
        if (from === undefined || to === undefined || isApart?.(item)) continue;
        compared++;
        if (to >= from - skew) continue;
        const late = Math.round((from - to) / second);
        const message = `${later} is ${late} s before ${earlier}.`;
        problems.push({
          pointer: `${items}/${index}/${later}`,
          message,
          expected: `not before ${earlier}`,
          actual: -late,
        });
      }
      return { problems, compared };
    },
  };
}

export interface MeasuredSpan extends Omit<OrderedTimes, 'earlier' | 'later'> {
  from: string;
  to: string;
  /** Path to the seconds in between. */
  value: string;
}

/** In every item a figure is the seconds from one time to another. */
export function measuredSpan({ id, statement, read, items, from, to, value, isApart }: MeasuredSpan): Relation {
  return {
    id,
    statement,
    tolerance: 'A second: each end is cut to whole seconds.',
    operations: [read.operation],
    reads: [read],
    judge([reading]) {
      const list = listAt(reading?.body, `${items}/*`);
      if (!list) return { unreadable: `${read.operation} did not answer a list` };
      const problems: RelationProblem[] = [];
      let compared = 0;
      for (const [index, item] of list.entries()) {
        const [start, end] = [toTime(findAt(item, `/${from}`)), toTime(findAt(item, `/${to}`))];
        const actual = toFigure(findAt(item, `/${value}`));
        if (start === undefined || end === undefined || actual === undefined || isApart?.(item)) continue;
        compared++;
        const expected = (end - start) / second;
        if (Math.abs(actual - expected) <= 1) continue;
        const message = `${value} is ${actual}, from ${from} to ${to} it is ${expected} s.`;
        problems.push({ pointer: `${items}/${index}/${value}`, message, expected, actual });
      }
      return { problems, compared };
    },
  };
}

/** Milliseconds of Unix seconds, of a date, or of MongoDB's date in JSON; undefined for what never was. */
function toTime(value: unknown): number | undefined {
  if (typeof value === 'number') return value > 0 ? value * second : undefined;
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
