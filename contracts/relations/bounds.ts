import { toPattern } from '../results/finding.ts';
import type { RelationOutcome, RelationProblem } from './relation.ts';

/**
 * Keeps the problems that new data cannot explain, for figures that only grow. The first response was read twice, before
 * and after the others, and the relation was judged with each. A count between the two readings may have been right when
 * it was read; a count outside both is wrong. Averages are skipped, since they may go up and down.
 */
export function findProblemsOutsideBounds(before: RelationOutcome, after: RelationOutcome): RelationProblem[] {
  if ('unreadable' in before || 'unreadable' in after) return [];
  return before.problems.filter((problem) => {
    const side = sideOf(problem);
    const counts = [problem.expected, problem.actual].every(Number.isInteger);
    return counts && side !== 0 && after.problems.some((other) => isAt(problem, other) && sideOf(other) === side);
  });
}

/**
 * True if changing data explains the difference: each figure is right in one of the two judgements, or is above the
 * expected figure in one and below it in the other. Rows of a changing list move, so all rows count as one position.
 */
export function isWithinMovement(before: RelationOutcome, after: RelationOutcome): boolean {
  if ('unreadable' in before || 'unreadable' in after) return false;
  return before.problems.every((problem) =>
    after.problems
      .filter((other) => toPattern(other.pointer) === toPattern(problem.pointer))
      .every((other) => sideOf(problem) * sideOf(other) < 0),
  );
}

const isAt = (one: RelationProblem, other: RelationProblem) => one.pointer === other.pointer;

/** 1 above the expected figure, -1 below it, 0 if either is not a number. */
function sideOf({ expected, actual }: RelationProblem): number {
  return typeof expected === 'number' && typeof actual === 'number' ? Math.sign(actual - expected) : 0;
}
