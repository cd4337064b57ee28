import type { Case } from '../plan/case.ts';
import { type Outcome, toOutcome, toVerdict } from '../verdict.ts';

/**
 * The outcome without findings of checks that were left out. Where nothing else was wrong, it is no pass: the first check
 * that objects to an answer ends its judging.
 */
export function withinChecks({ kind, checks }: Pick<Case, 'kind' | 'checks'>, outcome: Outcome): Outcome {
  const dropped = checks ? outcome.findings.filter(({ check }) => !checks.includes(check)) : [];
  if (!checks || dropped.length === 0) return outcome;
  const findings = outcome.findings.filter(({ check }) => checks.includes(check));
  if (findings.length > 0 || (kind === 'walk' && checks.includes('pagination'))) {
    return { ...outcome, findings, verdict: toVerdict(findings, 'pass') };
  }
  const names = [...new Set(dropped.map(({ check }) => check))].join(' and ');
  return {
    ...outcome,
    ...toOutcome('skipped', `what is wrong with its answer is of a check that was left out: ${names}`),
  };
}
