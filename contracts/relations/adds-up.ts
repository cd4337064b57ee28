import { findAt } from '../../specs/json.ts';
import { idAt, toExactText } from '../exact.ts';
import type { Value } from '../plan/value.ts';
import { showValue } from '../plan/values.ts';
import { listAt, sumAt, toFigure } from './figures.ts';
import { toIgnored } from './ignored.ts';
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
  /** The likely cause where the parts are more than the whole, and where they are less; one sentence each. */
  causes?: { more?: string; less?: string };
}

/** The same thing counted in two ways is the same number: over longer buckets, over groups, over two halves. */
export function addsUp(options: AddsUp): Relation {
  const { id, statement, tolerance, comparison = 'equal', isSilenceAllowed, whole, parts, causes = {} } = options;
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
        const figures = sums.slice(next, next + group.length).map((each) => each ?? 0);
        const actual = figures.reduce((sum, each) => sum + each, 0);
        next += group.length;
        if (isSilenceAllowed && (expected === 0 || actual === 0)) continue;
        // An answer that did not change with its parameters agrees with itself, which says nothing.
        const isEcho =
          own.length === 1 &&
          group[0]?.sum === whole.sum &&
          toExactText(own[0]?.body) === toExactText(readings[0]?.body);
        if (!isEcho && (expected !== 0 || actual !== 0)) compared++;
        if (actual === expected || (comparison === 'at most' && actual < expected)) continue;
        const due = `${comparison === 'equal' ? '' : 'at most '}${expected} (${describeTerm(whole)})`;
        const message = `Expected ${due}. Got ${describeParts(group, figures, actual, whole)}.`;
        const ignored = figures.every((each) => each === expected) ? findIgnored(group, whole) : undefined;
        const cause = ignored ?? (actual > expected ? causes.more : causes.less);
        problems.push({ pointer: group[0]?.sum ?? '', message, expected, actual, cause });
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

const windows: Readonly<Record<NonNullable<Read['window']>, string>> = {
  usual: 'the whole window',
  'first-half': 'first half of the window',
  'second-half': 'second half of the window',
  'last-day': 'last day of the window',
  'shifted-day': 'a day of another zone',
  before: 'the window before',
  previous: 'the period before',
  'all-time': 'all time',
  longest: 'the longest window',
  excessive: 'a window that is too long',
  none: 'no window',
};

/** "7 (first half of the window)", or "7: 3 (status=open) + 4 (status=resolved)". */
function describeParts(group: readonly Term[], figures: readonly number[], sum: number, whole: Term): string {
  const parts = group.map((term, index) => `${figures[index]} (${describeTerm(term, whole)})`);
  return group.length === 1 ? parts.join() : `${sum}: ${parts.join(' + ')}`;
}

/** Where a figure comes from; beside another, only by what is another in it. */
function describeTerm({ operation, query = {}, window = 'usual', sum }: Term, beside?: Term): string {
  const isOther = operation !== beside?.operation;
  const shown = Object.entries(query).filter(([name, value]) => isOther || !isSameValue(value, beside.query?.[name]));
  const words = [
    ...(isOther ? [operation] : []),
    ...shown.map(([name, value]) => `${name}=${toWord(value)}`),
    ...(window === (isOther ? 'usual' : (beside.window ?? 'usual')) ? [] : [windows[window]]),
  ];
  return words.length === 0 ? sum : words.join(' ');
}

const isSameValue = (one: Value, other: Value | undefined) => JSON.stringify(one) === JSON.stringify(other);

/** A value without the brackets of {@link showValue}: messages are prose. */
const toWord = (value: Value) => showValue(value).replace(/^<|>$/g, '');

/** Of several parts that are each the whole: what they differ by has no effect. */
function findIgnored(group: readonly Term[], whole: Term): string | undefined {
  if (group.length < 2 || group.some(({ operation, sum }) => operation !== whole.operation || sum !== whole.sum)) {
    return undefined;
  }
  if (group.every(({ window = 'usual' }) => window !== (whole.window ?? 'usual'))) return toIgnored('the window');
  const names = Object.keys(group[0]?.query ?? {}).filter((name) =>
    group.every(({ query = {} }) => query[name] !== undefined && !isSameValue(query[name], whole.query?.[name])),
  );
  return names.length === 0 ? undefined : toIgnored(names.join(' and '));
}
