import { findAt } from '../../specs/json.ts';
import { isSame } from './agree-by-key.ts';
import { listAt, sumAt, toFigure } from './figures.ts';
import { readBuckets } from './regroups.ts';
import type { Read, Reading, Relation, RelationOutcome } from './relation.ts';

export const rounding = 'Averages may differ in the seventh digit: they are rounded on the way.';

export interface Recombines {
  id: string;
  statement: string;
  /** Averages by bucket. */
  averages: Read;
  /** How many each of them is taken of, by the same buckets. */
  weights: Read;
  /** The average of the whole window, and where it stands. */
  whole: Read;
  pointer: string;
}

/** Averages of the parts, weighted by how many each is taken of, are the average of the whole. */
export function recombines({ id, statement, averages, weights, whole, pointer }: Recombines): Relation {
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
      const outcome = compare(total, pointer, count === 0 ? 0 : sum / count, 'the buckets together', count);
      const unweighted = plain.reduce((all, value) => all + value, 0) / plain.length;
      return withCause(
        outcome,
        unweighted,
        'The server averages the averages of the buckets, each with the same weight.',
      );
    },
  };
}

export interface MeanOfEvents {
  id: string;
  statement: string;
  /** A list in pages: where its items, its number of pages and each item's duration stand. */
  events: Read & { items: string; pages: string; value: string; parameter: string };
  average: Read;
  pointer: string;
}

/** An average is the mean of the very events that a list of them shows. */
export function meanOfEvents({ id, statement, events, average, pointer }: MeanOfEvents): Relation {
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
      const due = toFigure(findAt(lists[0]?.body, pages)) ?? 0;
      if (lists.length < due) return { unreadable: `${list.operation} has more pages than are read` };
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

/** The outcome, with a cause where the figure is what such a server would give. */
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
  // Null and 0 both say that there was nothing to average.
  const said = findAt(total?.body, pointer);
  const actual = said === null ? 0 : toFigure(said);
  if (actual === undefined) return { unreadable: `${total?.read.operation} lacks a figure at ${pointer}` };
  const message = `Expected an average of ${expected}, ${what}. Got ${actual}.`;
  return { problems: isSame(actual, expected) ? [] : [{ pointer, message, expected, actual }], compared: count };
}
