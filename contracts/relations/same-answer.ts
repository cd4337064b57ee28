import { isObject, toPointer } from '../../specs/json.ts';
import { idAt, toExactText } from '../exact.ts';
import { toShownKey } from '../finding.ts';
import type { Read, Relation, RelationProblem } from './relation.ts';

export interface SameAnswer {
  id: string;
  statement: string;
  one: Read;
  other: Read;
}

/** Two ways of asking that must get the same answer. */
export function sameAnswer({ id, statement, one, other }: SameAnswer): Relation {
  return {
    id,
    statement,
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
                message: describe(first.body, second.body),
                expected: 'the same answer',
                actual: 'another',
              },
            ];
      return { problems, compared: isVoid ? 0 : 1 };
    },
  };
}

/** Where two answers part, without a word of what they say. */
function describe(first: unknown, second: unknown, pointer = ''): string {
  if (Array.isArray(first) && Array.isArray(second) && first.length !== second.length) {
    return `The list at ${pointer || 'the top'} has ${first.length} items, then ${second.length}.`;
  }
  const bothOpen = (isObject(first) && isObject(second)) || (Array.isArray(first) && Array.isArray(second));
  if (!bothOpen) return `The answers part at ${pointer || 'the top'}.`;
  const [one, other] = [first as Record<string, unknown>, second as Record<string, unknown>];
  const parts = (name: string) =>
    toExactText(one[name]) !== toExactText(other[name]) ||
    idAt(one, toPointer([name])) !== idAt(other, toPointer([name]));
  const key = Object.keys({ ...one, ...other }).find(parts);
  // The same members in another order.
  return key === undefined
    ? `The order of ${pointer || 'the top'} differs.`
    : describe(one[key], other[key], `${pointer}/${toShownKey(key)}`);
}
