export { checkContract, planCheck, runCheck } from './check.ts';
export { type JudgedResponse, judgeResponse } from './judge/judge-response.ts';
export { mergeReports } from './merge/merge-reports.ts';
export type { OperationOptions } from './options/operation-options.ts';
export type { CheckOptions } from './options/options.ts';
export type { ReportedOptions } from './options/reported-options.ts';
export type { Shard } from './options/shard.ts';
export { assertPlugin, isReporter } from './plugins/assert-plugin.ts';
export type { Plugin } from './plugins/plugin.ts';
export { type Proposals, proposeOverlay } from './propose/propose.ts';
export type { ProxyFinding } from './proxy/findings.ts';
export { createProxy } from './proxy/proxy.ts';
export type { ProxyOptions, ProxyState, RunningProxy } from './proxy/types.ts';
export type { UnjudgedExchanges } from './proxy/unjudged.ts';
export { parseReportFlag, type RequestedReport, reporters } from './reporters/index.ts';
export { readReport, readReports } from './reporters/json/history.ts';
export type { ReportContext, Reporter, ReporterSpec, Sink } from './reporters/reporter.ts';
export type {
  CheckEvent,
  CheckReport,
  CheckSummary,
  PlannedCase,
  RateLimitedEvent,
  StartedEvent,
} from './results/check-report.ts';
export { type ExitCode, exitCodes } from './results/exit-code.ts';
export type { BaselineReference, DeviationReference, Finding, Severity } from './results/finding.ts';
export { type CaseResult, type Verdict, verdicts } from './results/verdict.ts';
export { type Baseline, type BaselineEntry, emptyBaseline, readBaseline } from './suppressions/baseline/baseline.ts';
export { writeBaseline } from './suppressions/baseline/write.ts';
export type { CheckFailure } from './target.ts';
export { getVendorCheck, vendorChecks } from './vendors/index.ts';
