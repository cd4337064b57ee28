import { findAt } from '../../../specs/json/json.ts';
import { listAt, toFigure } from '../figures.ts';
import type { Read, Relation, RelationProblem } from '../relation.ts';

const secondMs = 1000;
/** Maximum difference between the clocks of the machines that write the two times. */
const maxClockSkewMs = 60 * secondMs;

interface TimedItems<Id extends string = string> {
  id: string;
  statement: string;
  read: Read<Id>;
  /** JSON Pointer to the list; empty if the response itself is the list. */
  items: string;
  /** True for items whose times are unrelated. They are not judged. */
  isExempt?(item: unknown): boolean;
}

/** Returns what is wrong with an item's times and in which field; `right`; or undefined if they cannot be judged. */
type JudgeTimes = (item: unknown) => 'right' | (Omit<RelationProblem, 'pointer'> & { field: string }) | undefined;

function timedItems<Id extends string>(
  { id, statement, read, items, isExempt }: TimedItems<Id>,
  tolerance: string,
  judgeTimes: JudgeTimes,
): Relation<Id> {
  return {
    id,
    statement,
    tolerance,
    operations: [read.operation],
    reads: [read],
    judge([reading]) {
      const list = listAt(reading?.body, `${items}/*`);
      if (!list) return { unreadable: `${read.operation} did not return a list` };
      const problems: RelationProblem[] = [];
      let compared = 0;
      for (const [index, item] of list.entries()) {
        const found = isExempt?.(item) ? undefined : judgeTimes(item);
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

/** Two times of one item, one of which must not be before the other. */
export interface OrderedTimes<Id extends string = string> extends TimedItems<Id> {
  /** Path to the earlier time. */
  earlier: string;
  /** Path to the later time. */
  later: string;
}

/** A relation: in every item, the later time is not before the earlier one. Items that lack a time are not judged. */
export function orderedTimes<Id extends string>({ earlier, later, ...timed }: OrderedTimes<Id>): Relation<Id> {
  return timedItems(timed, 'One minute, since the clocks of the servers may differ.', (item) => {
    const [from, to] = [toTime(findAt(item, `/${earlier}`)), toTime(findAt(item, `/${later}`))];
    if (from === undefined || to === undefined) return undefined;
    if (to >= from - maxClockSkewMs) return 'right';
    const late = Math.round((from - to) / secondMs);
    const message = `Expected ${later} not before ${earlier}. Got it ${late} s earlier.`;
    return { field: later, message, expected: `not before ${earlier}`, actual: -late };
  });
}

export interface MeasuredSpan<Id extends string = string> extends TimedItems<Id> {
  from: string;
  to: string;
  /** Path to the seconds in between. */
  value: string;
}

/** A relation: in every item, a figure is the number of seconds between two times. */
export function measuredSpan<Id extends string>({ from, to, value, ...timed }: MeasuredSpan<Id>): Relation<Id> {
  return timedItems(timed, 'One second, since both times are truncated to whole seconds.', (item) => {
    const [start, end] = [toTime(findAt(item, `/${from}`)), toTime(findAt(item, `/${to}`))];
    const actual = toFigure(findAt(item, `/${value}`));
    if (start === undefined || end === undefined || actual === undefined) return undefined;
    const expected = (end - start) / secondMs;
    if (Math.abs(actual - expected) <= 1) return 'right';
    const message = `Expected ${value} ${expected}, the seconds from ${from} to ${to}. Got ${actual}.`;
    return { field: value, message, expected, actual, cause: findUnit(expected, actual) };
  });
}

const units: Readonly<Record<string, number>> = { milliseconds: 1000, minutes: 1 / 60, hours: 1 / 3600 };

/** Finds the unit in which a figure would be right. */
function findUnit(expected: number, actual: number): string | undefined {
  if (actual === 0) return undefined;
  const unit = Object.keys(units).find((name) => Math.abs(actual - expected * (units[name] ?? 1)) <= actual * 0.001);
  return unit && `The server returns ${unit}, not seconds.`;
}

/** Milliseconds since 1970 of Unix seconds or of an ISO 8601 date; undefined for 0 and for other values. */
function toTime(value: unknown): number | undefined {
  if (typeof value === 'number') return value > 0 ? value * secondMs : undefined;
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
