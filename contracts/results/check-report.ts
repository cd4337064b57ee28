import type { ReportedOptions } from '../options/reported-options.ts';
import type { Shard } from '../options/shard.ts';
import type { Tolerances } from '../options/tolerance.ts';
import type { Score } from '../score/summary.ts';
import type { Selection } from '../selection/select-cases.ts';
import type { UnusedLedgerEntry } from '../suppressions/unused-ledger-entries.ts';
import type { CheckFailure } from '../target.ts';
import { type ExitCode, toExitCode } from './exit-code.ts';
import type { ReportedOperation } from './file-location.ts';
import type { DeviationReference } from './finding.ts';
import { type Problem, toProblems, type Weight } from './problems.ts';
import { type CaseResult, type Verdict, verdicts } from './verdict.ts';

export type { ReportedOperation } from './file-location.ts';

/**
 * An event of a check. The order is: `started`, then optionally `target` and `planned`, then `case` for each case with at
 * most one `paced` in between, optionally `scored`, then `finished`.
 */
export type CheckEvent =
  | StartedEvent
  | { type: 'target'; version?: string; now: string; window: { since: string; until: string } }
  | { type: 'planned'; cases: PlannedCase[]; operations: ReportedOperation[]; selection?: Selection }
  | { type: 'case'; result: CaseResult }
  | RateLimitedEvent
  | { type: 'scored'; score: Score }
  | { type: 'finished'; report: CheckReport };

/** The first event, with the target and the options of the check. */
export interface StartedEvent {
  type: 'started';
  url: string;
  vendor: string;
  strict: boolean;
  unverified?: boolean;
  shard?: Shard;
  tolerances?: Tolerances;
  /** Version of this package. */
  chatpactVersion?: string;
  /** Start of the check by the clock of this machine, as an ISO 8601 time in UTC. */
  startedAt?: string;
  options?: ReportedOptions;
}

/** The server limits requests, and the check has adapted to the limit. All numbers are estimates. */
export interface RateLimitedEvent {
  type: 'paced';
  /** Milliseconds between the starts of two requests from now on. */
  intervalMs: number;
  /** Estimated number of requests that the server allows per minute. The check stays below it. */
  allowedPerMinute: number;
  requestsLeft: number;
  /** Estimated milliseconds until the end of the check. */
  leftMs: number;
}

/** A case before it is run. */
export interface PlannedCase {
  id: string;
  title: string;
  kind: CaseResult['kind'];
  operation: string;
  /** Why it will be skipped, if that is known. */
  skip?: string;
}

/**
 * The report of a check. The same responses give the same report, except for `startedAt`, `durationMs` and `target.now`.
 */
export interface CheckReport {
  format: 'chatpact.check/1';
  url: string;
  vendor: string;
  strict: boolean;
  /** True if the target's TLS certificate was not verified, so that another server may have answered. */
  unverified?: boolean;
  /** The part of the plan that was checked; absent for the whole plan. */
  shard?: Shard;
  /** The cases and checks that `only` and `exclude` leave out; absent without them. */
  selection?: Selection;
  /** The allowed numbers of inconclusive and vacuous cases; absent if the options do not set them. */
  tolerances?: Tolerances;
  exitCode: ExitCode;
  /** Why the check did not start or did not finish. */
  failure?: CheckFailure;
  target?: { version?: string; now: string; window: { since: string; until: string } };
  summary: CheckSummary;
  /** The operations of the cases, in the order of the plan; empty if there was no plan. */
  operations: ReportedOperation[];
  /** Results in the order of the plan. */
  cases: CaseResult[];
  /** The mutation score, if the options request it. */
  score?: Score;
  /** Version of chatpact that ran the check. Older reports lack this field and the two after it. */
  chatpactVersion?: string;
  /** Start of the check by the clock of the machine that ran it, as an ISO 8601 time in UTC. */
  startedAt?: string;
  /** The options of the check that were set. */
  options?: ReportedOptions;
  /** Duration of the whole check in milliseconds. */
  durationMs: number;
}

export interface CheckSummary {
  cases: number;
  /** Number of requests sent, retries included. */
  requests: number;
  verdicts: Record<Verdict, number>;
  /** Number of distinct violations by fingerprint, including those in the baseline. */
  violations: number;
  /** Number of distinct warnings by fingerprint that no ledger entry excuses. */
  warnings: number;
  /** Number of distinct observations: responses to bad input that no document or ledger describes. They fail nothing. */
  observations: number;
  /** The ledger entries that explain findings, with the number of findings of each. */
  deviations: (DeviationReference & { findings: number })[];
  /** Counts of the baseline, if there is one. */
  baseline?: BaselineSummary;
  /** The ledger entries that explain no finding; only for a complete check. */
  stale?: UnusedLedgerEntry[];
}

export interface BaselineSummary {
  /** Number of distinct violations and warnings that the baseline excuses. */
  known: number;
  /** Number of distinct violations and warnings whose entries have expired. */
  expired: number;
  /** Fingerprints of baseline entries that match no finding; only for a complete check. */
  unseen?: string[];
}

/** Values that are known only at the end of a check. */
export interface CheckEnd {
  requests: number;
  durationMs: number;
  failure?: CheckFailure;
  /** Fingerprints of baseline entries that match no finding; undefined without a baseline. */
  unseen?: string[];
  stale?: UnusedLedgerEntry[];
}

/** Builds the report from all events of a check except the last. */
export function foldReport(events: readonly CheckEvent[], end: CheckEnd): CheckReport {
  const started = events.find((event) => event.type === 'started');
  const target = events.find((event) => event.type === 'target');
  const planned = events.find((event) => event.type === 'planned');
  const cases = events.flatMap((event) => (event.type === 'case' ? [event.result] : []));
  const score = events.find((event) => event.type === 'scored')?.score;
  return toReport({
    url: started?.url ?? '',
    vendor: started?.vendor ?? '',
    strict: started?.strict ?? false,
    unverified: started?.unverified,
    shard: started?.shard,
    selection: planned?.selection,
    tolerances: started?.tolerances,
    failure: end.failure,
    target: target && { version: target.version, now: target.now, window: target.window },
    summary: summarize(cases, end.requests, end),
    operations: planned?.operations ?? [],
    cases,
    score,
    chatpactVersion: started?.chatpactVersion,
    startedAt: started?.startedAt,
    options: started?.options,
    durationMs: end.durationMs,
  });
}

/** Assembles a report and computes its exit code. The order of its fields is fixed. */
export function toReport(parts: Omit<CheckReport, 'format' | 'exitCode'>): CheckReport {
  const { url, vendor, strict, unverified, shard, selection, tolerances, ...found } = parts;
  const format = 'chatpact.check/1' as const;
  // A merged report has no field `shard`.
  const ofShard = 'shard' in parts ? { shard } : {};
  const head = { format, url, vendor, strict, unverified, ...ofShard, selection, tolerances };
  return { ...head, exitCode: toExitCode(parts), ...found };
}

/**
 * Counts the verdicts and findings of cases.
 *
 * @param requests Number of requests sent, retries included.
 */
export function summarize(
  cases: readonly CaseResult[],
  requests: number,
  { unseen, stale }: Pick<CheckEnd, 'unseen' | 'stale'> = {},
): CheckSummary {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const { verdict } of cases) counts[verdict]++;
  const findings = cases.flatMap((each) => each.findings);
  const deviations = new Map<string, CheckSummary['deviations'][number]>();
  for (const { deviation } of findings) {
    if (!deviation) continue;
    const known = deviations.get(deviation.id);
    if (known) known.findings++;
    else deviations.set(deviation.id, { ...deviation, findings: 1 });
  }
  const problems = toProblems({ cases });
  const countOf = (weight: Weight) => problems.filter((problem) => problem.weight === weight).length;
  return {
    cases: cases.length,
    requests,
    verdicts: counts,
    violations: countOf('violation'),
    warnings: countOf('warning'),
    observations: countOf('observation'),
    deviations: [...deviations.values()],
    baseline: summarizeBaseline(problems, unseen),
    stale,
  };
}

function summarizeBaseline(problems: readonly Problem[], unseen?: string[]): BaselineSummary | undefined {
  const met = problems.flatMap(({ finding, weight }) =>
    finding.baseline && (weight === 'violation' || weight === 'warning') ? [finding.baseline] : [],
  );
  if (met.length === 0 && unseen === undefined) return undefined;
  const known = met.filter(({ excused }) => excused).length;
  return { known, expired: met.length - known, unseen };
}
