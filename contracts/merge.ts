import { UsageError } from '../usage-error.ts';
import { mergeHindsight } from './merge/hindsight.ts';
import { mergeScores } from './merge/score.ts';
import { type CheckEvent, type CheckReport, summarize, toReport } from './report.ts';
import { toCommonOptions } from './reported-options.ts';
import type { CheckFailure } from './target.ts';
import type { CaseResult, Verdict } from './verdict.ts';

/** Of a case that is in several reports, the verdict that comes first here counts. */
const worstFirst: readonly Verdict[] = ['violation', 'inconclusive', 'known-deviation', 'vacuous', 'skipped', 'pass'];
const worstFailureFirst: readonly CheckFailure['kind'][] = ['refused', 'unreachable', 'stopped'];

/** What has to be the same in all reports, and how to call it. */
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
 * Joins the reports of shards, or of repeated checks, into one: cases by id, the worst verdict of each, figures and exit
 * code counted afresh, requests added up, the longest duration. When the reports are of shards and some are missing,
 * the result says so and is not complete.
 *
 * @throws UsageError `BAD_REPORT` for reports that are not of the same check, or none at all.
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
    summary: summarize(cases, requests, mergeHindsight(reports)),
    operations: [...operations.values()],
    cases,
    score: mergeScores(reports.flatMap(({ score }) => score ?? [])),
    ...toOrigin(reports),
    durationMs: Math.max(...reports.map((report) => report.durationMs)),
  });
}

/** The earliest start, every version, and the options that all reports have in common. */
function toOrigin(reports: readonly CheckReport[]): Pick<CheckReport, 'chatpactVersion' | 'startedAt' | 'options'> {
  const versions = new Set(reports.flatMap((report) => report.chatpactVersion ?? []));
  const [startedAt] = reports.flatMap((report) => report.startedAt ?? []).sort();
  return {
    chatpactVersion: versions.size === 0 ? undefined : [...versions].sort().join(', '),
    startedAt,
    options: toCommonOptions(reports.map(({ options = {} }) => options)),
  };
}

/** The events that a check with this report would have told, for reporters. */
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

/** What no report has: of several selections the one that left out least, and none where a report is of everything. */
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
  // Whatever the order of the files.
  return [...worst.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function findFailure(reports: readonly CheckReport[]): CheckFailure | undefined {
  const failures = reports.flatMap(({ failure }) => failure ?? []);
  const worst = worstFailureFirst.flatMap((kind) => failures.filter((failure) => failure.kind === kind))[0];
  return worst ?? findMissingShards(reports);
}

function findMissingShards(reports: readonly CheckReport[]): CheckFailure | undefined {
  // A report of the whole plan needs no other.
  if (reports.some(({ shard }) => !shard)) return undefined;
  const count = reports[0]?.shard?.count ?? 0;
  const there = new Set(reports.map(({ shard }) => shard?.index));
  const missing = Array.from({ length: count }, (_, position) => position + 1).filter((index) => !there.has(index));
  if (missing.length === 0) return undefined;
  return { kind: 'stopped', message: `Of ${count} shards there is no report of ${missing.join(', ')}.` };
}
