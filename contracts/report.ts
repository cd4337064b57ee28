import { type ExitCode, toExitCode } from './exit-code.ts';
import type { DeviationReference } from './finding.ts';
import type { CheckFailure } from './target.ts';
import { type CaseResult, isViolation, type Verdict, verdicts } from './verdict.ts';

/** What a check tells while it runs, in this order: one `started`, perhaps a `target` and a `planned`, `case`s, `finished`. */
export type CheckEvent =
  | { type: 'started'; url: string; vendor: string; strict: boolean }
  | { type: 'target'; version?: string; now: string; window: { since: string; until: string } }
  | { type: 'planned'; cases: PlannedCase[] }
  | { type: 'case'; result: CaseResult }
  | { type: 'finished'; report: CheckReport };

/** A case before it is run. */
export interface PlannedCase {
  id: string;
  title: string;
  kind: CaseResult['kind'];
  operation: string;
  /** Why it will be skipped, if that is known. */
  skip?: string;
}

/** All that a check found. The same answers give the same report, but for `durationMs` and `target.now`. */
export interface CheckReport {
  format: 'chatpact.check/1';
  url: string;
  vendor: string;
  strict: boolean;
  exitCode: ExitCode;
  /** Why nothing, or not everything, could be checked. */
  failure?: CheckFailure;
  target?: { version?: string; now: string; window: { since: string; until: string } };
  summary: CheckSummary;
  /** In the order of the plan. */
  cases: CaseResult[];
  durationMs: number;
}

export interface CheckSummary {
  cases: number;
  /** Requests that left, retries included. */
  requests: number;
  verdicts: Record<Verdict, number>;
  violations: number;
  /** Warnings that no ledger entry excuses. */
  warnings: number;
  /** Ledger entries that were met, with the number of findings each explains. */
  deviations: (DeviationReference & { findings: number })[];
}

/** Folds the events of a check, up to the last, into its report. */
export function foldReport(
  events: readonly CheckEvent[],
  end: { requests: number; durationMs: number; failure?: CheckFailure },
): CheckReport {
  const started = events.find((event) => event.type === 'started');
  const target = events.find((event) => event.type === 'target');
  const cases = events.flatMap((event) => (event.type === 'case' ? [event.result] : []));
  const base = {
    format: 'chatpact.check/1' as const,
    url: started?.url ?? '',
    vendor: started?.vendor ?? '',
    strict: started?.strict ?? false,
    failure: end.failure,
    target: target && { version: target.version, now: target.now, window: target.window },
    summary: summarize(cases, end.requests),
    cases,
  };
  const { format, url, vendor, strict, ...rest } = base;
  return { format, url, vendor, strict, exitCode: toExitCode(base), ...rest, durationMs: end.durationMs };
}

function summarize(cases: readonly CaseResult[], requests: number): CheckSummary {
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
  const failing = findings.filter(isViolation);
  return {
    cases: cases.length,
    requests,
    verdicts: counts,
    violations: failing.length,
    warnings: findings.filter(({ severity, deviation }) => severity === 'warning' && !deviation).length,
    deviations: [...deviations.values()],
  };
}
