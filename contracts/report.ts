import { type ExitCode, toExitCode } from './exit-code.ts';
import type { DeviationReference } from './finding.ts';
import type { ReportedOperation } from './places.ts';
import { type Problem, toProblems, type Weight } from './problems.ts';
import type { ReportedOptions } from './reported-options.ts';
import type { Score } from './score/summary.ts';
import type { Selection } from './selection/select-cases.ts';
import type { Shard } from './shard.ts';
import type { StaleEntry } from './stale.ts';
import type { CheckFailure } from './target.ts';
import type { Tolerances } from './tolerance.ts';
import { type CaseResult, type Verdict, verdicts } from './verdict.ts';

export type { ReportedOperation } from './places.ts';

/** The events of a check, in this order: one `started`, perhaps a `target` and a `planned`, `case`s and perhaps a `paced` among them, perhaps `scored`, `finished`. */
export type CheckEvent =
  | StartedEvent
  | { type: 'target'; version?: string; now: string; window: { since: string; until: string } }
  | { type: 'planned'; cases: PlannedCase[]; operations: ReportedOperation[]; selection?: Selection }
  | { type: 'case'; result: CaseResult }
  | PacedEvent
  | { type: 'scored'; score: Score }
  | { type: 'finished'; report: CheckReport };

/** The first event: what will be checked. */
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
  /** When the check began by the clock of this machine, as an ISO 8601 time in UTC. */
  startedAt?: string;
  options?: ReportedOptions;
}

/** The server limits requests, and the check has learnt how fast it can be asked. Figures are estimates. */
export interface PacedEvent {
  type: 'paced';
  /** Milliseconds from the beginning of one request to that of the next, from here on. */
  intervalMs: number;
  /** Requests that the server seems to allow in a minute; the check stays below. */
  allowedPerMinute: number;
  requestsLeft: number;
  /** Milliseconds until the end. */
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

/** All that a check found. The same answers give the same report, but for `startedAt`, `durationMs` and `target.now`. */
export interface CheckReport {
  format: 'chatpact.check/1';
  url: string;
  vendor: string;
  strict: boolean;
  /** True when the target's TLS certificate was not looked at: anybody may have answered. */
  unverified?: boolean;
  /** The part of the plan that was checked; absent for the whole. */
  shard?: Shard;
  /** What was left out of the plan by `only` and `exclude`; absent when nothing was. */
  selection?: Selection;
  /** How many cases may come to nothing; absent where nothing was said of it. */
  tolerances?: Tolerances;
  exitCode: ExitCode;
  /** Why nothing, or not everything, could be checked. */
  failure?: CheckFailure;
  target?: { version?: string; now: string; window: { since: string; until: string } };
  summary: CheckSummary;
  /** Those that the cases are about, in the order of the plan; none when it did not come to one. */
  operations: ReportedOperation[];
  /** In the order of the plan. */
  cases: CaseResult[];
  /** The mutation score, when that was asked for. */
  score?: Score;
  /** Version of chatpact that wrote the report; older reports lack it, and the two that follow. */
  chatpactVersion?: string;
  /** When the check began by the clock of the machine that ran it, as an ISO 8601 time in UTC. */
  startedAt?: string;
  /** The options that were given and decide what the check does. */
  options?: ReportedOptions;
  /** Milliseconds that the whole check took. */
  durationMs: number;
}

export interface CheckSummary {
  cases: number;
  /** Requests that left, retries included. */
  requests: number;
  verdicts: Record<Verdict, number>;
  /** Different violations, those of the baseline included: one for each fingerprint, in however many cases it was seen. */
  violations: number;
  /** Different warnings that no ledger entry excuses, counted as violations are. */
  warnings: number;
  /** Different answers to bad input that nobody promised, and that no ledger entry knows; they fail nothing. */
  observations: number;
  /** Ledger entries that were met, with the number of findings each explains. */
  deviations: (DeviationReference & { findings: number })[];
  /** What a baseline said, where there was one. */
  baseline?: BaselineSummary;
  /** Ledger entries of which nothing was seen; only of a check that was complete. */
  stale?: StaleEntry[];
}

export interface BaselineSummary {
  /** Different violations and warnings that it excuses. */
  known: number;
  /** Different violations and warnings whose entry has expired. */
  expired: number;
  /** Fingerprints of it that were not seen; only of a check that was complete. */
  unseen?: string[];
}

/** What only the end of a check knows. */
export interface CheckEnd {
  requests: number;
  durationMs: number;
  failure?: CheckFailure;
  /** Fingerprints of the baseline that were not seen, where there was a baseline. */
  unseen?: string[];
  stale?: StaleEntry[];
}

/** Folds the events of a check, up to the last, into its report. */
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

/** A report of its parts, with the exit code that follows from them. Its fields are in one order, however it was made. */
export function toReport(parts: Omit<CheckReport, 'format' | 'exitCode'>): CheckReport {
  const { url, vendor, strict, unverified, shard, selection, tolerances, ...found } = parts;
  const format = 'chatpact.check/1' as const;
  // A report of several shards has no field for one.
  const ofShard = 'shard' in parts ? { shard } : {};
  const head = { format, url, vendor, strict, unverified, ...ofShard, selection, tolerances };
  return { ...head, exitCode: toExitCode(parts), ...found };
}

/** Counts what cases came to. `requests` left in all, retries included. */
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
