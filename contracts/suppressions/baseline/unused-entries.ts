import { type CaseResult, judgedVerdicts } from '../../results/verdict.ts';
import type { Baseline, BaselineEntry } from './baseline.ts';

/**
 * Lists the baseline entries that match no finding of a complete check. An entry is not listed if its case was skipped,
 * vacuous or inconclusive, because the problem may still exist.
 *
 * @param plugins Names of the plugins of the check. Entries of other plugins are not listed.
 */
export function listUnusedBaselineEntries(
  { findings }: Baseline,
  results: readonly CaseResult[],
  plugins: readonly string[] = [],
): BaselineEntry[] {
  const found = results.flatMap((each) => each.findings);
  // A finding that the ledger excuses matches an entry only in the entry's own case, for which a strict check wrote it.
  const seen = new Set(found.filter((each) => !each.deviation?.excused).map(({ fingerprint }) => fingerprint));
  const excused = new Set(found.map(({ fingerprint, caseId }) => JSON.stringify([fingerprint, caseId])));
  const isSeen = (entry: BaselineEntry) =>
    seen.has(entry.fingerprint) || excused.has(JSON.stringify([entry.fingerprint, entry.case]));
  const verdicts = new Map(results.map(({ id, verdict }) => [id, verdict]));
  const hasInconclusive = results.some(({ verdict }) => verdict === 'inconclusive');
  return findings.filter((entry) => {
    if (isSeen(entry)) return false;
    const plugin = findPlugin(entry);
    if (plugin !== undefined && !plugins.includes(plugin)) return false;
    // An entry without a case may belong to an inconclusive case.
    if (entry.case === undefined) return !hasInconclusive;
    const verdict = verdicts.get(entry.case);
    return verdict === undefined || judgedVerdicts.includes(verdict);
  });
}

/** The plugin that made a finding, by the keyword of its fingerprint: `acme/has-request-id`, `scenario-test/acme/label-is-listed`. */
function findPlugin({ fingerprint }: BaselineEntry): string | undefined {
  const [check, , , keyword = ''] = fingerprint.split('|');
  if (check !== 'rule' && check !== 'relation') return undefined;
  const [plugin, id] = keyword.replace(/^scenario-test\//, '').split('/');
  return id === undefined ? undefined : plugin;
}
