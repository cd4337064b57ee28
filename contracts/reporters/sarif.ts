import { packageVersion } from '../../package-info.ts';
import type { CheckReport } from '../results/check-report.ts';
import type { FileLocation } from '../results/file-location.ts';
import type { Finding } from '../results/finding.ts';
import { type Problem, toExtent, toProblems, type Weight } from '../results/problems.ts';
import { findFindingLocation } from './finding-location.ts';
import { type CreateReporter, createFinalReporter, type ReportContext } from './reporter.ts';
import { type Rule, ruleOf, toRules } from './rules.ts';
import { toBaselineTerms, toCause, toCaveatSentence } from './sentences.ts';

/** Writes SARIF 2.1.0 (OASIS) for code scanning: one result per fingerprint, located in the user's own files. */
export const sarif: CreateReporter = createFinalReporter(
  (report, context) => `${JSON.stringify(toLog(report, context), null, 2)}\n`,
);

const levels: Record<Weight, 'error' | 'warning' | 'note'> = {
  violation: 'error',
  warning: 'warning',
  'known-deviation': 'note',
  observation: 'note',
};

function toLog(report: CheckReport, context: ReportContext) {
  const rules = toRules(report);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'chatpact', semanticVersion: toVersion(report), rules: rules.map(toDescriptor) } },
        automationDetails: { id: `chatpact/${report.vendor}/` },
        columnKind: 'utf16CodeUnits',
        invocations: [toInvocation(report)],
        properties: toCounts(report),
        results: toProblems(report).map((problem) =>
          toResult(problem, rules, findFindingLocation(problem.finding, report, context)),
        ),
      },
    ],
  };
}

function toCounts({ summary: { violations, warnings, observations, baseline } }: CheckReport) {
  return {
    violations,
    warnings,
    observations,
    baseline: baseline && { known: baseline.known, expired: baseline.expired },
  };
}

/** Version of the program that ran the check. A merged report may come from several versions; then this program's. */
function toVersion({ chatpactVersion = packageVersion }: CheckReport): string {
  return chatpactVersion.includes(',') ? packageVersion : chatpactVersion;
}

function toDescriptor({ id, statement }: Rule) {
  return { id, shortDescription: { text: statement }, defaultConfiguration: { level: 'error' } };
}

function toInvocation(report: CheckReport) {
  const { failure, exitCode, url } = report;
  const caveat = toCaveatSentence(report);
  const notifications = [
    ...(failure ? [{ level: 'error', message: { text: failure.message }, descriptor: { id: failure.kind } }] : []),
    ...(caveat ? [{ level: 'warning', message: { text: caveat }, descriptor: { id: 'unverified' } }] : []),
  ];
  return {
    executionSuccessful: failure === undefined,
    exitCode,
    ...toTimes(report),
    ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
    properties: {
      target: url,
      serverVersion: report.target?.version,
      durationMs: report.durationMs,
      options: { vendor: report.vendor, strict: report.strict, shard: report.shard, ...report.options },
    },
  };
}

/** Start and end of the check, if the report has them. */
function toTimes({ startedAt, durationMs }: CheckReport): { startTimeUtc?: string; endTimeUtc?: string } {
  if (startedAt === undefined) return {};
  const end = new Date(Date.parse(startedAt) + durationMs);
  return { startTimeUtc: startedAt, ...(!Number.isNaN(end.getTime()) && { endTimeUtc: end.toISOString() }) };
}

function toResult(problem: Problem, rules: readonly Rule[], place: FileLocation | undefined) {
  const { finding, weight, cases, occurrences } = problem;
  const { pointer, expected, actual, curl, fingerprint, cause } = finding;
  const ruleId = ruleOf(finding);
  const extent = toExtent(problem);
  const description = [extent === '' ? finding.message : `${finding.message} (${extent})`, ...toCause(finding)];
  return {
    ruleId,
    ruleIndex: rules.findIndex(({ id }) => id === ruleId),
    level: levels[weight],
    // Unescaped square brackets would become a link.
    message: { text: description.join(' ').replace(/[\\[\]]/g, '\\$&') },
    locations: [toLocation(finding, place)],
    partialFingerprints: { 'chatpact/v1': fingerprint },
    occurrenceCount: Math.max(1, occurrences),
    ...toSuppressions(finding),
    properties: { pointer, expected, actual, cause, curl, cases },
  };
}

function toLocation({ operation }: Finding, place: FileLocation | undefined) {
  const physical = place && {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(place.file).replace(/[#?]/g, encodeURIComponent) },
      region: { startLine: place.line },
    },
  };
  return { ...physical, logicalLocations: [{ fullyQualifiedName: operation, kind: 'function' }] };
}

function toSuppressions({ deviation, baseline }: Finding) {
  const known = deviation?.excused ? [`${deviation.id}: ${deviation.evidence}`] : [];
  const terms = baseline?.excused ? [`In the baseline ${toBaselineTerms(baseline)}`] : [];
  const reasons = [...known, ...terms];
  if (reasons.length === 0) return {};
  const toSuppression = (justification: string) => ({ kind: 'external', status: 'accepted', justification });
  return { suppressions: reasons.map(toSuppression) };
}
