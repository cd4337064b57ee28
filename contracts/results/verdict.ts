import type { Finding } from './finding.ts';

/**
 * The result of a case.
 *
 * - `pass`: the response keeps the contract, perhaps with warnings or observations
 * - `violation`: the contract is broken, and no ledger entry excuses it
 * - `known-deviation`: the ledger excuses every finding
 * - `vacuous`: the response held no data to judge; never counted as a pass
 * - `inconclusive`: could not be judged, because no response came or the data changed during the check
 * - `skipped`: no request was sent; the reason says why
 */
export const verdicts = ['pass', 'violation', 'known-deviation', 'vacuous', 'inconclusive', 'skipped'] as const;
export type Verdict = (typeof verdicts)[number];

/** Verdicts of cases that were judged. */
export const judgedVerdicts: readonly Verdict[] = ['pass', 'violation', 'known-deviation'];

/** The result of one case, as reports show it. */
export interface CaseResult {
  id: string;
  title: string;
  kind: 'request' | 'pagination' | 'relation' | 'scenario-test';
  /** Operation id. */
  operation: string;
  verdict: Verdict;
  /** Why the case is vacuous, inconclusive or skipped; for a pass, what was not judged. */
  reason?: string;
  findings: Finding[];
  /** Objects that a scenario test could not delete, by kind and name. */
  leftovers?: string[];
  /** Milliseconds for requests and judgement, without the time spent in the request queue. */
  durationMs: number;
}

/** The result of running a case, before its id and duration are added. */
export interface Outcome {
  verdict: Verdict;
  reason?: string;
  findings: Finding[];
  leftovers?: string[];
  /** The data changed while it was read. The case may succeed later, when the server is less busy. */
  hasMoved?: true;
}

/** Creates an outcome without findings. */
export function toOutcome(verdict: Verdict, reason: string): Outcome {
  return { verdict, reason, findings: [] };
}

/** Creates an inconclusive outcome for data that changed while it was read. */
export function toMoved(reason: string): Outcome {
  return { ...toOutcome('inconclusive', reason), hasMoved: true };
}

/** Whether a finding breaks the contract regardless of options and baseline. */
export function isViolation(finding: Finding): boolean {
  return finding.severity === 'violation' && finding.deviation?.excused !== true;
}

/** Whether a finding fails a check. Under `strict` all findings do, except observations and those in the baseline. */
export function failsCheck(finding: Finding, strict: boolean): boolean {
  const counts = strict ? finding.severity !== 'observation' : isViolation(finding);
  return counts && finding.baseline?.excused !== true;
}

/** The verdict that follows from findings; `otherwise` if there are none, or only unexplained warnings. */
export function toVerdict(findings: readonly Finding[], otherwise: Verdict): Verdict {
  if (findings.some(isViolation)) return 'violation';
  return findings.some(({ deviation }) => deviation?.excused) ? 'known-deviation' : otherwise;
}
