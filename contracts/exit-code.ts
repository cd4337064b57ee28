import type { Score } from './score/summary.ts';
import type { CheckFailure } from './target.ts';
import { isBeyond, type Tolerances } from './tolerance.ts';
import { type CaseResult, failsCheck, type Verdict } from './verdict.ts';

/**
 * What a check's process ends with.
 *
 * - `0`: pass
 * - `1`: violations (with `--strict` warnings and known deviations too) that are not in the baseline
 * - `2`: a mistake of the user's, thrown as UsageError
 * - `3`: the target is unreachable, something else answers in its place, or it refused the credentials
 * - `4`: inconclusive, which includes a check that judged nothing or lost the server on the way, more inconclusive cases than `--max-inconclusive` allows (none without it), more vacuous ones than `--max-vacuous` allows, or a score below what was asked for
 * - `130`, `143`: ended by Ctrl+C, by SIGTERM, after the report was written, which says that it is partial
 */
export const exitCodes = { pass: 0, violations: 1, usage: 2, unreachable: 3, inconclusive: 4 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const tolerated = ['maxInconclusive', 'maxVacuous'] as const;

/** What decides about a report. */
interface Judged {
  strict: boolean;
  failure?: CheckFailure;
  cases: readonly CaseResult[];
  summary: { verdicts: Record<Verdict, number> };
  score?: Pick<Score, 'percent' | 'least'>;
  tolerances?: Tolerances;
}

/**
 * The exit code of a report: 0 pass · 1 violations (under strict also known deviations and warnings), unless they are
 * in the baseline · 3 target unreachable or credentials refused · 4 inconclusive, which includes a check that judged
 * nothing, more inconclusive or vacuous cases than are tolerated, or a score below what was asked for.
 */
export function toExitCode(report: Judged): ExitCode {
  const { failure, cases, summary, strict, score, tolerances } = report;
  const findings = cases.flatMap((each) => each.findings);
  if (findings.some((finding) => failsCheck(finding, strict))) return exitCodes.violations;
  if (failure) return failure.kind === 'stopped' ? exitCodes.inconclusive : exitCodes.unreachable;
  if (score?.least !== undefined && score.percent < score.least) return exitCodes.inconclusive;
  // Violations that are still here are in the baseline: they were judged.
  const { pass, violation, 'known-deviation': deviating } = summary.verdicts;
  const isBeyondAny = tolerated.some((name) => isBeyond(name, tolerances, summary.verdicts));
  const isSettled = !isBeyondAny && pass + deviating + violation > 0;
  return isSettled ? exitCodes.pass : exitCodes.inconclusive;
}
