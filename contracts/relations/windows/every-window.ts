import type { WindowName } from '../../plan/window.ts';
import type { Relation, RelationOutcome } from '../relation.ts';

/** A copy of a relation of one response that judges it for other time windows too. */
export function everyWindow<Id extends string>(relation: Relation<Id>, windows: readonly WindowName[]): Relation<Id> {
  return {
    ...relation,
    id: `${relation.id}@windows`,
    statement: `${relation.statement.replace(/\.$/, '')}, for shorter and earlier windows too.`,
    reads: windows.flatMap((window) => relation.reads.map((read) => ({ ...read, window }))),
    judge(readings) {
      const outcome = { problems: [] as Extract<RelationOutcome, { compared: number }>['problems'], compared: 0 };
      for (const reading of readings) {
        const one = relation.judge([reading]);
        if ('unreadable' in one) return one;
        outcome.problems.push(...one.problems);
        outcome.compared += one.compared;
      }
      return outcome;
    },
  };
}
