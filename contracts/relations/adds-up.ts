import { findAt } from '../../specs/json.ts';
import { idAt, toExactText } from '../exact.ts';
import type { Value } from '../plan/value.ts';
import { showValue } from '../plan/values.ts';
import { listAt, sumAt, toFigure } from './figures.ts';
import type { Read, Reading, Relation, RelationProblem } from './relation.ts';

/** A read, and what is summed in its answer. */
export interface Term extends Read {
  /** Pointer with wildcards to the figures. */
  sum: string;
  /** Sums one item only: that whose field is the value sent as this query parameter of the first read. */
  only?: { items: string; field: string; figure: string; parameter: string };
}

export interface AddsUp {
  id: string;
  statement: string;
  tolerance?: string;
  /** `equal` (default), or the parts are no more than the whole: something may be in none of them. */
  comparison?: 'equal' | 'at most';
  /** Where either side counts nothing at all, nothing is compared. */
  isSilenceAllowed?: boolean;
  whole: Term;
  /** Each group of terms has to sum to the whole. */
  parts: Term[][];
}

/** The same thing counted in two ways is the same number: over longer buckets, over groups, over two halves. */
export function addsUp(options: AddsUp): Relation {
  const { id, statement, tolerance, comparison = 'equal', isSilenceAllowed, whole, parts } = options;
  const terms = [whole, ...parts.flat()];
  return {
    id,
    statement,
    tolerance,
    operations: [...new Set(terms.map(({ operation }) => operation))],
    reads: terms,
    judge(readings) {
      const sums = terms.map((term, index) => sumTerm(term, readings[index], readings[0]));
      const lacking = sums.indexOf(undefined);
      if (lacking >= 0) return { unreadable: `${terms[lacking]?.operation} has no figures at ${terms[lacking]?.sum}` };
      const expected = sums[0] ?? 0;
      const problems: RelationProblem[] = [];
      let compared = 0;
      let next = 1;
      for (const group of parts) {
        const own = readings.slice(next, next + group.length);
        const actual = sums.slice(next, next + group.length).reduce<number>((sum, each) => sum + (each ?? 0), 0);
        next += group.length;
        if (isSilenceAllowed && (expected === 0 || actual === 0)) continue;
        // An answer that did not change with its parameters agrees with itself, which says nothing.
        const isEcho =
          own.length === 1 &&
          group[0]?.sum === whole.sum &&
          toExactText(own[0]?.body) === toExactText(readings[0]?.body);
        if (!isEcho && (expected !== 0 || actual !== 0)) compared++;
        if (actual === expected || (comparison === 'at most' && actual < expected)) continue;
        const message = `${describe(group)} gives ${actual}, ${describe([whole])} gives ${expected}.`;
        problems.push({ pointer: group[0]?.sum ?? '', message, expected, actual });
      }
      return { problems, compared };
    },
  };
}

function sumTerm({ sum, only }: Term, reading: Reading | undefined, first: Reading | undefined): number | undefined {
  if (!only) return sumAt(reading?.body, sum);
  const wanted = first?.query[only.parameter];
  const items = listAt(reading?.body, only.items);
  if (!items) return undefined;
  const item = items.find((each) => idAt(each, `/${only.field}`) === wanted);
  // A group without anything to count is left out of the answer.
  return item === undefined ? 0 : toFigure(findAt(item, `/${only.figure}`));
}

/** A value without the brackets of {@link showValue}: messages are prose. */
const toWord = (value: Value) => showValue(value).replace(/^<|>$/g, '');

function describe(terms: readonly Term[]): string {
  return terms
    .map(({ operation, query, window }) => {
      const shown = Object.entries(query ?? {}).map(([name, value]) => `${name}=${toWord(value)}`);
      return [operation, ...(window ? [window] : []), ...shown].join(' ');
    })
    .join(' + ');
}
