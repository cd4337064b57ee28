import type { Case } from '../plan/case.ts';
import { type Outcome, toOutcome, toVerdict } from '../results/verdict.ts';

/**
 * Removes findings of checks that the selection leaves out. If no other finding remains, the case is skipped rather than
 * passed, because the first check that finds something ends the judgement of a response.
 */
export function withinChecks({ kind, checks }: Pick<Case, 'kind' | 'checks'>, outcome: Outcome): Outcome {
  const dropped = checks ? outcome.findings.filter(({ check }) => !checks.includes(check)) : [];
  if (!checks || dropped.length === 0) return outcome;
  const findings = outcome.findings.filter(({ check }) => checks.includes(check));
  if (findings.length > 0 || (kind === 'pagination' && checks.includes('pagination'))) {
    return { ...outcome, findings, verdict: toVerdict(findings, 'pass') };
  }
  const names = [...new Set(dropped.map(({ check }) => check))].join(' and ');
  return {
    ...outcome,
    ...toOutcome('skipped', `the only findings are of checks that were left out: ${names}`),
  };
}
