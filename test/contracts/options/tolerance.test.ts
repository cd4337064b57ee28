import { describe, expect, test } from 'vitest';
import { type CheckReport, mergeReports } from '../../../contracts/index.ts';
import { resolveOptions } from '../../../contracts/options/resolve-options.ts';
import type { Tolerances } from '../../../contracts/options/tolerance.ts';
import { toHeadline } from '../../../contracts/reporters/sentences.ts';
import { foldReport, summarize } from '../../../contracts/results/check-report.ts';
import { toExitCode } from '../../../contracts/results/exit-code.ts';
import type { CaseResult, Verdict } from '../../../contracts/results/verdict.ts';

/** Builds a report with a number of cases for each verdict. */
function reportOf(counts: Partial<Record<Verdict, number>>, tolerances?: Tolerances, failure?: CheckReport['failure']) {
  const cases = Object.entries(counts).flatMap(([verdict, number]) =>
    Array.from({ length: number }, (_, index): CaseResult => {
      const id = `${verdict}/${index}`;
      return {
        id,
        title: id,
        kind: 'request',
        operation: 'a',
        verdict: verdict as Verdict,
        findings: [],
        durationMs: 0,
      };
    }),
  );
  const events = [
    { type: 'started' as const, url: 'http://a.example/', vendor: 'chatwoot', strict: false, tolerances },
    ...cases.map((result) => ({ type: 'case' as const, result })),
  ];
  return foldReport(events, { requests: 0, durationMs: 0, failure });
}

describe('Inconclusive cases', () => {
  test.each<[counts: Partial<Record<Verdict, number>>, max: string | undefined, code: number]>([
    [{ pass: 9 }, undefined, 0],
    [{ pass: 9, inconclusive: 1 }, undefined, 4],
    [{ pass: 9, inconclusive: 1 }, '0', 4],
    [{ pass: 9, inconclusive: 1 }, '1', 0],
    [{ pass: 9, inconclusive: 2 }, '1', 4],
    [{ pass: 95, inconclusive: 5 }, '5%', 0],
    [{ pass: 94, inconclusive: 6 }, '5%', 4],
    [{ pass: 94, inconclusive: 6 }, '6.5%', 0],
    // Skipped cases do not count for the percentage.
    [{ pass: 9, inconclusive: 1, skipped: 90 }, '5%', 4],
    // A check without any pass or violation never passes.
    [{ inconclusive: 3 }, '100%', 4],
    [{ inconclusive: 1, vacuous: 8 }, '5', 4],
  ])('%j with --max-inconclusive %s give exit code %i', (counts, maxInconclusive, code) => {
    expect(reportOf(counts, maxInconclusive === undefined ? undefined : { maxInconclusive }).exitCode).toBe(code);
  });

  test('never hide a violation or an unfinished check', () => {
    const tolerances = { maxInconclusive: '100%' };
    const stopped = { kind: 'stopped' as const, message: 'The time is spent.' };
    expect(reportOf({ pass: 9, inconclusive: 1 }, tolerances, stopped).exitCode).toBe(4);
    const { cases } = reportOf({ pass: 9, inconclusive: 1 });
    const finding = { severity: 'violation' } as CaseResult['findings'][number];
    const broken = cases.map((each) => ({ ...each, findings: [finding] }));
    expect(toExitCode({ strict: false, cases: broken, summary: summarize(cases, 0), tolerances })).toBe(1);
  });

  test('are counted in the headline, within and above the limit', () => {
    expect(toHeadline(reportOf({ pass: 9, inconclusive: 1 }, { maxInconclusive: '1' }))).toMatchObject({
      outcome: 'good',
      text: 'The server keeps its contract.',
      detail: expect.stringContaining('1 inconclusive case is allowed by --max-inconclusive 1.'),
    });
    expect(toHeadline(reportOf({ pass: 90, inconclusive: 10 }, { maxInconclusive: '5%' }))).toMatchObject({
      outcome: 'unsure',
      detail: expect.stringMatching(/^Got 10 inconclusive cases, more than 5 \(--max-inconclusive 5%\)\. 100 cases: /),
    });
  });
});

describe('Vacuous cases', () => {
  test.each<[counts: Partial<Record<Verdict, number>>, maxVacuous: string, code: number]>([
    [{ pass: 9, vacuous: 3 }, '3', 0],
    [{ pass: 9, vacuous: 3 }, '2', 4],
    [{ pass: 9, vacuous: 1 }, '10%', 0],
    [{ pass: 8, vacuous: 2 }, '10%', 4],
  ])('%j with --max-vacuous %s give exit code %i', (counts, maxVacuous, code) => {
    expect(reportOf(counts, { maxVacuous }).exitCode).toBe(code);
  });

  test('are the reason in the headline above the limit', () => {
    expect(toHeadline(reportOf({ pass: 8, vacuous: 2 }, { maxVacuous: '1' }))).toMatchObject({
      outcome: 'unsure',
      text: 'The check judged too little of the contract.',
      detail: expect.stringMatching(/^Got 2 vacuous cases, more than --max-vacuous 1\./),
    });
  });

  test('are mentioned without a limit only if they are many', () => {
    const little = '126 of 582 cases are vacuous: the server holds too little data to judge them.';
    expect(toHeadline(reportOf({ pass: 400, vacuous: 126, skipped: 56 })).detail).toContain(little);
    expect(toHeadline(reportOf({ pass: 400, vacuous: 4 })).detail).not.toContain('are vacuous');
  });
});

test('merged reports keep their common tolerances', () => {
  const tolerances = { maxInconclusive: '1' };
  const one = reportOf({ pass: 3, inconclusive: 1 }, tolerances);
  expect(mergeReports([one, one])).toMatchObject({ exitCode: 0, tolerances });
  const other = reportOf({ pass: 3 }, { maxInconclusive: '2' });
  expect(() => mergeReports([one, other])).toThrow('different tolerances');
});

test.each(['-1', '1.5', '101%', 'some', '', '5 %%', -1, 1.5, Number.NaN])('rejects the tolerance %j', (value) => {
  for (const name of ['maxInconclusive', 'maxVacuous']) {
    const options = { url: 'http://a.example', vendor: 'chatwoot', credentials: {}, [name]: value };
    expect(() => resolveOptions(options)).toThrow(expect.objectContaining({ code: 'INVALID_TOLERANCE' }));
  }
});

test('accepts a number or a percentage as tolerance', () => {
  const options = { url: 'http://a.example', vendor: 'chatwoot', credentials: {} };
  expect(resolveOptions({ ...options, maxInconclusive: 5, maxVacuous: ' 2.5 %' }).tolerances).toEqual({
    maxInconclusive: '5',
    maxVacuous: '2.5%',
  });
  expect(resolveOptions(options).tolerances).toBeUndefined();
});
