import type { CheckReport } from './report.ts';
import { isViolation } from './verdict.ts';

/** What a check's process ends with. 2 is kept for the user's mistakes, which are thrown as UsageError. */
export const exitCodes = { pass: 0, violations: 1, usage: 2, unreachable: 3, inconclusive: 4 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/**
 * The exit code of a report: 0 pass · 1 violations (under strict also known deviations and warnings) · 3 target
 * unreachable or credentials refused · 4 inconclusive, which includes a check that passed nothing.
 */
export function toExitCode(report: Pick<CheckReport, 'strict' | 'failure' | 'cases' | 'summary'>): ExitCode {
  const { failure, cases, summary, strict } = report;
  const findings = cases.flatMap((each) => each.findings);
  if (findings.some((finding) => strict || isViolation(finding))) return exitCodes.violations;
  if (failure) return failure.kind === 'stopped' ? exitCodes.inconclusive : exitCodes.unreachable;
  const { inconclusive, pass } = summary.verdicts;
  const isSettled = inconclusive === 0 && pass + summary.verdicts['known-deviation'] > 0;
  return isSettled ? exitCodes.pass : exitCodes.inconclusive;
}
