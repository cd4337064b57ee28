import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type ListedRun, type ReportedFinding, type ReportedRun, RunStore } from '../../../mock/journal/run-store.ts';
import type { Mock } from '../../../mock/server.ts';
import { ask, startMock } from '../start-mock.ts';

const run: ReportedRun = {
  run: 'a',
  source: 'check',
  target: 'https://desk.example.com/',
  vendor: 'chatwoot',
  startedAt: '2026-03-01T08:00:00.000Z',
  counts: { pass: 1, violation: 1 },
};

const toFinding = (name: string): ReportedFinding => ({
  check: 'schema',
  operation: 'get-channel-summary-report',
  severity: 'violation',
  pointer: `/${name}`,
  message: `${name} must be an integer`,
  fingerprint: `schema|get-channel-summary-report|/${name}|type`,
});

const send = (mock: Mock, method: string, body?: unknown, { prefix = '', headers = {} } = {}) =>
  ask(mock, `${prefix}/__admin/findings`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const report = (mock: Mock, body: unknown, options = {}) => send(mock, 'POST', body, options);
const list = async (mock: Mock, prefix = '') => {
  const { body } = await ask(mock, `${prefix}/__admin/findings`);
  return body as { runs: ListedRun[]; dropped: number };
};

test('collects the findings of a run over several reports', async () => {
  const mock = await startMock({ scale: 0 });
  expect(await list(mock)).toEqual({ runs: [], dropped: 0 });
  expect((await report(mock, { ...run, findings: [toFinding('total')] })).body).toEqual({ isNew: true });
  const end = { finishedAt: '2026-03-01T08:00:05.000Z', exitCode: 1, counts: { pass: 3, violation: 2 } };
  const more = { ...run, ...end, findings: [toFinding('open'), toFinding('total')] };
  expect((await report(mock, more)).body).toEqual({ isNew: false });
  const listed = { ...run, ...end, kept: 2, dropped: 0 };
  expect(await list(mock)).toEqual({ runs: [listed], dropped: 0 });
  const { body } = await ask(mock, '/__admin/findings/a');
  expect(body).toEqual({ ...listed, findings: [toFinding('total'), toFinding('open')] });
});

test('lists runs by start time, newest first', async () => {
  const mock = await startMock({ scale: 0 });
  const begin = (name: string, startedAt: string) => report(mock, { ...run, run: name, startedAt });
  await begin('second', '2026-03-01T09:00:00Z');
  await begin('third', '2026-03-01T09:30:00Z');
  await begin('first', '2026-03-01T10:00:00+02:00');
  expect((await list(mock)).runs.map((each) => each.run)).toEqual(['third', 'second', 'first']);
});

test('accepts a finding of a report, and keeps only the fields that the console shows', async () => {
  const mock = await startMock({ scale: 0 });
  const deviation = { id: 'value-is-text', what: 'Values are texts.', excused: true };
  const baseline = { since: '2026-02-01', excused: false };
  const documented = {
    ...toFinding('total'),
    keyword: 'type',
    expected: 'integer',
    actual: 'string',
    caseId: 'get-channel-summary-report/usual',
    curl: 'curl -H "api_access_token: $CHATPACT_CHATWOOT_TOKEN" …',
    occurrences: 3,
    deviation: { ...deviation, evidence: 'Seen on 4.3.', fixedIn: '4.4.0' },
    baseline: { ...baseline, reason: 'Not now.' },
  };
  expect((await report(mock, { ...run, findings: [documented] })).status).toBe(200);
  const { body } = await ask(mock, '/__admin/findings/a');
  expect(body).toMatchObject({ findings: [{ ...toFinding('total'), deviation, baseline }] });
  expect(JSON.stringify(body)).not.toMatch(/curl|evidence|reason/);
});

test.each<[what: string, body: unknown]>([
  ['an array', []],
  ['an empty object', {}],
  ['a run without a name', { ...run, run: undefined }],
  ['a name that is a path', { ...run, run: '../clock' }],
  ['a name of 65 characters', { ...run, run: 'a'.repeat(65) }],
  ['a source that does not exist', { ...run, source: 'rumour' }],
  ['an invalid time', { ...run, startedAt: 'yesterday' }],
  ['an invalid exit code', { ...run, exitCode: -1 }],
  ['negative counts', { ...run, counts: { pass: -1 } }],
  ['21 counts', { ...run, counts: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`c${n}`, n])) }],
  ['an unknown field', { ...run, token: 'canary' }],
  ['findings that are not objects', { ...run, findings: [1] }],
  ['a finding without a pointer', { ...run, findings: [{ ...toFinding('total'), pointer: undefined }] }],
  ['a finding with an unknown severity', { ...run, findings: [{ ...toFinding('total'), severity: 'catastrophe' }] }],
  ['a deviation without an id', { ...run, findings: [{ ...toFinding('total'), deviation: {} }] }],
])('rejects %s, and keeps no part of it', async (_, body) => {
  const mock = await startMock({ scale: 0 });
  const refused = await report(mock, body);
  expect([refused.status, refused.body]).toEqual([400, expect.objectContaining({ error: 'Nothing was changed.' })]);
  expect(refused.text).not.toContain('canary');
  expect((await list(mock)).runs).toEqual([]);
});

test('returns 413 for a report that is too large', async () => {
  const mock = await startMock({ scale: 0 });
  const findings = Array.from({ length: 5000 }, (_, index) => toFinding(`field-${index}`));
  expect((await report(mock, { ...run, findings })).status).toBe(413);
  expect((await list(mock)).runs).toEqual([]);
});

test('keeps the runs of each workspace through a reset, until they are cleared or the workspace is deleted', async () => {
  const mock = await startMock({ scale: 0 });
  await report(mock, run, { prefix: '/@one' });
  await report(mock, run, { prefix: '/@two' });
  expect((await list(mock)).runs).toEqual([]);
  await ask(mock, '/@one/__admin/reset', { method: 'POST' });
  expect((await list(mock, '/@one')).runs).toHaveLength(1);
  await send(mock, 'DELETE', undefined, { prefix: '/@one' });
  expect(await list(mock, '/@one')).toEqual({ runs: [], dropped: 0 });
  expect((await ask(mock, '/@one/__admin/findings/a')).status).toBe(404);
  expect((await list(mock, '/@two')).runs).toHaveLength(1);
  await ask(mock, '/__admin/workspaces/two', { method: 'DELETE' });
  expect((await list(mock, '/@two')).runs).toEqual([]);
});

test('writes no findings to the command log', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const mock = await startMock({ scale: 0, log: `file:${folder}` });
  await ask(mock, '/__admin/faults', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ operation: 'fetchProfile', effect: { type: 'reset' } }),
  });
  expect((await report(mock, { ...run, findings: [toFinding('total')] })).status).toBe(200);
  await send(mock, 'DELETE');
  await mock.close();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const logged = files.map(({ name, parentPath }) => readFileSync(join(parentPath, name), 'utf8')).join('');
  expect(logged).toContain('fetchProfile');
  expect(logged).not.toMatch(/findings|desk\.example/);
});

test('requires the admin token, and refuses reports from pages of another origin', async () => {
  const guarded = await startMock({ scale: 0, adminToken: 'open sesame' });
  expect((await report(guarded, run)).status).toBe(401);
  expect((await report(guarded, run, { headers: { authorization: 'Bearer open' } })).status).toBe(401);
  expect((await ask(guarded, '/__admin/findings')).status).toBe(401);
  expect((await report(guarded, run, { headers: { authorization: 'Bearer open sesame' } })).body).toEqual({
    isNew: true,
  });
  const open = await startMock({ scale: 0 });
  expect((await report(open, run, { headers: { origin: 'https://elsewhere.example' } })).status).toBe(403);
  expect((await list(open)).runs).toEqual([]);
});

test('counts findings beyond the limit of a run, and still updates those that it keeps', () => {
  const found = new RunStore({ maxRuns: 2, maxFindings: 3 });
  const names = ['a', 'b', 'c', 'd', 'e'];
  found.record({ ...run, findings: names.map(toFinding) });
  const again = { ...toFinding('b'), message: 'b must be a number' };
  found.record({ ...run, findings: [again] });
  expect(found.find('a')).toMatchObject({ kept: 3, dropped: 2 });
  expect(found.find('a')?.findings).toEqual([toFinding('a'), again, toFinding('c')]);
});

test('counts dropped runs, and drops the least recently updated run first', () => {
  const found = new RunStore({ maxRuns: 2, maxFindings: 3 });
  const begin = (name: string, hour: number) =>
    found.record({ ...run, run: name, startedAt: `2026-03-01T0${hour}:00:00Z` });
  begin('old', 1);
  begin('b', 2);
  begin('old', 1);
  begin('c', 3);
  const { runs, dropped } = found.list();
  expect([runs.map((each) => each.run), dropped]).toEqual([['c', 'old'], 1]);
  expect(found.find('b')).toBeUndefined();
  // A report for a dropped run starts a new run, and the response says so.
  expect(begin('b', 2)).toEqual({ isNew: true });
});

test('counts a finding twice if it is a known deviation in one case and new in another', () => {
  const found = new RunStore();
  const deviation = { id: 'known', what: 'Known.', excused: true };
  found.record({ ...run, findings: [toFinding('a'), { ...toFinding('a'), deviation }] });
  expect(found.find('a')?.kept).toBe(2);
});

test('limits the memory of runs', () => {
  const found = new RunStore();
  const long = 'x'.repeat(100_000);
  const findings = Array.from({ length: 600 }, (_, index) => ({
    ...toFinding(`${index}`),
    message: long,
    pointer: long,
    deviation: { id: long, what: long, excused: true },
  }));
  for (let index = 0; index < 25; index++)
    found.record({ ...run, run: `${index}`, failure: long, target: long, findings });
  const { runs, dropped } = found.list();
  expect([runs.length, dropped, runs[0]?.kept, runs[0]?.dropped]).toEqual([20, 5, 500, 100]);
  expect(JSON.stringify(runs.map((each) => found.find(each.run))).length).toBeLessThan(20 * 500 * 6000);
});
