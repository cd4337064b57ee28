import { UsageError } from '../../usage-error.ts';
import { toCommonOptions } from '../options/reported-options.ts';
import { type CheckEvent, type CheckReport, summarize, toReport } from '../results/check-report.ts';
import type { CaseResult, Verdict } from '../results/verdict.ts';
import type { CheckFailure } from '../target.ts';
import { mergeScores } from './score.ts';
import { mergeUnusedSuppressions } from './unused-suppressions.ts';

/** If several reports have the same case, the verdict that comes first in this list counts. */
const worstFirst: readonly Verdict[] = ['violation', 'inconclusive', 'known-deviation', 'vacuous', 'skipped', 'pass'];
const worstFailureFirst: readonly CheckFailure['kind'][] = ['refused', 'unreachable', 'stopped'];

/** Properties that must be equal in all reports, with their names for error messages. */
const shared: [name: string, of: (report: CheckReport) => unknown][] = [
  ['formats', ({ format }) => format],
  ['URLs', ({ url }) => url],
  ['vendors', ({ vendor }) => vendor],
  ['degrees of strictness', ({ strict }) => (strict ? 'strict' : 'not strict')],
  ['tolerances (--max-inconclusive, --max-vacuous)', ({ tolerances }) => tolerances && JSON.stringify(tolerances)],
  ['versions of the server', ({ target }) => target?.version],
  ['numbers of shards', ({ shard }) => shard?.count],
];

/**
 * Merges the reports of shards, or of repeated checks, into one. Each case gets its worst verdict. Counts and exit code
 * are computed again, requests are added up, and the longest duration counts. If a shard is missing, the result is a
 * failure of kind `stopped`.
 *
 * @throws UsageError `INVALID_REPORT` for reports of different checks, and for an empty list.
 * @example
 * const whole = mergeReports([first, second]);
 */
export function mergeReports(reports: readonly CheckReport[]): CheckReport {
  const [first] = reports;
  if (!first) throw new UsageError('MISSING_REPORT', 'There is no report to merge. Name at least one JSON report.');
  for (const [name, of] of shared) assertSame(name, reports, of);
  const cases = mergeCases(reports);
  const requests = reports.reduce((sum, { summary }) => sum + summary.requests, 0);
  const targets = reports.flatMap(({ target }) => target ?? []);
  const operations = new Map(reports.flatMap((report) => report.operations ?? []).map((each) => [each.id, each]));
  const { url, vendor, strict } = first;
  return toReport({
    url,
    vendor,
    strict,
    unverified: reports.some((report) => report.unverified) || undefined,
    selection: mergeSelections(reports),
    tolerances: reports.find((report) => report.tolerances)?.tolerances,
    failure: findFailure(reports),
    target: targets.sort((a, b) => (a.now < b.now ? -1 : 1))[0],
    summary: summarize(cases, requests, mergeUnusedSuppressions(reports)),
    operations: [...operations.values()],
    cases,
    score: mergeScores(reports.flatMap(({ score }) => score ?? [])),
    ...toRunInfo(reports),
    durationMs: Math.max(...reports.map((report) => report.durationMs)),
  });
}

/** The earliest start, all versions, and the options that all reports share. */
function toRunInfo(reports: readonly CheckReport[]): Pick<CheckReport, 'chatpactVersion' | 'startedAt' | 'options'> {
  const versions = new Set(reports.flatMap((report) => report.chatpactVersion ?? []));
  const [startedAt] = reports.flatMap((report) => report.startedAt ?? []).sort();
  return {
    chatpactVersion: versions.size === 0 ? undefined : [...versions].sort().join(', '),
    startedAt,
    options: toCommonOptions(reports.map(({ options = {} }) => options)),
  };
}

/** Recreates the events of a check from its report, for reporters. */
export function toEvents(report: CheckReport): CheckEvent[] {
  const { url, vendor, strict, unverified, tolerances, target, cases, operations, selection, score } = report;
  const { chatpactVersion, startedAt, options } = report;
  const planned = cases.map(({ id, title, kind, operation, verdict, reason }) => {
    return { id, title, kind, operation, skip: verdict === 'skipped' ? reason : undefined };
  });
  return [
    { type: 'started', url, vendor, strict, unverified, tolerances, chatpactVersion, startedAt, options },
    ...(target ? [{ type: 'target' as const, ...target }] : []),
    { type: 'planned', cases: planned, operations, selection },
    ...cases.map((result) => ({ type: 'case' as const, result })),
    ...(score ? [{ type: 'scored' as const, score }] : []),
    { type: 'finished', report },
  ];
}

/** The selection that leaves out the fewest cases; undefined if one report is of the whole plan. */
function mergeSelections(reports: readonly CheckReport[]): CheckReport['selection'] {
  const selections = reports.map(({ selection }) => selection).sort((a, b) => (a?.excluded ?? 0) - (b?.excluded ?? 0));
  return selections[0];
}

function assertSame(name: string, reports: readonly CheckReport[], of: (report: CheckReport) => unknown): void {
  const values = [...new Set(reports.map(of).filter((value) => value !== undefined))];
  if (values.length < 2) return;
  throw new UsageError(
    'MISMATCHED_REPORTS',
    `The reports have different ${name}: ${values.join(', ')}. Merge only reports of one check.`,
  );
}

function mergeCases(reports: readonly CheckReport[]): CaseResult[] {
  const worst = new Map<string, CaseResult>();
  for (const each of reports.flatMap(({ cases }) => cases)) {
    const known = worst.get(each.id);
    if (!known || worstFirst.indexOf(each.verdict) < worstFirst.indexOf(known.verdict)) worst.set(each.id, each);
  }
  // Sorted, so that the order of the files does not matter.
  return [...worst.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function findFailure(reports: readonly CheckReport[]): CheckFailure | undefined {
  const failures = reports.flatMap(({ failure }) => failure ?? []);
  const worst = worstFailureFirst.flatMap((kind) => failures.filter((failure) => failure.kind === kind))[0];
  return worst ?? findMissingShards(reports);
}

function findMissingShards(reports: readonly CheckReport[]): CheckFailure | undefined {
  // If one report covers the whole plan, no shard is missing.
  if (reports.some(({ shard }) => !shard)) return undefined;
  const count = reports[0]?.shard?.count ?? 0;
  const present = new Set(reports.map(({ shard }) => shard?.index));
  const missing = Array.from({ length: count }, (_, position) => position + 1).filter((index) => !present.has(index));
  if (missing.length === 0) return undefined;
  return { kind: 'stopped', message: `Expected reports of ${count} shards. Missing: ${missing.join(', ')}.` };
}
