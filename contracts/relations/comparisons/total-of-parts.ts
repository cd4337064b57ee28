import { findAt, isObject, toPointer } from '../../../specs/json/json.ts';
import { toFigure } from '../figures.ts';
import type { Read, Relation, RelationProblem } from '../relation.ts';

export interface TotalOfParts<Id extends string = string> {
  id: string;
  statement: string;
  /** Each returns an object of objects. */
  reads: readonly Read<Id>[];
  total: string;
  parts: string[];
}

/** A relation: in every entry of a map, the total is the sum of its parts. */
export function totalOfParts<Id extends string>({
  id,
  statement,
  reads,
  total,
  parts,
}: TotalOfParts<Id>): Relation<Id> {
  return {
    id,
    statement,
    operations: [...new Set(reads.map(({ operation }) => operation))],
    reads,
    judge(readings) {
      const problems: RelationProblem[] = [];
      let compared = 0;
      for (const { body, read } of readings) {
        if (!isObject(body)) return { unreadable: `${read.operation} did not return an object` };
        for (const [name, entry] of Object.entries(body)) {
          const figures = [total, ...parts].map((field) => toFigure(findAt(entry, `/${field}`)));
          const [reported, ...each] = figures;
          if (reported === undefined || each.includes(undefined))
            return { unreadable: `${read.operation} lacks a figure` };
          const sum = each.reduce<number>((soFar, figure) => soFar + (figure ?? 0), 0);
          if (reported !== 0 || sum !== 0) compared++;
          if (reported === sum) continue;
          const terms = parts.map((part, index) => `${each[index]} ${part}`).join(' + ');
          const message = `Expected ${total} ${sum}: ${terms}. Got ${reported}.`;
          problems.push({ pointer: toPointer([name, total]), message, expected: sum, actual: reported });
        }
      }
      return { problems, compared };
    },
  };
}
