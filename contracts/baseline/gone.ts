import { type CaseResult, judgedVerdicts } from '../verdict.ts';
import type { Baseline, BaselineEntry } from './baseline.ts';

/**
 * Entries of a baseline that a complete check has not seen again. What was not asked this time, for want of a token
 * perhaps, had nothing to say, or could not be judged, may still be wrong.
 *
 * @param plugins Names of those that took part: what others found was not asked.
 */
export function listGone(
  { findings }: Baseline,
  results: readonly CaseResult[],
  plugins: readonly string[] = [],
): BaselineEntry[] {
  const found = results.flatMap((each) => each.findings);
  // What the ledger excuses elsewhere is no sign of an entry: but it is in the case for which a strict check wrote it.
  const seen = new Set(found.filter((each) => !each.deviation?.excused).map(({ fingerprint }) => fingerprint));
  const excused = new Set(found.map(({ fingerprint, caseId }) => JSON.stringify([fingerprint, caseId])));
  const isSeen = (entry: BaselineEntry) =>
    seen.has(entry.fingerprint) || excused.has(JSON.stringify([entry.fingerprint, entry.case]));
  const verdicts = new Map(results.map(({ id, verdict }) => [id, verdict]));
  const isUnsettled = results.some(({ verdict }) => verdict === 'inconclusive');
  return findings.filter((entry) => {
    if (isSeen(entry)) return false;
    const plugin = findPlugin(entry);
    if (plugin !== undefined && !plugins.includes(plugin)) return false;
    // It may be of any case, of one that could not be judged as well.
    if (entry.case === undefined) return !isUnsettled;
    const verdict = verdicts.get(entry.case);
    return verdict === undefined || judgedVerdicts.includes(verdict);
  });
}

/** The plugin that made a finding, by the keyword of its fingerprint: `acme/has-request-id`, `story/acme/label-is-listed`. */
function findPlugin({ fingerprint }: BaselineEntry): string | undefined {
  const [check, , , keyword = ''] = fingerprint.split('|');
  if (check !== 'rule' && check !== 'relation') return undefined;
  const [plugin, id] = keyword.replace(/^story\//, '').split('/');
  return id === undefined ? undefined : plugin;
}
