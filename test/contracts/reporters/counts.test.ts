import { expect, test } from 'vitest';
import { parseReportFlag } from '../../../contracts/reporters/index.ts';
import type { CheckEvent } from '../../../contracts/results/check-report.ts';
import { endOf, reportEvents } from './report-events.ts';

// In this check, two cases show one of the violations, with 32 occurrences. The baseline lists another violation.
const all = reportEvents['all-sorts'] ?? [];
const report = endOf(all);
const found = '5 violations, 1 warning, 1 of them in the baseline, 1 with an expired baseline entry, 1 observation';

function write(name: string, events: readonly CheckEvent[] = all): string {
  let written = '';
  const context = { jobSummary: { write: (text: string) => (written += text) } };
  const reporter = parseReportFlag(name).reporter.create({ write: (text) => (written += text) }, context);
  for (const event of events) reporter.on(event);
  return written;
}

test('counts a violation once if several cases show it', () => {
  const violating = report.cases.filter(({ verdict }) => verdict === 'violation');
  expect(violating.length).toBeGreaterThan(5);
  expect(report.summary).toMatchObject({ violations: 5, warnings: 1, observations: 1 });
  expect(report.summary.baseline).toMatchObject({ known: 1, expired: 1 });
});

test.each(['pretty', 'html', 'junit', 'markdown', 'github'])(
  '%s shows the same counts as the other reports',
  (name) => {
    expect(write(name)).toContain(found);
  },
);

test('JSON, NDJSON and SARIF have the same counts', () => {
  const { violations, warnings } = JSON.parse(write('json')).summary;
  const last = JSON.parse(write('ndjson').trimEnd().split('\n').at(-1) ?? '').report.summary;
  const [run] = JSON.parse(write('sarif')).runs;
  const resultsOf = (level: string) => run.results.filter((each: { level: string }) => each.level === level).length;
  expect([violations, last.violations, run.properties.violations, resultsOf('error')]).toEqual([5, 5, 5, 5]);
  expect([warnings, last.warnings, run.properties.warnings, resultsOf('warning')]).toEqual([1, 1, 1, 1]);
});

test('lists as many violations as the headings say, without those of the baseline', () => {
  const open = 4;
  expect(write('pretty')).toContain(`The server breaks its contract in ${open} ways.`);
  expect(write('markdown')).toContain(`### Violations: ${open}\n`);
  expect(write('pretty').match(/^ {2}violation (schema|auth|status|relation)/gm)).toHaveLength(open);
  expect(write('html').match(/<li><span class="badge v-violation">/g)).toHaveLength(open + 1);
  expect(write('github').match(/^::error /gm)).toHaveLength(open);
});

test('names the scenario test of a finding', () => {
  const findings = report.cases.flatMap((each) => each.findings).slice(0, 1);
  const ofTest = findings.map((each) => ({ ...each, check: 'relation', keyword: 'scenario-test/resolving' }));
  const cases = report.cases.slice(0, 1).map((each) => ({ ...each, findings: ofTest }));
  const written = write('pretty', [{ type: 'finished', report: { ...report, cases } }]);
  expect(written).toContain('the scenario test "resolving"');
  expect(written).not.toContain('relation/scenario-test');
});
