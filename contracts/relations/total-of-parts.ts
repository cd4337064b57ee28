import { findAt, isObject, toPointer } from '../../specs/json.ts';
import { toFigure } from './figures.ts';
import type { Read, Relation, RelationProblem } from './relation.ts';

export interface TotalOfParts {
  id: string;
  statement: string;
  /** Each answers an object of objects. */
  reads: readonly Read[];
  total: string;
  parts: string[];
}

/** In every entry of a map the total is the sum of its parts. */
export function totalOfParts({ id, statement, reads, total, parts }: TotalOfParts): Relation {
  return {
    id,
    statement,
    operations: [...new Set(reads.map(({ operation }) => operation))],
    reads,
    judge(readings) {
      const problems: RelationProblem[] = [];
      let compared = 0;
      for (const { body, read } of readings) {
        if (!isObject(body)) return { unreadable: `${read.operation} did not answer an object` };
        for (const [name, entry] of Object.entries(body)) {
          const figures = [total, ...parts].map((field) => toFigure(findAt(entry, `/${field}`)));
          const [said, ...each] = figures;
          if (said === undefined || each.includes(undefined)) return { unreadable: `${read.operation} lacks a figure` };
          const sum = each.reduce<number>((soFar, figure) => soFar + (figure ?? 0), 0);
          if (said !== 0 || sum !== 0) compared++;
          if (said === sum) continue;
          const terms = parts.map((part, index) => `${each[index]} ${part}`).join(' + ');
          const message = `Expected ${total} ${sum}: ${terms}. Got ${said}.`;
          problems.push({ pointer: toPointer([name, total]), message, expected: sum, actual: said });
        }
      }
      return { problems, compared };
    },
  };
}
