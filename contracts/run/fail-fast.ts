import { PostponedRequest } from '../exchanges/exchange.ts';
import { type CaseResult, failsCheck, toOutcome } from '../results/verdict.ts';
import type { CheckFailure } from '../target.ts';

/** Ends a check at the first case that fails it. */
export interface FailFast {
  /** Returns the result to report. A case after the first failed one becomes skipped. */
  toReportedResult(result: CaseResult): CaseResult;
  /** Why the check ended; undefined while it goes on. */
  findFailure(): CheckFailure | undefined;
}

const reason = 'not judged: the check ended at the first violation (--fail-fast)';

/**
 * @param stop Called when a case fails the check, so that no more requests are sent.
 */
export function createFailFast(strict: boolean, stop: (reason: Error) => void): FailFast {
  let first: CaseResult | undefined;
  let leftOut = 0;
  return {
    toReportedResult(result) {
      if (first) {
        leftOut++;
        // Whether a case that was already running finished is chance, so its result is not reported.
        return { ...result, ...toOutcome('skipped', reason) };
      }
      if (result.findings.some((finding) => failsCheck(finding, strict))) {
        first = result;
        stop(new PostponedRequest(reason));
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
