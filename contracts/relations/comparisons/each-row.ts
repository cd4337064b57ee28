import { findAt } from '../../../specs/json/json.ts';
import { idAt } from '../../exchanges/exact-numbers.ts';
import { toShownKey } from '../../results/finding.ts';
import { listAt, sumAt, toFigure } from '../figures.ts';
import { describeIgnoredParameter } from '../ignored.ts';
import type { Read, Reading, Relation, RelationProblem } from '../relation.ts';
import { isSame } from './agree-by-key.ts';

export interface EachRow<Id extends string = string> {
  id: string;
  statement: string;
  tolerance?: string;
  /** `equal` (default), or `at most`: the single report has no more than the row. */
  comparison?: 'equal' | 'at most';
  /** The report with one row for each id. */
  rows: Read<Id> & { items: string; key: string };
  /** The request for the report about one id alone. */
  about(id: string): Read<Id>;
  /** A figure of the row, and the pointer (with wildcards) to the figures of the single report that sum to it. */
  figures: readonly { row: string; alone: string }[];
}

/** A relation: each row of a report has the figures of the report about that row's id alone. Null counts as 0. */
export function eachRow<Id extends string>(options: EachRow<Id>): Relation<Id> {
  const { id, statement, tolerance, comparison = 'equal', rows, about, figures } = options;
  const { items, key, ...read } = rows;
  const { operation: alone, query = {} } = about('0');
  const names = Object.keys(query).filter(
    (name) => JSON.stringify(query[name]) !== JSON.stringify(about('1').query?.[name]),
  );
  const ignored = names.length === 0 ? undefined : describeIgnoredParameter(names.join(' and '));
  const idOf = (row: unknown) => idAt(row, `/${key}`) ?? 'none';
  return {
    id,
    statement,
    tolerance,
    operations: [...new Set([read.operation, alone])],
    reads: [read],
    follow: ([table]) => (listAt(table?.body, `${items}/*`) ?? []).map((row) => about(idOf(row))),
    judge([table, ...rest]) {
      const list = listAt(table?.body, `${items}/*`);
      if (!list) return { unreadable: `${read.operation} did not return a list` };
      const problems: RelationProblem[] = [];
      let compared = 0;
      for (const [index, reading] of rest.entries()) {
        for (const figure of figures) {
          const expected = orZero(findAt(list[index], `/${figure.row}`));
          const actual = readAlone(reading, figure.alone);
          if (expected === undefined)
            return { unreadable: `${read.operation} has a ${figure.row} that is not a number` };
          if (actual === undefined) return { unreadable: `${alone} has no figures at ${figure.alone}` };
          if (expected !== 0 || actual !== 0) compared++;
          if (isSame(expected, actual) || (comparison === 'at most' && actual < expected)) continue;
          const shownKey = `${key} ${toShownKey(idOf(list[index]))}`;
          const required = `${comparison === 'equal' ? '' : 'at most '}${expected} (${figure.row} in ${read.operation})`;
          const source = alone === read.operation ? 'requested alone' : `${alone} for that ${key} alone`;
          const message = `Expected ${required} for ${shownKey}. Got ${actual} (${source}).`;
          const cause = isSameForAll(rest, figure.alone) ? ignored : undefined;
          problems.push({ pointer: `${items}/${index}/${figure.row}`, message, expected, actual, cause });
        }
      }
      return { problems, compared };
    },
  };
}

/** True if every row gets the same figure other than 0: then the server ignored which row was requested. */
function isSameForAll(readings: readonly Reading[], pattern: string): boolean {
  const figures = readings.map((reading) => readAlone(reading, pattern));
  return figures.length > 1 && figures.every((figure) => figure !== 0 && figure === figures[0]);
}

function readAlone({ body }: Reading, pattern: string): number | undefined {
  return pattern.includes('*') ? sumAt(body, pattern) : orZero(findAt(body, pattern));
}

/** A figure; null counts as 0, since reports write it where there was nothing to average. */
function orZero(value: unknown): number | undefined {
  return value === null ? 0 : toFigure(value);
}
