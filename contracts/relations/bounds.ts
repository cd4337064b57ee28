import type { RelationOutcome, RelationProblem } from './relation.ts';

/**
 * The problems that no movement explains. The same answers were judged twice, with a first reading from before the
 * others and with one from after: figures in between may be what they were at the time, figures beyond both are wrong.
 */
export function boundProblems(before: RelationOutcome, after: RelationOutcome): RelationProblem[] {
  if ('unreadable' in before || 'unreadable' in after) return [];
  return before.problems.filter((problem) =>
    after.problems.some(
      (other) =>
        other.pointer === problem.pointer && direction(problem) !== 0 && direction(problem) === direction(other),
    ),
  );
}

/** 1 above what is expected, -1 below; 0 where either is no figure. */
function direction({ expected, actual }: RelationProblem): number {
  return typeof expected === 'number' && typeof actual === 'number' ? Math.sign(actual - expected) : 0;
}
