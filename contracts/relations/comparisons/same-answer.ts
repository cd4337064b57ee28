import { toExactText } from '../../exchanges/exact-numbers.ts';
import type { Read, Relation, RelationProblem } from '../relation.ts';
import { describeDifference } from './difference.ts';

export interface SameAnswer<Id extends string = string> {
  id: string;
  statement: string;
  one: Read<Id>;
  other: Read<Id>;
  /** The likely cause if the responses differ, in one sentence. */
  cause?: string;
}

/** A relation: two requests must get the same response. */
export function sameAnswer<Id extends string>({ id, statement, one, other, cause }: SameAnswer<Id>): Relation<Id> {
  return {
    id,
    statement,
    cause,
    operations: [...new Set([one.operation, other.operation])],
    reads: [one, other],
    judge([first, second]) {
      if (!first || !second) return { unreadable: `${one.operation} was not read twice` };
      const [expected, actual] = [toExactText(first.body), toExactText(second.body)];
      const isEmpty = expected === '[]' || expected === '{}';
      const problems: RelationProblem[] =
        expected === actual
          ? []
          : [
              {
                pointer: '',
                message: describeDifference(first.body, second.body),
                expected: 'the same answer',
                actual: 'another',
              },
            ];
      return { problems, compared: isEmpty ? 0 : 1 };
    },
  };
}
