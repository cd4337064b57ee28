import { findAt } from '../../../specs/json/json.ts';
import { idAt, toExactText } from '../../exchanges/exact-numbers.ts';
import type { Value } from '../../plan/value.ts';
import { showValue } from '../../plan/values.ts';
import { listAt, sumAt, toFigure } from '../figures.ts';
import { describeIgnoredParameter } from '../ignored.ts';
import type { Read, Reading, Relation, RelationProblem } from '../relation.ts';

/** A request, and the figures of its response that are summed. */
export interface Term<Id extends string = string> extends Read<Id> {
  /** JSON Pointer with wildcards to the figures. */
  sum: string;
  /** Takes the figure of one item only: the item whose `field` equals this query parameter of the first request. */
  only?: { items: string; field: string; figure: string; parameter: string };
}

export interface AddsUp<Id extends string = string> {
  id: string;
  statement: string;
  tolerance?: string;
  /** `equal` (default), or `at most` where some counted things belong to no part. */
  comparison?: 'equal' | 'at most';
  /** Skips the comparison where either side counts nothing. */
  isEmptyAllowed?: boolean;
  whole: Term<Id>;
  /** The sum of each group of terms must equal the whole. */
  parts: Term<Id>[][];
  /** The likely cause if the parts are more than the whole, and if they are less; one sentence each. */
  causes?: { more?: string; less?: string };
}

/** A relation: a whole equals the sum of its parts, such as longer buckets, groups, or the two halves of a window. */
export function addsUp<Id extends string>(options: AddsUp<Id>): Relation<Id> {
  const { id, statement, tolerance, comparison = 'equal', isEmptyAllowed, whole, parts, causes = {} } = options;
  const terms = [whole, ...parts.flat()];
  return {
    id,
    statement,
    tolerance,
    operations: [...new Set(terms.map(({ operation }) => operation))],
    reads: terms,
    judge(readings) {
      const sums = terms.map((term, index) => sumTerm(term, readings[index], readings[0]));
      const missing = sums.indexOf(undefined);
      if (missing >= 0) return { unreadable: `${terms[missing]?.operation} has no figures at ${terms[missing]?.sum}` };
      const expected = sums[0] ?? 0;
      const problems: RelationProblem[] = [];
      let compared = 0;
      let next = 1;
      for (const group of parts) {
        const own = readings.slice(next, next + group.length);
        const figures = sums.slice(next, next + group.length).map((each) => each ?? 0);
        const actual = figures.reduce((sum, each) => sum + each, 0);
        next += group.length;
        if (isEmptyAllowed && (expected === 0 || actual === 0)) continue;
        // A response that did not change with its parameters always agrees with itself, so it does not count.
        const isUnchanged =
          own.length === 1 &&
          group[0]?.sum === whole.sum &&
          toExactText(own[0]?.body) === toExactText(readings[0]?.body);
        if (!isUnchanged && (expected !== 0 || actual !== 0)) compared++;
        if (actual === expected || (comparison === 'at most' && actual < expected)) continue;
        const required = `${comparison === 'equal' ? '' : 'at most '}${expected} (${describeTerm(whole)})`;
        const message = `Expected ${required}. Got ${describeParts(group, figures, actual, whole)}.`;
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
  // Responses omit a group that has nothing to count.
  return item === undefined ? 0 : toFigure(findAt(item, `/${only.figure}`));
}

const windows: Readonly<Record<NonNullable<Read['window']>, string>> = {
  usual: 'the whole window',
  'first-half': 'first half of the window',
  'second-half': 'second half of the window',
  'last-day': 'last day of the window',
  'shifted-day': 'a day of another time zone',
  before: 'the preceding window',
  previous: 'the preceding period',
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

/** Where a figure comes from. With a term to compare it with, only the differences are named. */
function describeTerm({ operation, query = {}, window = 'usual', sum }: Term, comparedWith?: Term): string {
  const isOther = operation !== comparedWith?.operation;
  const shown = Object.entries(query).filter(
    ([name, value]) => isOther || !isSameValue(value, comparedWith.query?.[name]),
  );
  const words = [
    ...(isOther ? [operation] : []),
    ...shown.map(([name, value]) => `${name}=${toWord(value)}`),
    ...(window === (isOther ? 'usual' : (comparedWith.window ?? 'usual')) ? [] : [windows[window]]),
  ];
  return words.length === 0 ? sum : words.join(' ');
}

const isSameValue = (one: Value, other: Value | undefined) => JSON.stringify(one) === JSON.stringify(other);

/** A value without the brackets of {@link showValue}, for use in prose. */
const toWord = (value: Value) => showValue(value).replace(/^<|>$/g, '');

/** If every part equals the whole, the server ignored what distinguishes the parts: names the window or parameters. */
function findIgnored(group: readonly Term[], whole: Term): string | undefined {
  if (group.length < 2 || group.some(({ operation, sum }) => operation !== whole.operation || sum !== whole.sum)) {
    return undefined;
  }
  if (group.every(({ window = 'usual' }) => window !== (whole.window ?? 'usual')))
    return describeIgnoredParameter('the window');
  const names = Object.keys(group[0]?.query ?? {}).filter((name) =>
    group.every(({ query = {} }) => query[name] !== undefined && !isSameValue(query[name], whole.query?.[name])),
  );
  return names.length === 0 ? undefined : describeIgnoredParameter(names.join(' and '));
}
