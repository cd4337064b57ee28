import { toPattern } from '../finding.ts';
import type { RelationOutcome, RelationProblem } from './relation.ts';

/**
 * The problems that no movement explains, where figures only grow. The same answers were judged twice, with a first
 * reading from before the others and with one from after: counts in between may be what they were at the time, counts
 * beyond both are wrong. Averages are no counts, and may be anything in between.
 */
export function boundProblems(before: RelationOutcome, after: RelationOutcome): RelationProblem[] {
  if ('unreadable' in before || 'unreadable' in after) return [];
  return before.problems.filter((problem) => {
    const side = sideOf(problem);
    const counts = [problem.expected, problem.actual].every(Number.isInteger);
    return counts && side !== 0 && after.problems.some((other) => isAt(problem, other) && sideOf(other) === side);
  });
}

/**
 * True when the figures differ by no more than they moved: each is right by the first or the second judgement, or lies
 * on the other side of what is expected. Rows of a list that moves have other numbers, so that all rows count as one place.
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

/** 1 above what is expected, -1 below; 0 where either is no figure. */
function sideOf({ expected, actual }: RelationProblem): number {
  return typeof expected === 'number' && typeof actual === 'number' ? Math.sign(actual - expected) : 0;
}
