import { findAt, isObject, toPointer } from '../../specs/json.ts';
import { toFigure } from './figures.ts';
import type { Relation, RelationProblem } from './relation.ts';

export interface TotalOfParts {
  id: string;
  statement: string;
  /** Answers an object of objects. */
  operation: string;
  total: string;
  parts: string[];
}

/** In every entry of a map the total is the sum of its parts. */
export function totalOfParts({ id, statement, operation, total, parts }: TotalOfParts): Relation {
  return {
    id,
    statement,
    operations: [operation],
    reads: [{ operation }],
    judge([reading]) {
      const body = reading?.body;
      if (!isObject(body)) return { unreadable: `${operation} did not answer an object` };
      const problems: RelationProblem[] = [];
      let compared = 0;
      for (const [name, entry] of Object.entries(body)) {
        const figures = [total, ...parts].map((field) => toFigure(findAt(entry, `/${field}`)));
        const [said, ...each] = figures;
        if (said === undefined || each.includes(undefined)) return { unreadable: `${operation} lacks a figure` };
        const sum = each.reduce<number>((soFar, figure) => soFar + (figure ?? 0), 0);
        if (said !== 0 || sum !== 0) compared++;
        if (said === sum) continue;
        const message = `${total} is ${said}, ${parts.join(' + ')} is ${sum}.`;
        problems.push({ pointer: toPointer([name, total]), message, expected: sum, actual: said });
      }
      return { problems, compared };
    },
  };
}
