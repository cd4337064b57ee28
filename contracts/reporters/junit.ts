import type { CheckReport } from '../results/check-report.ts';
import type { Finding } from '../results/finding.ts';
import { groupBy } from '../results/group-by.ts';
import { type CaseResult, failsCheck } from '../results/verdict.ts';
import { type CreateReporter, createFinalReporter } from './reporter.ts';
import { toFlags } from './run-info.ts';
import { toBaselineTerms, toCause, toCaveatSentence, toFindingCounts } from './sentences.ts';

/** Writes JUnit XML: one suite per operation. Vacuous cases count as skipped, inconclusive cases as errors. */
export const junit: CreateReporter = createFinalReporter(toXml);

function toXml(report: CheckReport): string {
  const properties = [
    '    <properties>',
    ...toProperties(report).map(([name, value]) => `      <property${toAttributes({ name, value })}/>`),
    '    </properties>',
  ];
  const timestamp = toTimestamp(report);
  const suites = groupBy(toCases(report), ({ operation }) => operation || report.vendor);
  const body = [...suites].map(([operation, cases]) => {
    const lines = [...properties, ...cases.map((each) => toTestcase(each, report))];
    const counts = countsOf(cases, report);
    const attributes = toAttributes({ name: operation, ...counts, ...timestamp });
    return [`  <testsuite${attributes}>`, ...lines, '  </testsuite>'].join('\n');
  });
  // Cases run concurrently and wait in the request queue, so the sum of their durations is not the total.
  const time = seconds(report.durationMs);
  const counts = countsOf(toCases(report), report);
  const all = toAttributes({ name: `chatpact ${report.vendor}`, ...counts, time, ...timestamp });
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites${all}>`, ...body, '</testsuites>', ''].join('\n');
}

/** The target, the program and the options. JUnit allows properties only in suites, so every suite repeats them. */
function toProperties(report: CheckReport): [name: string, value: string][] {
  const { chatpactVersion, url, target } = report;
  const properties: [name: string, value: string | undefined][] = [
    ['chatpact.version', chatpactVersion],
    ['target', url],
    ['server.version', target?.version],
    ['options', toFlags(report)],
    // JUnit counts failed cases. Several failed cases may share one violation.
    ['found', toFindingCounts(report)],
    ['caveat', toCaveatSentence(report)],
  ];
  return properties.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

// A failed check may have no cases, and most CI servers show a file without test cases as passed. So a failure is a case.
function toCases({ cases, failure, vendor }: CheckReport): readonly CaseResult[] {
  if (!failure) return cases;
  const target = { id: 'target', title: `${vendor} can be checked`, kind: 'request', operation: '' } as const;
  return [{ ...target, verdict: 'inconclusive', reason: failure.message, findings: [], durationMs: 0 }, ...cases];
}

function countsOf(cases: readonly CaseResult[], report: CheckReport) {
  return {
    tests: cases.length,
    failures: cases.filter((each) => toOutcome(each, report) === 'failure').length,
    errors: cases.filter((each) => toOutcome(each, report) === 'error').length,
    skipped: cases.filter((each) => toOutcome(each, report) === 'skipped').length,
    time: seconds(cases.reduce((sum, { durationMs }) => sum + durationMs, 0)),
  };
}

function toOutcome(
  { verdict, findings }: CaseResult,
  { strict }: CheckReport,
): 'failure' | 'error' | 'skipped' | 'pass' {
  if (findings.some((finding) => failsCheck(finding, strict))) return 'failure';
  if (verdict === 'inconclusive') return 'error';
  return verdict === 'skipped' || verdict === 'vacuous' ? 'skipped' : 'pass';
}

function toTestcase(each: CaseResult, report: CheckReport): string {
  const attributes = { classname: each.operation || report.vendor, name: each.title, time: seconds(each.durationMs) };
  const open = `    <testcase${toAttributes(attributes)}>`;
  const outcome = toOutcome(each, report);
  const lines: string[] = [];
  if (outcome === 'failure') {
    const failing = each.findings.filter((finding) => failsCheck(finding, report.strict));
    const message = failing.map((finding) => finding.message).join(' ');
    const text = failing.map(toText).join('\n\n');
    lines.push(
      `      <failure${toAttributes({ message, type: failing[0]?.check ?? '' })}>${escapeXml(text)}</failure>`,
    );
  }
  const reason = each.reason ?? '';
  if (outcome === 'error') lines.push(`      <error${toAttributes({ message: reason })}/>`);
  if (outcome === 'skipped') lines.push(`      <skipped${toAttributes({ message: `${each.verdict}: ${reason}` })}/>`);
  const others = each.findings.filter((finding) => !failsCheck(finding, report.strict));
  if (others.length > 0) lines.push(`      <system-out>${escapeXml(others.map(toText).join('\n\n'))}</system-out>`);
  return [open, ...lines, '    </testcase>'].join('\n');
}

function toText(finding: Finding): string {
  const { fingerprint, message, deviation, baseline, curl } = finding;
  const known = deviation ? [`known deviation ${deviation.id}: ${deviation.evidence}`] : [];
  const terms = baseline ? [`in the baseline ${toBaselineTerms(baseline)}`] : [];
  return [fingerprint, message, ...toCause(finding), ...known, ...terms, curl].join('\n');
}

function toAttributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
}

/** The start in UTC, without zone and fractions of a second, because the strictest published schema forbids them. */
function toTimestamp({ startedAt }: CheckReport): { timestamp?: string } {
  return startedAt === undefined ? {} : { timestamp: startedAt.slice(0, 19) };
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Escapes text for XML 1.0, and replaces characters that XML 1.0 cannot represent: most controls, lone surrogates. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
