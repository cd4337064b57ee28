import { findAt } from '../../../specs/json/json.ts';
import { listAt, sumAt, toFigure } from '../figures.ts';
import type { Read, Reading, Relation, RelationOutcome } from '../relation.ts';
import { readBuckets } from '../windows/regroups.ts';
import { isSame } from './agree-by-key.ts';

export const rounding = 'Averages may differ in the seventh digit because of rounding.';

export interface Recombines<Id extends string = string> {
  id: string;
  statement: string;
  /** Averages by bucket. */
  averages: Read<Id>;
  /** How many values each average is taken over, by the same buckets. */
  weights: Read<Id>;
  /** The average of the whole window. */
  whole: Read<Id>;
  /** JSON Pointer to that average. */
  pointer: string;
}

/** A relation: the weighted mean of the buckets' averages is the average of the whole window. */
export function recombines<Id extends string>({
  id,
  statement,
  averages,
  weights,
  whole,
  pointer,
}: Recombines<Id>): Relation<Id> {
  return {
    id,
    statement,
    tolerance: rounding,
    operations: [...new Set([whole.operation, averages.operation, weights.operation])],
    reads: [whole, averages, weights],
    judge([total, ofBuckets, ofWeights]) {
      const values = ofBuckets && readBuckets(ofBuckets);
      const counts = ofWeights && readBuckets(ofWeights);
      if (!values || !counts) return { unreadable: `${averages.operation} lacks buckets with a timestamp and a value` };
      let sum = 0;
      let count = 0;
      const plain: number[] = [];
      for (const [timestamp, weight] of counts) {
        const value = values.get(timestamp) ?? 0;
        sum += weight * value;
        count += weight;
        if (weight > 0) plain.push(value);
      }
      const outcome = compare(total, pointer, count === 0 ? 0 : sum / count, 'the weighted mean of the buckets', count);
      const unweighted = plain.reduce((all, value) => all + value, 0) / plain.length;
      return withCause(
        outcome,
        unweighted,
        'The server averages the averages of the buckets, each with the same weight.',
      );
    },
  };
}

export interface MeanOfEvents<Id extends string = string> {
  id: string;
  statement: string;
  /** A paginated list: pointers to its items and its page count, the field of the duration, the page parameter. */
  events: Read<Id> & { items: string; pages: string; value: string; parameter: string };
  average: Read<Id>;
  pointer: string;
}

/** A relation: an average is the mean of the events in the corresponding list. */
export function meanOfEvents<Id extends string>({
  id,
  statement,
  events,
  average,
  pointer,
}: MeanOfEvents<Id>): Relation<Id> {
  const { items, pages, value, parameter, ...list } = events;
  return {
    id,
    statement,
    tolerance: rounding,
    operations: [...new Set([average.operation, list.operation])],
    reads: [average, list],
    follow([, first]) {
      const count = toFigure(findAt(first?.body, pages)) ?? 0;
      return Array.from({ length: Math.max(0, count - 1) }, (_, index) => ({
        ...list,
        query: { ...list.query, [parameter]: String(index + 2) },
      }));
    },
    judge([total, ...lists]) {
      const pageCount = toFigure(findAt(lists[0]?.body, pages)) ?? 0;
      if (lists.length < pageCount) return { unreadable: `${list.operation} has more pages than are read` };
      let sum = 0;
      let count = 0;
      for (const { body } of lists) {
        const durations = listAt(body, `${items}/*/${value}`);
        const ofPage = sumAt(body, `${items}/*/${value}`);
        if (!durations || ofPage === undefined) return { unreadable: `${list.operation} lacks ${value}` };
        sum += ofPage;
        count += durations.length;
      }
      return compare(total, pointer, count === 0 ? 0 : sum / count, `the mean of ${count} events`, count);
    },
  };
}

/** Adds the cause to each problem whose figure is the one that this cause would produce. */
function withCause(outcome: RelationOutcome, figure: number, cause: string): RelationOutcome {
  if ('unreadable' in outcome) return outcome;
  const problems = outcome.problems.map((problem) =>
    typeof problem.actual === 'number' && isSame(problem.actual, figure) ? { ...problem, cause } : problem,
  );
  return { ...outcome, problems };
}

function compare(
  total: Reading | undefined,
  pointer: string,
  expected: number,
  what: string,
  count: number,
): RelationOutcome {
  // Null and 0 both mean that there was nothing to average.
  const value = findAt(total?.body, pointer);
  const actual = value === null ? 0 : toFigure(value);
  if (actual === undefined) return { unreadable: `${total?.read.operation} lacks a figure at ${pointer}` };
  const message = `Expected an average of ${expected} (${what}). Got ${actual}.`;
  return { problems: isSame(actual, expected) ? [] : [{ pointer, message, expected, actual }], compared: count };
}
