import { findAt } from '../../../specs/json/json.ts';
import { idAt } from '../../exchanges/exact-numbers.ts';
import { toShownKey } from '../../results/finding.ts';
import { listAt, toFigure } from '../figures.ts';
import type { Read, Reading, Relation, RelationProblem } from '../relation.ts';

/** A request, and the figures by key that are taken from its response. */
export interface KeyedTerm<Id extends string = string> extends Read<Id> {
  /** What the figures are, in a few words, for messages. */
  what: string;
  /** Undefined if the response lacks them. */
  figures(reading: Reading): ReadonlyMap<string, number> | undefined;
}

export interface AgreeByKey<Id extends string = string> {
  id: string;
  statement: string;
  tolerance?: string;
  left: KeyedTerm<Id>;
  right: KeyedTerm<Id>;
  /** `equal` (default), or `at most`: no figure on the left is larger than its figure on the right. */
  comparison?: 'equal' | 'at most';
}

/** Different queries average in different orders, so their last digits may differ. */
const roundingError = 1e-6;

/** A relation: two reports have the same figure for each key. A key that one of them omits counts as 0. */
export function agreeByKey<Id extends string>(options: AgreeByKey<Id>): Relation<Id> {
  const { id, statement, tolerance, left, right, comparison = 'equal' } = options;
  return {
    id,
    statement,
    tolerance,
    operations: [...new Set([left.operation, right.operation])],
    reads: [left, right],
    judge([one, other]) {
      const lefts = one && left.figures(one);
      const rights = other && right.figures(other);
      if (!lefts || !rights) {
        const missing = lefts ? right : left;
        return { unreadable: `${missing.operation} lacks ${missing.what}` };
      }
      const problems: RelationProblem[] = [];
      let compared = 0;
      for (const key of new Set([...lefts.keys(), ...rights.keys()])) {
        const [actual, expected] = [lefts.get(key) ?? 0, rights.get(key) ?? 0];
        if (actual !== 0 || expected !== 0) compared++;
        if (isSame(actual, expected) || (comparison === 'at most' && actual < expected)) continue;
        const required = `${comparison === 'equal' ? '' : 'at most '}${expected} (${right.what})`;
        const message = `Expected ${required} for ${toShownKey(key)}. Got ${actual} (${left.what}).`;
        problems.push({ pointer: `/${key}`, message, expected, actual });
      }
      return { problems, compared };
    },
  };
}

/** Whether two figures are equal apart from rounding errors. */
export function isSame(one: number, other: number): boolean {
  return one === other || Math.abs(one - other) <= roundingError * Math.max(1, Math.abs(one), Math.abs(other));
}

/** The figure of each item of a list, by one of its fields; both may be paths. Undefined if a figure is missing. */
export function byField(items: string, key: string, figure: string): KeyedTerm['figures'] {
  return ({ body }) => {
    const list = listAt(body, `${items}/*`);
    if (!list) return undefined;
    const figures = new Map<string, number>();
    for (const item of list) {
      const value = toFigure(findAt(item, `/${figure}`));
      const name = idAt(item, `/${key}`);
      if (value === undefined || name === undefined) return undefined;
      figures.set(name, (figures.get(name) ?? 0) + value);
    }
    return figures;
  };
}
