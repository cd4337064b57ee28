import { findAt, isObject } from '../../../specs/json/json.ts';
import { listAt, sumAt, toFigure } from '../figures.ts';
import { describeIgnoredParameter } from '../ignored.ts';
import type { Reading, Relation, RelationOutcome, RelationProblem } from '../relation.ts';

const day = 86_400_000;
const wrongSign = 'The server subtracts in the opposite order.';
const toDay = (time: number) => new Date(time).toISOString().slice(0, 10);

/** A report of `days`, newest first, with totals: `{ days: [{ day, <figure> }], period, yesterday }`. */
export interface DailyFigures<Id extends string = string> {
  operation: Id;
  /** The field of a day that holds its count. */
  figure: string;
  /** Appended to the ids of the relations, to distinguish one report from another. */
  suffix?: string;
}

/** `period.count` is the sum of the days. */
export function periodIsSumOfDays<Id extends string>({
  operation,
  figure,
  suffix = '',
}: DailyFigures<Id>): Relation<Id> {
  return {
    id: `period-is-sum-of-days${suffix}`,
    statement: `period.count is the sum of the ${figure} of its days.`,
    operations: [operation],
    reads: [{ operation }],
    judge([reading]) {
      const sum = sumAt(reading?.body, `/days/*/${figure}`);
      const reported = toFigure(findAt(reading?.body, '/period/count'));
      if (sum === undefined || reported === undefined) return { unreadable: `${operation} lacks days or period.count` };
      const message = `Expected period.count ${sum}, the sum of the days. Got ${reported}.`;
      const problem = { pointer: '/period/count', message, expected: sum, actual: reported };
      return { problems: reported === sum ? [] : [problem], compared: reported === 0 && sum === 0 ? 0 : 1 };
    },
  };
}

/** `yesterday.count` is the figure of the day before the last, and its variation is the last day minus yesterday. */
export function yesterdayAgreesWithDays<Id extends string>({
  operation,
  figure,
  suffix = '',
}: DailyFigures<Id>): Relation<Id> {
  return {
    id: `yesterday-agrees-with-days${suffix}`,
    statement: `yesterday.count is the ${figure} of the day before the last; its variation is the last day minus yesterday.`,
    operations: [operation],
    reads: [{ operation }],
    judge([reading]) {
      const days = readDays(reading, figure);
      const count = toFigure(findAt(reading?.body, '/yesterday/count'));
      const variation = toFigure(findAt(reading?.body, '/yesterday/variation'));
      if (!days || count === undefined || variation === undefined) {
        return { unreadable: `${operation} lacks yesterday, or days that all begin at the same hour` };
      }
      const figureOf = (time: number) => days.list.find((each) => each.time === time)?.figure ?? 0;
      const expected = figureOf(days.last - day);
      const expectedVariation = figureOf(days.last) - expected;
      const problems: RelationProblem[] = [];
      if (count !== expected) {
        const message = `Expected yesterday.count ${expected}, the figure of the day before the last. Got ${count}.`;
        problems.push({ pointer: '/yesterday/count', message, expected, actual: count });
      }
      if (variation !== figureOf(days.last) - count) {
        const calculation = `${figureOf(days.last)} on the last day minus ${expected} on the day before`;
        const message = `Expected yesterday.variation ${expectedVariation} (${calculation}). Got ${variation}.`;
        problems.push({ pointer: '/yesterday/variation', message, expected: expectedVariation, actual: variation });
      }
      return { problems, compared: days.list.length };
    },
  };
}

/**
 * `period.variation` is the count of the period minus that of the preceding period. The preceding period is the newest
 * days with figures before the start, as many as the period has days.
 */
export function variationComparesPeriods<Id extends string>({
  operation,
  figure,
  suffix = '',
}: DailyFigures<Id>): Relation<Id> {
  return {
    id: `variation-compares-periods${suffix}`,
    statement: `period.variation is the ${figure} of the period minus those of the preceding period.`,
    operations: [operation],
    reads: [{ operation }, { operation, window: 'previous' }],
    judge([reading, previous]) {
      const count = toFigure(findAt(reading?.body, '/period/count'));
      const variation = toFigure(findAt(reading?.body, '/period/variation'));
      const before = readDays(previous, figure);
      if (!reading || !before || count === undefined || variation === undefined) {
        return { unreadable: `${operation} lacks days or the period` };
      }
      const days = Math.round((reading.window.to.getTime() - reading.window.from.getTime()) / day);
      const newest = before.list.slice(0, days);
      const countBefore = newest.reduce((sum, each) => sum + each.figure, 0);
      const expected = count - countBefore;
      const calculation = `${count} in the period minus ${countBefore} in the preceding period`;
      const message = `Expected period.variation ${expected} (${calculation}). Got ${variation}.`;
      const cause = variation === -expected ? wrongSign : undefined;
      const problem = { pointer: '/period/variation', message, expected, actual: variation, cause };
      return { problems: variation === expected ? [] : [problem], compared: newest.length };
    },
  };
}

/** Days are sorted newest first, without duplicates, and none is outside the window. */
export function daysAreOrdered<Id extends string>({ operation, figure, suffix = '' }: DailyFigures<Id>): Relation<Id> {
  return {
    id: `days-newest-first${suffix}`,
    statement: `The days of ${figure} are sorted newest first, without duplicates, and none is outside the window.`,
    operations: [operation],
    reads: [{ operation }],
    judge([reading]): RelationOutcome {
      const days = readDays(reading, figure);
      if (!reading || !days) return { unreadable: `${operation} lacks days that all begin at the same hour` };
      const count = Math.round((reading.window.to.getTime() - reading.window.from.getTime()) / day);
      const oldest = days.last - (count - 1) * day;
      const problems: RelationProblem[] = [];
      const unordered = days.list.findIndex(
        (each, index) => index > 0 && each.time >= (days.list[index - 1]?.time ?? 0),
      );
      if (unordered >= 0) {
        const [before, after] = days.list.slice(unordered - 1, unordered + 1).map(({ time }) => toDay(time));
        const message = `Expected the days newest first, each once. Got ${after} after ${before}.`;
        const isUpwards = days.list.every(
          (each, index) => index === 0 || each.time > (days.list[index - 1]?.time ?? 0),
        );
        const cause = isUpwards ? 'The server sorts the days oldest first.' : undefined;
        problems.push({ pointer: `/days/${unordered}/day`, message, expected: 'descending', actual: 'not', cause });
      }
      const outside = days.list.filter(({ time }) => time < oldest || time > days.last).length;
      if (outside > 0) {
        const message = `Expected no day outside the window, ${toDay(oldest)} to ${toDay(days.last)}. Got ${outside} of ${days.list.length}.`;
        const cause = outside * 2 >= days.list.length ? describeIgnoredParameter('the window') : undefined;
        problems.push({ pointer: '/days/0/day', message, expected: 0, actual: outside, cause });
      }
      return { problems, compared: days.list.length };
    },
  };
}

/**
 * Reads the days with their figures, and the window's last day as the server dates it. A server writes days as midnights
 * in its own time zone, so their common hour reveals the offset. Undefined if they have no common hour.
 */
function readDays(reading: Reading | undefined, figure: string) {
  const entries = listAt(reading?.body, '/days/*');
  if (!reading || !entries) return undefined;
  const list: { time: number; figure: number }[] = [];
  for (const entry of entries) {
    const time = isObject(entry) && typeof entry.day === 'string' ? Date.parse(entry.day) : Number.NaN;
    const count = toFigure(findAt(entry, `/${figure}`));
    if (Number.isNaN(time) || count === undefined) return undefined;
    list.push({ time, figure: count });
  }
  const midnights = new Set(list.map(({ time }) => time % day));
  if (midnights.size > 1) return undefined;
  const [midnight = 0] = midnights;
  const end = reading.window.to.getTime() - day;
  return { list, last: end - ((((end - midnight) % day) + day) % day) };
}
