import { Postponed } from './exchange.ts';
import type { CheckFailure } from './target.ts';
import { type CaseResult, failsCheck, toOutcome } from './verdict.ts';

/** Ends a check at the first case that fails it. */
export interface FailFast {
  /** The result as it is reported: of a case after the one that failed, that it was not judged. */
  take(result: CaseResult): CaseResult;
  /** Why the check ended, once it has. */
  findFailure(): CheckFailure | undefined;
}

const reason = 'not judged: the check ended at the first violation (--fail-fast)';

/**
 * @param stop Called when a case fails the check; nothing more has to be asked then.
 */
export function createFailFast(strict: boolean, stop: (reason: Error) => void): FailFast {
  let first: CaseResult | undefined;
  let leftOut = 0;
  return {
    take(result) {
      if (first) {
        leftOut++;
        // What was under way may have come to something: whether it did is chance.
        return { ...result, ...toOutcome('skipped', reason) };
      }
      if (result.findings.some((finding) => failsCheck(finding, strict))) {
        first = result;
        stop(new Postponed(reason));
      }
      return result;
    },
    findFailure() {
      if (!first || leftOut === 0) return undefined;
      const others = leftOut === 1 ? '1 case was' : `${leftOut} cases were`;
      return { kind: 'stopped', message: `The check ended at ${first.id} (--fail-fast): ${others} not judged.` };
    },
  };
}
