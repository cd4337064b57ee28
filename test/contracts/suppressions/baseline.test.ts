import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertReport } from '../../../cli/report/assert-report.ts';
import {
  type CheckOptions,
  type CheckReport,
  checkContract,
  mergeReports,
  writeBaseline,
} from '../../../contracts/index.ts';
import { toEvents } from '../../../contracts/merge/merge-reports.ts';
import { type Baseline, readBaseline } from '../../../contracts/suppressions/baseline/baseline.ts';
import { formatBaseline, updateBaseline } from '../../../contracts/suppressions/baseline/update.ts';
import { type Days, messagesSent, rewrite } from '../../faulty/fault.ts';
import { writeReferenceDocument } from '../../faulty/reference-document.ts';
import { type Fault, startReferenceServer } from '../../faulty/reference-server.ts';
import { referenceCredentials } from '../check-reference-server.ts';
import { report as toText } from '../reporters/collect.ts';

const broken = (success: unknown): Fault => rewrite<Days>(messagesSent, (body) => ({ ...body, success }));
const fingerprint = `schema|${messagesSent}|/success|type`;
const now = new Date('2026-03-01T12:00:00Z');

let folder: string;
let server: Awaited<ReturnType<typeof startReferenceServer>>;
let document: string;
let fault: Fault | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-baseline-'));
  document = await writeReferenceDocument('rocketchat');
  server = await startReferenceServer((request, answer, ask) => fault?.(request, answer, ask) ?? answer);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

function check(options: Partial<CheckOptions> = {}): Promise<CheckReport> {
  const defaults = {
    url: server.url,
    vendor: 'rocketchat',
    document,
    credentials: referenceCredentials,
    clock: () => now,
  };
  return checkContract({ ...defaults, retries: 0, only: undefined, ...options });
}

function write(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const baselineOf = (...findings: Baseline['findings']): Baseline => ({
  format: 'chatpact.baseline/1',
  vendor: 'rocketchat',
  findings,
});

describe('A baseline', () => {
  test('is written after a check, then accepts its findings without changing verdicts', async () => {
    fault = broken('true');
    const path = join(folder, 'deep/known.yaml');
    expect((await check()).exitCode).toBe(1);
    const updating = await check({ baseline: path, baselineUpdate: true });
    expect(updating.exitCode).toBe(0);
    expect(await writeBaseline(path, updating, now)).toEqual({ entries: 1, added: 1, dropped: 0, expired: 0 });
    expect(readFileSync(path, 'utf8')).toContain(
      `fingerprint: ${fingerprint}\n    what: Expected a boolean at /success`,
    );

    const after = await check({ baseline: path });
    expect(after).toMatchObject({ exitCode: 0, summary: { violations: after.summary.baseline?.known } });
    expect(after.summary.verdicts.violation).toBeGreaterThan(0);
    expect(after.cases.flatMap((each) => each.findings)[0]?.baseline).toEqual({
      ...{ since: '2026-03-01', excused: true },
      location: { file: 'known.yaml', line: expect.any(Number) },
    });
    expect(mergeReports([after]).exitCode).toBe(0);
    expect((await check({ baseline: path, strict: true })).exitCode).toBe(0);

    const text = (name: string) => toText(name, toEvents(after));
    assertReport(JSON.parse(text('json')), 'out.json');
    expect(text('junit')).not.toContain('<failure');
    expect(text('junit')).toContain('in the baseline since 2026-03-01');
    expect(text('github')).toMatch(/^::notice [\s\S]*In the baseline since 2026-03-01/);
    expect(text('sarif')).toContain('"justification": "In the baseline since 2026-03-01"');
    expect(text('pretty')).toMatch(
      /In the baseline: 1\n {2}violation \S+ schema[\s\S]*violations?, 0 warnings, \d+ of them in/,
    );
    expect(text('markdown')).toMatch(/^## ✅ The server breaks its contract only in ways that the baseline lists\./);
    expect(text('html')).toContain('<h2 id="baseline-title">In the baseline</h2>');

    fault = (request, answer, ask) =>
      rewrite<Days>(messagesSent, (body) => ({ ...body, extra: 1, success: 'x', days: 7 }))(request, answer, ask);
    const worse = await check({ baseline: path });
    expect(worse.exitCode).toBe(1);
    expect(toText('markdown', toEvents(worse))).toContain('breaks its contract in 1 way');
  });

  test('accepts a finding through the last day of its entry by the clock of this machine', async () => {
    fault = broken('true');
    const entry = { fingerprint, since: '2026-01-01', reason: 'being repaired', expires: '2026-03-01' };
    const path = write('expiring.json', baselineOf(entry));
    expect((await check({ baseline: path })).exitCode).toBe(0);
    const late = await check({ baseline: path, clock: () => new Date('2026-03-02T00:00:00Z') });
    expect(late).toMatchObject({ exitCode: 1, summary: { baseline: { known: 0 } } });
    expect(toText('pretty', toEvents(late))).toContain(
      'In the baseline since 2026-01-01, expired after 2026-03-01: being repaired.',
    );
    const update = await check({ baseline: path, baselineUpdate: true, clock: () => new Date('2026-03-02T00:00:00Z') });
    expect(update.exitCode).toBe(1);
    expect(await writeBaseline(path, update, new Date('2026-03-02'))).toMatchObject({ entries: 1, expired: 1 });
    expect((await readBaseline(path, 'rocketchat')).findings).toEqual([entry]);
  });

  test('reports entries that match no finding, and removes them with --baseline-update', async () => {
    fault = undefined;
    const asked = { fingerprint: 'schema|gone||type', case: `${messagesSent}/success`, since: '2026-01-01' };
    const unasked = { fingerprint: 'auth|skipped||x', case: 'post-api-v1-login/success', since: '2026-01-01' };
    const path = write('old.yaml', baselineOf(asked, unasked));
    const report = await check({ baseline: path, baselineUpdate: true });
    const skipped = report.cases.find(({ verdict }) => verdict === 'skipped');
    expect(skipped).toBeDefined();
    expect(report.summary.baseline?.unseen).toContain(asked.fingerprint);
    expect(toText('pretty', toEvents(report))).toMatch(
      /baseline entr(y|ies) matched no finding; --baseline-update removes /,
    );
    const kept = baselineOf(asked, { ...unasked, case: skipped?.id ?? '' });
    expect(updateBaseline(kept, report, now).findings.map((each) => each.fingerprint)).toEqual([unasked.fingerprint]);
  });

  test('keeps the entries of inconclusive cases', async () => {
    fault = undefined;
    const part = await check({ maxRequests: 8 });
    expect(part.exitCode).toBe(4);
    const of = (wanted: string) => part.cases.find(({ verdict }) => verdict === wanted)?.id ?? '';
    const entryOf = (id: string) => ({ fingerprint: `schema|${id}||type`, case: id, since: '2026-01-01' });
    const [open, judged] = [entryOf(of('inconclusive')), entryOf(of('pass'))];
    const path = write('part.yaml', baselineOf(open, judged));
    expect(await writeBaseline(path, part)).toEqual({ entries: 1, added: 0, dropped: 1, expired: 0 });
    expect((await readBaseline(path, 'rocketchat')).findings).toEqual([open]);
  });

  test('is not written after an unfinished check', async () => {
    fault = undefined;
    const path = join(folder, 'none.yaml');
    const gone = await check({ url: 'http://127.0.0.1:9', baseline: path, baselineUpdate: true });
    expect(gone.exitCode).toBe(3);
    expect(await writeBaseline(path, gone)).toEqual({ obstacle: expect.stringContaining("can't be reached") });
    await expect(readBaseline(path, 'rocketchat')).rejects.toMatchObject({ code: 'UNREADABLE_FILE' });
  });

  test('is sorted, has the same text each time and keeps texts of users', async () => {
    fault = broken(null);
    const report = await check();
    const mine = { fingerprint, since: '2025-01-01', reason: 'theirs', expires: '2030-01-01', what: 'My words' };
    const after = updateBaseline(baselineOf(mine), report, now);
    expect(after.findings).toContainEqual(mine);
    expect(after.findings.map((each) => each.fingerprint)).toEqual(
      after.findings.map((each) => each.fingerprint).sort(),
    );
    for (const name of ['a.yaml', 'a.json']) {
      const text = formatBaseline(after, name);
      const path = write(name, text);
      expect(await readBaseline(path, 'rocketchat')).toEqual(after);
      expect(formatBaseline(updateBaseline(await readBaseline(path, 'rocketchat'), report, new Date()), name)).toBe(
        text,
      );
    }
  });
});

const entry = { fingerprint: 'a', since: '2026-01-01' };
test.each<[what: string, content: unknown, code: string, message: RegExp]>([
  ['invalid YAML', '{', 'INVALID_DOCUMENT', /nonsense\.yaml:1/],
  ['a list', '[]', 'INVALID_DOCUMENT', /mapping/],
  ['a report', { format: 'chatpact.check/1', vendor: 'rocketchat', findings: [] }, 'INVALID_BASELINE', /format/],
  ['no findings', { format: 'chatpact.baseline/1', vendor: 'rocketchat' }, 'INVALID_BASELINE', /findings/],
  ['another vendor', { ...baselineOf(), vendor: 'chatwoot' }, 'INVALID_BASELINE', /the baseline is for chatwoot/],
  ['an entry twice', baselineOf(entry, entry), 'INVALID_BASELINE', /a is listed twice/],
  [
    'an invalid date',
    baselineOf({ ...entry, expires: 'soon' }),
    'INVALID_BASELINE',
    /Expected a date, .* for findings\.0\.expires/,
  ],
  ['the 30th of February', baselineOf({ ...entry, expires: '2026-02-30' }), 'INVALID_BASELINE', /expires/],
  ['an empty reason', baselineOf({ ...entry, reason: '' }), 'INVALID_BASELINE', /reason/],
  [
    'a misspelt key',
    baselineOf({ ...entry, expire: '2026-01-01' } as never),
    'INVALID_BASELINE',
    /: findings\.0\.expire is not known here\. Did you mean expires\?$/,
  ],
  [
    'a number as fingerprint',
    baselineOf({ ...entry, fingerprint: 7 } as never),
    'INVALID_BASELINE',
    /Expected a string for findings\.0\.fingerprint\. Got an integer\.$/,
  ],
])('%s is rejected as a baseline', async (_, content, code, message) => {
  const path = write('nonsense.yaml', content);
  const error = await readBaseline(path, 'rocketchat').catch((cause: unknown) => cause);
  expect(error).toMatchObject({ name: 'UsageError', code });
  expect((error as Error).message).toMatch(message);
});

test.each<[what: string, options: Partial<CheckOptions>, code: string]>([
  ['a check without a baseline', {}, 'MISSING_BASELINE'],
  ['a shard', { baseline: 'x.yaml', shard: { index: 1, count: 2 } }, 'PARTIAL_BASELINE_UPDATE'],
  ['some cases', { baseline: 'x.yaml', only: ['*'] }, 'PARTIAL_BASELINE_UPDATE'],
])('rejects an update of %s', async (_, options, code) => {
  await expect(check({ ...options, baselineUpdate: true })).rejects.toMatchObject({ code });
});

test('a missing baseline is an error, unless it will be written', async () => {
  await expect(check({ baseline: join(folder, 'nowhere.yaml') })).rejects.toMatchObject({ code: 'UNREADABLE_FILE' });
});
