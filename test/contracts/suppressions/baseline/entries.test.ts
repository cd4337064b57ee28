import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckReport } from '../../../../contracts/results/check-report.ts';
import {
  type Baseline,
  type BaselineEntry,
  readBaseline,
} from '../../../../contracts/suppressions/baseline/baseline.ts';
import { createBaselineMarker, toDay } from '../../../../contracts/suppressions/baseline/mark-findings.ts';
import { listUnusedBaselineEntries } from '../../../../contracts/suppressions/baseline/unused-entries.ts';
import {
  findUpdateObstacle,
  formatBaseline,
  updateBaseline,
} from '../../../../contracts/suppressions/baseline/update.ts';
import { writeBaseline } from '../../../../contracts/suppressions/baseline/write.ts';
import { endOf, reportEvents } from '../../reporters/report-events.ts';

// Which findings a baseline accepts, and which entries an update adds or removes.

const of = (check: string): CheckReport => endOf(reportEvents[check] ?? []);
const now = new Date('2026-03-01T23:30:00Z');
const baselineOf = (...findings: BaselineEntry[]): Baseline => ({
  format: 'chatpact.baseline/1',
  vendor: 'chatwoot',
  findings,
});
const entry = (fingerprint: string, more: Partial<BaselineEntry> = {}) => ({
  fingerprint,
  since: '2026-01-31',
  ...more,
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-baseline-'));
});
afterAll(() => rm(folder, { recursive: true }));
const put = async (name: string, content: unknown) => {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

/** A report as without a baseline: no finding is accepted. */
const bare = (report: CheckReport): CheckReport => ({
  ...report,
  cases: report.cases.map((each) => ({
    ...each,
    findings: each.findings.map(({ baseline: _, ...finding }) => finding),
  })),
});
const sorts = bare(of('all-sorts'));
const fingerprints = (report: CheckReport) =>
  report.cases.flatMap((each) => each.findings.map((one) => one.fingerprint));
const [schemaOfSeries = '', , authOfSeries = ''] = fingerprints(sorts);

describe('A finding', () => {
  const excuse = (baseline: Baseline | undefined, more: { strict?: boolean; update?: boolean } = {}) => {
    const mark = createBaselineMarker(baseline, { now, strict: false, update: false, ...more });
    return sorts.cases.map(mark).flatMap((each) => each.findings.map((one) => [one.fingerprint, one.baseline]));
  };

  test('is marked in every case if it is in the baseline', () => {
    const marked = excuse(baselineOf(entry(schemaOfSeries, { reason: 'known', what: 'a word', case: 'x' })));
    const reference = { since: '2026-01-31', reason: 'known', expires: undefined, excused: true };
    expect(marked.filter(([, baseline]) => baseline)).toEqual([
      [schemaOfSeries, reference],
      [schemaOfSeries, reference],
    ]);
    expect(excuse(undefined).filter(([, baseline]) => baseline)).toEqual([]);
  });

  test.each([
    ['2026-03-01', true],
    ['2026-02-28', false],
    ['2027-01-01', true],
  ])('is accepted through the last day of its entry in UTC: %s', (expires, excused) => {
    const [[, reference] = []] = excuse(baselineOf(entry(schemaOfSeries, { expires })));
    expect(reference).toMatchObject({ expires, excused });
  });

  test('is added by an update only if it would fail the check', () => {
    const taken = (strict: boolean) =>
      new Set(
        excuse(baselineOf(), { update: true, strict }).flatMap(([fingerprint, baseline]) =>
          baseline ? [fingerprint] : [],
        ),
      );
    // An observation never fails a check.
    const counting = fingerprints(sorts).filter((each) => !/refusal:invalid/.test(String(each)));
    expect(taken(false)).toEqual(new Set(counting.filter((each) => !/colour|summary\|/.test(String(each)))));
    expect(taken(true)).toEqual(new Set(counting));
    const [[, reference] = []] = excuse(baselineOf(), { update: true });
    expect(reference).toEqual({ since: '2026-03-01', excused: true });
  });
});

test('an entry is unused if it matches no finding, unless its case was vacuous, inconclusive or skipped', () => {
  const gone = (name: string) => {
    const cases = sorts.cases.map(({ id, verdict }) => ({ id, verdict }));
    const id = cases.find(({ verdict }) => verdict === name)?.id;
    return listUnusedBaselineEntries(baselineOf(entry('never seen', { case: id })), sorts.cases).length;
  };
  expect(['pass', 'violation', 'known-deviation', 'vacuous', 'inconclusive', 'skipped'].map(gone)).toEqual([
    1, 1, 1, 0, 0, 0,
  ]);
  // An entry without a case may belong to a case that was inconclusive.
  expect(listUnusedBaselineEntries(baselineOf(entry('never seen')), sorts.cases)).toEqual([]);
  const conclusive = sorts.cases.filter(({ verdict }) => verdict !== 'inconclusive');
  expect(listUnusedBaselineEntries(baselineOf(entry('never seen'), entry(schemaOfSeries)), conclusive)).toEqual([
    entry('never seen'),
  ]);
});

/** Id of a case with a verdict. */
const judged = sorts.cases.find(({ verdict }) => verdict === 'pass')?.id ?? '';

describe('An update', () => {
  const strict = of('strict');

  test('adds failing findings, removes unused entries and keeps all others unchanged, in order', () => {
    const kept = entry(schemaOfSeries, { reason: 'mine', expires: '2020-01-01' });
    const { findings, vendor } = updateBaseline(baselineOf(entry('z gone', { case: judged }), kept), sorts, now);
    expect(vendor).toBe('chatwoot');
    expect(findings.map(({ fingerprint }) => fingerprint)).toEqual(
      [...findings.map(({ fingerprint }) => fingerprint)].sort(),
    );
    expect(findings).toContain(kept);
    expect(findings.find(({ fingerprint }) => fingerprint === authOfSeries)).toEqual({
      fingerprint: authOfSeries,
      what: 'Expected 403 for the token of an agent. Got 200 <b>with figures</b> & more.',
      case: 'list-all-conversation-statistics/refusal/forbidden',
      since: '2026-03-01',
    });
    expect(findings).toHaveLength(5);
  });

  test('creates a new baseline, with warnings only under strict', () => {
    expect(updateBaseline(undefined, { ...strict, strict: false }, now).findings).toEqual([]);
    expect(updateBaseline(undefined, strict, now)).toMatchObject({
      ...{ format: 'chatpact.baseline/1', vendor: 'chatwoot' },
      findings: [{ case: 'get-account-agents/success' }, { case: 'list-all-conversation-statistics-summary/success' }],
    });
  });

  test('writes findings that it accepts itself', () => {
    const marked = createBaselineMarker(baselineOf(), { now, strict: false, update: true });
    const report = { ...sorts, cases: sorts.cases.map(marked) };
    expect(updateBaseline(undefined, report, now)).toEqual(updateBaseline(undefined, sorts, now));
  });

  test('needs a finished check with verdicts', () => {
    expect(findUpdateObstacle(of('stopped'))).toBe('The time is spent');
    const lost = { kind: 'unreachable' as const, message: 'chat.example.com does not answer.' };
    expect(findUpdateObstacle({ ...of('clean'), failure: lost })).toBe('chat.example.com does not answer');
    expect(findUpdateObstacle(of('unsettled'))).toBe('nothing was judged');
    // Entries of inconclusive cases are kept.
    expect(findUpdateObstacle(of('all-sorts'))).toBeUndefined();
    expect(findUpdateObstacle(of('clean'))).toBeUndefined();
  });
});

describe('A file', () => {
  const written = baselineOf(
    entry('b', { expires: '2026-12-31', reason: 'why', case: 'x/success', what: `long ${'word '.repeat(40)}` }),
  );

  test('is written as JSON or YAML by its name, with keys in a fixed order', async () => {
    expect(formatBaseline(written, 'a/known.json')).toBe(
      `${JSON.stringify(
        {
          format: written.format,
          vendor: 'chatwoot',
          findings: [
            {
              fingerprint: 'b',
              what: written.findings[0]?.what,
              case: 'x/success',
              since: '2026-01-31',
              reason: 'why',
              expires: '2026-12-31',
            },
          ],
        },
        null,
        2,
      )}\n`,
    );
    expect(formatBaseline(written, 'known.yaml')).toBe(
      `format: chatpact.baseline/1\nvendor: chatwoot\nfindings:\n  - fingerprint: b\n    what: "${written.findings[0]?.what}"\n    case: x/success\n    since: 2026-01-31\n    reason: why\n    expires: 2026-12-31\n`,
    );
    for (const name of ['known.json', 'known.yaml'])
      expect(await readBaseline(await put(name, formatBaseline(written, name)), 'chatwoot')).toEqual(written);
  });

  test.each<[what: string, content: unknown, message: RegExp, line: number]>([
    [
      'another vendor',
      { ...baselineOf(), vendor: 'rocketchat' },
      /the baseline is for rocketchat, but the check is of chatwoot\. Use one baseline for each vendor\.$/,
      3,
    ],
    ['an entry twice', baselineOf(entry('a'), entry('b'), entry('a')), /a is listed twice\. Remove one entry\.$/, 13],
    ['a word too many', { ...baselineOf(), colour: 1 }, /: colour is not known here\.$/, 5],
    [
      'an invalid date',
      baselineOf({ fingerprint: 'a', since: 'yesterday' }),
      /: Expected a date, e\.g\. 2026-01-30, for findings\.0\.since\. Got another string\.$/,
      7,
    ],
    ['no findings', { format: 'chatpact.baseline/1', vendor: 'chatwoot' }, /: Expected findings\. It is missing\.$/, 1],
  ])('with %s is rejected, with the line', async (_, content, message, line) => {
    const path = await put('wrong.json', JSON.stringify(content, null, 2));
    await expect(readBaseline(path, 'chatwoot')).rejects.toMatchObject({ code: 'INVALID_BASELINE' });
    await expect(readBaseline(path, 'chatwoot')).rejects.toThrow(message);
    await expect(readBaseline(path, 'chatwoot')).rejects.toThrow(`wrong.json:${line}: `);
  });

  test('is written after a check, with a summary of the changes', async () => {
    const path = await put(
      'known.yaml',
      formatBaseline(
        baselineOf(entry(schemaOfSeries, { expires: '2026-02-28' }), entry('gone', { case: judged })),
        'known.yaml',
      ),
    );
    expect(await writeBaseline(path, sorts, now)).toEqual({ entries: 5, added: 4, dropped: 1, expired: 1 });
    expect((await readBaseline(path, 'chatwoot')).findings).toHaveLength(5);
    const fresh = join(folder, 'fresh.json');
    expect(await writeBaseline(fresh, sorts, now)).toEqual({ entries: 5, added: 5, dropped: 0, expired: 0 });
    expect(await writeBaseline(fresh, sorts, now)).toEqual({ entries: 5, added: 0, dropped: 0, expired: 0 });
    expect(JSON.parse(await readFile(fresh, 'utf8')).findings).toHaveLength(5);
  });

  test('is not written after a check without verdicts', async () => {
    const path = join(folder, 'never.yaml');
    expect(await writeBaseline(path, of('unsettled'), now)).toEqual({ obstacle: 'nothing was judged' });
    await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('has expired entries from the day after their last day', async () => {
    const report = of('clean');
    const path = await put('expiring.yaml', '');
    const ends = ['2026-02-28', '2026-03-01', '2026-03-02', undefined];
    // Entries of inconclusive cases are kept.
    const [first] = report.cases;
    const open = { ...report, cases: first ? [{ ...first, verdict: 'skipped' as const }] : [] };
    const entries = ends.map((expires, index) => entry(`e${index}`, { expires, case: first?.id }));
    await writeFile(path, formatBaseline(baselineOf(...entries), path));
    expect(await writeBaseline(path, open, now)).toEqual({ entries: 4, added: 0, dropped: 0, expired: 1 });
  });

  test('gives an error if it cannot be written', async () => {
    const path = join(await put('file', ''), 'x.yaml');
    await expect(writeBaseline(path, of('clean'), now)).rejects.toMatchObject({ code: 'UNWRITABLE_FILE' });
  });
});

test('a date is a day in UTC', () => {
  expect([toDay(now), toDay(new Date('2026-03-01T00:00:00+02:00'))]).toEqual(['2026-03-01', '2026-02-28']);
});
