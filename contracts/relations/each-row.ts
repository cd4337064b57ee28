import { findAt } from '../../specs/json.ts';
import { idAt } from '../exact.ts';
import { toShownKey } from '../finding.ts';
import { isSame } from './agree-by-key.ts';
import { listAt, sumAt, toFigure } from './figures.ts';
import { toIgnored } from './ignored.ts';
import type { Read, Reading, Relation, RelationProblem } from './relation.ts';

export interface EachRow {
  id: string;
  statement: string;
  tolerance?: string;
  /** `equal` (default), or asked alone it is no more than the row says. */
  comparison?: 'equal' | 'at most';
  /** Answers a list of rows, each with an id and figures. */
  rows: Read & { items: string; key: string };
  /** The read about one row. */
  about(id: string): Read;
  /** A figure of the row, and the pointer with wildcards to what is its sum when it is asked for alone. */
  figures: readonly { row: string; alone: string }[];
}

/** Each row of one report is what another says when it is asked about that row alone. Null is 0 in both. */
export function eachRow(options: EachRow): Relation {
  const { id, statement, tolerance, comparison = 'equal', rows, about, figures } = options;
  const { items, key, ...read } = rows;
  const { operation: alone, query: asked = {} } = about('0');
  const names = Object.keys(asked).filter(
    (name) => JSON.stringify(asked[name]) !== JSON.stringify(about('1').query?.[name]),
  );
  const ignored = names.length === 0 ? undefined : toIgnored(names.join(' and '));
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
      if (!list) return { unreadable: `${read.operation} did not answer a list` };
      const problems: RelationProblem[] = [];
      let compared = 0;
      for (const [index, reading] of rest.entries()) {
        for (const figure of figures) {
          const expected = orZero(findAt(list[index], `/${figure.row}`));
          const actual = readAlone(reading, figure.alone);
          if (expected === undefined) return { unreadable: `${read.operation} has a ${figure.row} that is no figure` };
          if (actual === undefined) return { unreadable: `${alone} has no figures at ${figure.alone}` };
          if (expected !== 0 || actual !== 0) compared++;
          if (isSame(expected, actual) || (comparison === 'at most' && actual < expected)) continue;
          const who = `${key} ${toShownKey(idOf(list[index]))}`;
          const due = `${comparison === 'equal' ? '' : 'at most '}${expected} as ${figure.row} of ${who}`;
          const source = alone === read.operation ? 'when it is asked for alone' : `from ${alone}`;
          const message = `Expected ${due}, as ${read.operation} says. Got ${actual} ${source}.`;
          const cause = isSameForAll(rest, figure.alone) ? ignored : undefined;
          problems.push({ pointer: `${items}/${index}/${figure.row}`, message, expected, actual, cause });
        }
      }
      return { problems, compared };
    },
  };
}

/** True where every row gets the same figure, and something is counted: then the row makes no difference. */
function isSameForAll(readings: readonly Reading[], pattern: string): boolean {
  const figures = readings.map((reading) => readAlone(reading, pattern));
  return figures.length > 1 && figures.every((figure) => figure !== 0 && figure === figures[0]);
}

function readAlone({ body }: Reading, pattern: string): number | undefined {
  return pattern.includes('*') ? sumAt(body, pattern) : orZero(findAt(body, pattern));
}

/** A figure; 0 where there was nothing to average. */
function orZero(value: unknown): number | undefined {
  return value === null ? 0 : toFigure(value);
}
