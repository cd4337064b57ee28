import { isToleranceExceeded, type Tolerances } from '../options/tolerance.ts';
import type { Score } from '../score/summary.ts';
import type { CheckFailure } from '../target.ts';
import { type CaseResult, failsCheck, type Verdict } from './verdict.ts';

/**
 * Exit codes of a check.
 *
 * - `0`: pass
 * - `1`: violations (with `--strict` also warnings and known deviations) that are not in the baseline
 * - `2`: a mistake in the arguments or the configuration, thrown as UsageError
 * - `3`: the target is unreachable, something else answers in its place, or it refuses the credentials
 * - `4`: inconclusive: the check judged nothing, the server went away, more cases are inconclusive than `--max-inconclusive` allows (default 0) or vacuous than `--max-vacuous` allows, or the mutation score is below `--min-score`
 * - `130`, `143`: stopped by Ctrl+C or SIGTERM; a partial report was written
 */
export const exitCodes = { pass: 0, violations: 1, usage: 2, unreachable: 3, inconclusive: 4 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const tolerated = ['maxInconclusive', 'maxVacuous'] as const;

/** The parts of a report that decide its exit code. */
interface ReportResult {
  strict: boolean;
  failure?: CheckFailure;
  cases: readonly CaseResult[];
  summary: { verdicts: Record<Verdict, number> };
  score?: Pick<Score, 'percent' | 'least'>;
  tolerances?: Tolerances;
}

/**
 * Returns the exit code of a report, as {@link exitCodes} describes them.
 */
export function toExitCode(report: ReportResult): ExitCode {
  const { failure, cases, summary, strict, score, tolerances } = report;
  const findings = cases.flatMap((each) => each.findings);
  if (findings.some((finding) => failsCheck(finding, strict))) return exitCodes.violations;
  if (failure) return failure.kind === 'stopped' ? exitCodes.inconclusive : exitCodes.unreachable;
  if (score?.least !== undefined && score.percent < score.least) return exitCodes.inconclusive;
  // The remaining violations are in the baseline. They count as judged.
  const { pass, violation, 'known-deviation': deviating } = summary.verdicts;
  const isBeyondAny = tolerated.some((name) => isToleranceExceeded(name, tolerances, summary.verdicts));
  const isConclusive = !isBeyondAny && pass + deviating + violation > 0;
  return isConclusive ? exitCodes.pass : exitCodes.inconclusive;
}
