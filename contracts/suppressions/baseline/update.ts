import { extname } from 'node:path';
import { stringify } from 'yaml';
import type { CheckReport } from '../../results/check-report.ts';
import type { Finding } from '../../results/finding.ts';
import { failsCheck, judgedVerdicts } from '../../results/verdict.ts';
import { type Baseline, type BaselineEntry, emptyBaseline } from './baseline.ts';
import { toDay } from './mark-findings.ts';
import { listUnusedBaselineEntries } from './unused-entries.ts';

/** A clause that says why a baseline cannot be updated from a report; undefined if it can. */
export function findUpdateObstacle({ failure, summary }: CheckReport): string | undefined {
  if (failure) return failure.message.replace(/\.$/, '');
  const isJudged = judgedVerdicts.some((verdict) => summary.verdicts[verdict] > 0);
  if (!isJudged) return 'nothing was judged';
  return undefined;
}

/**
 * Updates a baseline from a report. It adds findings that fail the check and removes entries that match no finding. All
 * other entries stay unchanged, including those of cases that could not be judged. Expired entries stay expired, because
 * a person has to renew them.
 */
export function updateBaseline(before: Baseline | undefined, report: CheckReport, now: Date): Baseline {
  const baseline = before ?? emptyBaseline(report.vendor);
  const findings = report.cases.flatMap((each) => each.findings);
  const gone = new Set(listUnusedBaselineEntries(baseline, report.cases, report.options?.plugin));
  const kept = baseline.findings.filter((entry) => !gone.has(entry));
  const entries = new Map(kept.map((entry) => [entry.fingerprint, entry]));
  for (const finding of findings) {
    const { baseline: _, ...bare } = finding;
    if (entries.has(finding.fingerprint) || !failsCheck(bare, report.strict)) continue;
    entries.set(finding.fingerprint, toEntry(finding, toDay(now)));
  }
  const sorted = [...entries.values()].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  return { ...baseline, findings: sorted };
}

function toEntry({ fingerprint, message, caseId }: Finding, since: string): BaselineEntry {
  return { fingerprint, what: message, case: caseId, since };
}

/** Formats a baseline as JSON if the file name ends with `.json`, else as YAML. The output is deterministic. */
export function formatBaseline({ format, vendor, findings }: Baseline, path: string): string {
  const ordered = { format, vendor, findings: findings.map(inOrder) };
  if (extname(path) === '.json') return `${JSON.stringify(ordered, null, 2)}\n`;
  return stringify(ordered, { lineWidth: 0 });
}

const order = ['fingerprint', 'what', 'case', 'since', 'reason', 'expires'] as const;

/** Orders the fields of an entry. Missing fields are undefined, which neither format writes. */
function inOrder(entry: BaselineEntry): Partial<BaselineEntry> {
  return Object.fromEntries(order.map((key) => [key, entry[key]]));
}
