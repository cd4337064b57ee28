import { toExactText } from '../exact.ts';
import { describeDifference } from './difference.ts';
import type { Read, Relation, RelationProblem } from './relation.ts';

export interface SameAnswer {
  id: string;
  statement: string;
  one: Read;
  other: Read;
  /** The likely cause where the answers differ, one sentence. */
  cause?: string;
}

/** Two ways of asking that must get the same answer. */
export function sameAnswer({ id, statement, one, other, cause }: SameAnswer): Relation {
  return {
    id,
    statement,
    cause,
    operations: [...new Set([one.operation, other.operation])],
    reads: [one, other],
    judge([first, second]) {
      if (!first || !second) return { unreadable: `${one.operation} was not read twice` };
      const [expected, actual] = [toExactText(first.body), toExactText(second.body)];
      const isVoid = expected === '[]' || expected === '{}';
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
      return { problems, compared: isVoid ? 0 : 1 };
    },
  };
}
