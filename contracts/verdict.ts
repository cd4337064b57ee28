import type { Finding } from './finding.ts';

/**
 * What became of a case.
 *
 * - `pass`: judged, and right (perhaps with warnings or observations)
 * - `violation`: a promise was broken and no ledger entry excuses it
 * - `known-deviation`: every finding is excused by the ledger
 * - `vacuous`: nothing was wrong because there was nothing to be wrong; never counted as a pass
 * - `inconclusive`: could not be judged: no answer came, or the data moved
 * - `skipped`: not asked, with the reason
 */
export const verdicts = ['pass', 'violation', 'known-deviation', 'vacuous', 'inconclusive', 'skipped'] as const;
export type Verdict = (typeof verdicts)[number];

/** Verdicts of a case that was asked and had something to say. */
export const judgedVerdicts: readonly Verdict[] = ['pass', 'violation', 'known-deviation'];

/** The outcome of one case. */
export interface CaseResult {
  id: string;
  title: string;
  kind: 'request' | 'walk' | 'relation' | 'story';
  /** Operation id. */
  operation: string;
  verdict: Verdict;
  /** Why it is vacuous, inconclusive or skipped; or what a pass left out. */
  reason?: string;
  findings: Finding[];
  /** What a scenario test could not clean up: things by their kind and name. */
  leftovers?: string[];
  /** Milliseconds that its requests and its judging took, without the time in which it waited for its turn. */
  durationMs: number;
}

/** What running a case came to. */
export interface Outcome {
  verdict: Verdict;
  reason?: string;
  findings: Finding[];
  leftovers?: string[];
  /** The data moved while they were read: worth another try when the server has less to do. */
  hasMoved?: true;
}

/** An outcome without findings. */
export function toOutcome(verdict: Verdict, reason: string): Outcome {
  return { verdict, reason, findings: [] };
}

/** What can't be judged, since the data moved while they were read. */
export function toMoved(reason: string): Outcome {
  return { ...toOutcome('inconclusive', reason), hasMoved: true };
}

/** True for a finding that breaks a promise whatever the options, whether or not a baseline lets it pass. */
export function isViolation(finding: Finding): boolean {
  return finding.severity === 'violation' && finding.deviation?.excused !== true;
}

/** True for a finding that fails a check: under strict any but observations, if no baseline excuses it. */
export function failsCheck(finding: Finding, strict: boolean): boolean {
  const counts = strict ? finding.severity !== 'observation' : isViolation(finding);
  return counts && finding.baseline?.excused !== true;
}

/** The verdict that findings alone give; `otherwise` where there are none, or only unexplained warnings. */
export function toVerdict(findings: readonly Finding[], otherwise: Verdict): Verdict {
  if (findings.some(isViolation)) return 'violation';
  return findings.some(({ deviation }) => deviation?.excused) ? 'known-deviation' : otherwise;
}
