import { expect, test } from 'vitest';
import { toBaselineTerms, toHeadline, toUnusedEntries } from '../../../contracts/reporters/sentences.ts';
import { type CheckReport, foldReport, summarize } from '../../../contracts/results/check-report.ts';
import { toProblems } from '../../../contracts/results/problems.ts';
import { endOf, reportEvents } from './report-events.ts';

const of = (check: string): CheckReport => endOf(reportEvents[check] ?? []);

test('a check without cases is inconclusive', () => {
  expect(toHeadline(foldReport([], { requests: 0, durationMs: 0 }))).toEqual({
    outcome: 'unsure',
    text: 'The check is inconclusive.',
    detail: 'No case was planned.',
  });
});

test('a stopped check keeps its findings and gives the reason', () => {
  const failure = { kind: 'stopped' as const, message: 'The time is spent.' };
  const { text, detail } = toHeadline({ ...of('all-sorts'), failure });
  expect(text).toBe('The server breaks its contract in 4 ways.');
  expect(detail).toMatch(/^The time is spent\. 14 cases: /);
});

test('counts findings in the baseline by fingerprint, and passes if they are only warnings', () => {
  const before = of('as-before');
  const findings = before.cases.flatMap((each) => each.findings);
  const known = ['warning', 'violation'].map((severity, index) => {
    const more = { severity, fingerprint: `known ${index}` } as const;
    return findings.map((finding) => ({ ...finding, ...more, severity: severity as 'warning' | 'violation' }));
  });
  const cases = before.cases.map((each, index) => ({ ...each, findings: index === 0 ? known.flat() : [] }));
  const two = { ...before, cases, summary: summarize(cases, 2) };
  expect(toHeadline(two)).toMatchObject({
    text: 'The server breaks its contract only in ways that the baseline lists.',
    detail: expect.stringMatching(/Also found: 2 findings in the baseline\.$/),
  });
  const warned = cases.map((each) => ({ ...each, findings: each.findings.slice(0, 1) }));
  expect(toHeadline({ ...before, cases: warned, summary: summarize(warned, 2) }).text).toBe(
    'The server keeps its contract.',
  );
});

test('represents findings with the same fingerprint by the most severe one', () => {
  const { cases } = of('all-sorts');
  const [worst] = cases.flatMap((each) => each.findings);
  if (!worst) throw new Error('The check has no finding.');
  const findings = [{ ...worst, severity: 'warning' as const, caseId: 'a', message: 'mild' }, worst];
  const [problem, ...others] = toProblems({ cases: cases.slice(0, 1).map((each) => ({ ...each, findings })) });
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    weight: 'violation',
    cases: 2,
    occurrences: 60,
    finding: { message: worst.message },
  });
});

test.each([
  [{ since: '2026-01-31', excused: true }, 'since 2026-01-31'],
  [{ since: '2026-01-31', excused: false, expires: '2026-02-01' }, 'since 2026-01-31, expired after 2026-02-01'],
  [
    { since: '2026-01-31', excused: true, expires: '2026-02-01', reason: 'being rebuilt' },
    'since 2026-01-31, until 2026-02-01: being rebuilt',
  ],
])('writes the dates and the reason of a baseline entry: %j', (baseline, text) => {
  expect(toBaselineTerms(baseline)).toBe(text);
});

test('writes unused entries in the singular and the plural', () => {
  const entry = (id: string, why: string) => ({ id, why });
  const whatOf = (...stale: { id: string; why: string }[]) =>
    toUnusedEntries({ ...of('clean').summary, stale }).map(({ what }) => what);
  const [fixed, missing] = ['was not seen; it was fixed', 'matches nothing that matches'];
  expect(whatOf(entry('a', fixed), entry('b', missing))).toEqual([
    `1 ledger entry ${fixed}`,
    `1 ledger entry ${missing}`,
  ]);
  expect(whatOf(entry('a', fixed), entry('b', fixed))).toEqual(['2 ledger entries were not seen; it was fixed']);
  expect(whatOf(entry('a', missing), entry('b', missing))).toEqual(['2 ledger entries match nothing that matches']);
});
