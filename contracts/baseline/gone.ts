import { type CaseResult, judgedVerdicts } from '../verdict.ts';
import type { Baseline, BaselineEntry } from './baseline.ts';

/**
 * Entries of a baseline that a complete check has not seen again. What was not asked this time, for want of a token
 * perhaps, or had nothing to say, may still be wrong.
 */
export function listGone({ findings }: Baseline, results: readonly CaseResult[]): BaselineEntry[] {
  const seen = new Set(results.flatMap((each) => each.findings.map(({ fingerprint }) => fingerprint)));
  const verdicts = new Map(results.map(({ id, verdict }) => [id, verdict]));
  return findings.filter((entry) => {
    const verdict = verdicts.get(entry.case ?? '');
    return !seen.has(entry.fingerprint) && (verdict === undefined || judgedVerdicts.includes(verdict));
  });
}
