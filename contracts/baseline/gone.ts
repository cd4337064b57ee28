import { type CaseResult, judgedVerdicts } from '../verdict.ts';
import type { Baseline, BaselineEntry } from './baseline.ts';

/**
 * Entries of a baseline that a complete check has not seen again. What was not asked this time, for want of a token
 * perhaps, or had nothing to say, may still be wrong.
 */
export function listGone({ findings }: Baseline, results: readonly CaseResult[]): BaselineEntry[] {
  const found = results.flatMap((each) => each.findings);
  // What the ledger excuses elsewhere is no sign of an entry: but it is in the case for which a strict check wrote it.
  const seen = new Set(found.filter((each) => !each.deviation?.excused).map(({ fingerprint }) => fingerprint));
  const excused = new Set(found.map(({ fingerprint, caseId }) => JSON.stringify([fingerprint, caseId])));
  const isSeen = (entry: BaselineEntry) =>
    seen.has(entry.fingerprint) || excused.has(JSON.stringify([entry.fingerprint, entry.case]));
  const verdicts = new Map(results.map(({ id, verdict }) => [id, verdict]));
  return findings.filter((entry) => {
    const verdict = verdicts.get(entry.case ?? '');
    return !isSeen(entry) && (verdict === undefined || judgedVerdicts.includes(verdict));
  });
}
