import { findAt } from '../../specs/json.ts';
import { listAt, toFigure } from './figures.ts';
import type { Read, Relation, RelationProblem } from './relation.ts';

const second = 1000;
/** Machines that write the two ends of a span agree about the time to less than this. */
const skew = 60 * second;

interface TimedItems {
  id: string;
  statement: string;
  read: Read;
  /** JSON Pointer to the list; empty when the answer is the list. */
  items: string;
  /** Items whose times say nothing about each other. */
  isApart?(item: unknown): boolean;
}

/** What is wrong with an item's times, at a field of it; `right`, or undefined where they say nothing. */
type JudgeTimes = (item: unknown) => 'right' | (Omit<RelationProblem, 'pointer'> & { field: string }) | undefined;

function timedItems(
  { id, statement, read, items, isApart }: TimedItems,
  tolerance: string,
  judgeTimes: JudgeTimes,
): Relation {
  return {
    id,
    statement,
    tolerance,
    operations: [read.operation],
    reads: [read],
    judge([reading]) {
      const list = listAt(reading?.body, `${items}/*`);
      if (!list) return { unreadable: `${read.operation} did not answer a list` };
      const problems: RelationProblem[] = [];
      let compared = 0;
      for (const [index, item] of list.entries()) {
        const found = isApart?.(item) ? undefined : judgeTimes(item);
        if (found === undefined) continue;
        compared++;
        if (found === 'right') continue;
        const { field, ...problem } = found;
        problems.push({ pointer: `${items}/${index}/${field}`, ...problem });
      }
      return { problems, compared };
    },
  };
}

/** Two times of one item, of which one comes first. */
export interface OrderedTimes extends TimedItems {
  /** Paths to the two, the earlier one first. */
  earlier: string;
  later: string;
}

/** In every item the one time is not before the other. What has one of them only is not judged. */
export function orderedTimes({ earlier, later, ...timed }: OrderedTimes): Relation {
  return timedItems(timed, 'A minute, by which the clocks of the servers may differ.', (item) => {
    const [from, to] = [toTime(findAt(item, `/${earlier}`)), toTime(findAt(item, `/${later}`))];
    if (from === undefined || to === undefined) return undefined;
    if (to >= from - skew) return 'right';
    const late = Math.round((from - to) / second);
    const message = `Expected ${later} at ${earlier} or later. Got it ${late} s before.`;
    return { field: later, message, expected: `not before ${earlier}`, actual: -late };
  });
}

export interface MeasuredSpan extends TimedItems {
  from: string;
  to: string;
  /** Path to the seconds in between. */
  value: string;
}

/** In every item a figure is the seconds from one time to another. */
export function measuredSpan({ from, to, value, ...timed }: MeasuredSpan): Relation {
  return timedItems(timed, 'A second: each end is cut to whole seconds.', (item) => {
    const [start, end] = [toTime(findAt(item, `/${from}`)), toTime(findAt(item, `/${to}`))];
    const actual = toFigure(findAt(item, `/${value}`));
    if (start === undefined || end === undefined || actual === undefined) return undefined;
    const expected = (end - start) / second;
    if (Math.abs(actual - expected) <= 1) return 'right';
    const message = `Expected ${value} ${expected}, the seconds from ${from} to ${to}. Got ${actual}.`;
    return { field: value, message, expected, actual, cause: findUnit(expected, actual) };
  });
}

const units: Readonly<Record<string, number>> = { milliseconds: 1000, minutes: 1 / 60, hours: 1 / 3600 };

/** The unit in which a figure would be right. */
function findUnit(expected: number, actual: number): string | undefined {
  if (actual === 0) return undefined;
  const unit = Object.keys(units).find((name) => Math.abs(actual - expected * (units[name] ?? 1)) <= actual * 0.001);
  return unit && `The server counts ${unit}, not seconds.`;
}

/** Milliseconds of Unix seconds, of a date, or of MongoDB's date in JSON; undefined for what never was. */
function toTime(value: unknown): number | undefined {
  if (typeof value === 'number') return value > 0 ? value * second : undefined;
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
