import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FoundRuns, type ListedRun, type ToldFinding, type ToldRun } from '../../../mock/http/found-runs.ts';
import type { Mock } from '../../../mock/server.ts';
import { ask, startMock } from '../start-mock.ts';

const run: ToldRun = {
  run: 'a',
  source: 'check',
  target: 'https://desk.example.com/',
  vendor: 'chatwoot',
  startedAt: '2026-03-01T08:00:00.000Z',
  counts: { pass: 1, violation: 1 },
};

const toFinding = (name: string): ToldFinding => ({
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
const tell = (mock: Mock, body: unknown, options = {}) => send(mock, 'POST', body, options);
const list = async (mock: Mock, prefix = '') => {
  const { body } = await ask(mock, `${prefix}/__admin/findings`);
  return body as { runs: ListedRun[]; dropped: number };
};

test('a run is told bit by bit, and shown with what it has found', async () => {
  const mock = await startMock({ scale: 0 });
  expect(await list(mock)).toEqual({ runs: [], dropped: 0 });
  expect((await tell(mock, { ...run, findings: [toFinding('total')] })).body).toEqual({ isNew: true });
  const end = { finishedAt: '2026-03-01T08:00:05.000Z', exitCode: 1, counts: { pass: 3, violation: 2 } };
  const more = { ...run, ...end, findings: [toFinding('open'), toFinding('total')] };
  expect((await tell(mock, more)).body).toEqual({ isNew: false });
  const listed = { ...run, ...end, kept: 2, dropped: 0 };
  expect(await list(mock)).toEqual({ runs: [listed], dropped: 0 });
  const { body } = await ask(mock, '/__admin/findings/a');
  expect(body).toEqual({ ...listed, findings: [toFinding('total'), toFinding('open')] });
});

test('runs are listed by their beginning, newest first', async () => {
  const mock = await startMock({ scale: 0 });
  const begin = (name: string, startedAt: string) => tell(mock, { ...run, run: name, startedAt });
  await begin('second', '2026-03-01T09:00:00Z');
  await begin('third', '2026-03-01T09:30:00Z');
  await begin('first', '2026-03-01T10:00:00+02:00');
  expect((await list(mock)).runs.map((each) => each.run)).toEqual(['third', 'second', 'first']);
});

test('a documented finding is taken as it is, and what the console does not show is not kept', async () => {
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
  expect((await tell(mock, { ...run, findings: [documented] })).status).toBe(200);
  const { body } = await ask(mock, '/__admin/findings/a');
  expect(body).toMatchObject({ findings: [{ ...toFinding('total'), deviation, baseline }] });
  expect(JSON.stringify(body)).not.toMatch(/curl|evidence|reason/);
});

test.each<[what: string, body: unknown]>([
  ['no object', []],
  ['nothing', {}],
  ['a run without a name', { ...run, run: undefined }],
  ['a name that is a path', { ...run, run: '../clock' }],
  ['a name that is long', { ...run, run: 'a'.repeat(65) }],
  ['a source that does not exist', { ...run, source: 'rumour' }],
  ['a time that is none', { ...run, startedAt: 'yesterday' }],
  ['an exit code that is none', { ...run, exitCode: -1 }],
  ['counts below nothing', { ...run, counts: { pass: -1 } }],
  ['counts without end', { ...run, counts: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`c${n}`, n])) }],
  ['a field that nobody knows', { ...run, token: 'canary' }],
  ['findings that are none', { ...run, findings: [1] }],
  ['a finding without its place', { ...run, findings: [{ ...toFinding('total'), pointer: undefined }] }],
  ['a finding of a weight of its own', { ...run, findings: [{ ...toFinding('total'), severity: 'catastrophe' }] }],
  ['a deviation without its name', { ...run, findings: [{ ...toFinding('total'), deviation: {} }] }],
])('%s is refused, and nothing of it is kept', async (_, body) => {
  const mock = await startMock({ scale: 0 });
  const refused = await tell(mock, body);
  expect([refused.status, refused.body]).toEqual([400, expect.objectContaining({ error: 'Nothing was changed.' })]);
  expect(refused.text).not.toContain('canary');
  expect((await list(mock)).runs).toEqual([]);
});

test('what is too much for one request is refused as too large', async () => {
  const mock = await startMock({ scale: 0 });
  const findings = Array.from({ length: 5000 }, (_, index) => toFinding(`field-${index}`));
  expect((await tell(mock, { ...run, findings })).status).toBe(413);
  expect((await list(mock)).runs).toEqual([]);
});

test('each workspace has its own, which a reset leaves and which go with it, or when they are cleared', async () => {
  const mock = await startMock({ scale: 0 });
  await tell(mock, run, { prefix: '/@one' });
  await tell(mock, run, { prefix: '/@two' });
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

test('what is told is written to no log, unlike what changes the workspace', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const mock = await startMock({ scale: 0, log: `file:${folder}` });
  await ask(mock, '/__admin/faults', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ operation: 'logged-operation', effect: { type: 'reset' } }),
  });
  expect((await tell(mock, { ...run, findings: [toFinding('total')] })).status).toBe(200);
  await send(mock, 'DELETE');
  await mock.close();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const logged = files.map(({ name, parentPath }) => readFileSync(join(parentPath, name), 'utf8')).join('');
  expect(logged).toContain('logged-operation');
  expect(logged).not.toMatch(/findings|desk\.example/);
});

test('nobody tells of findings, or reads them, without the admin token, or from a page of another origin', async () => {
  const guarded = await startMock({ scale: 0, adminToken: 'open sesame' });
  expect((await tell(guarded, run)).status).toBe(401);
  expect((await tell(guarded, run, { headers: { authorization: 'Bearer open' } })).status).toBe(401);
  expect((await ask(guarded, '/__admin/findings')).status).toBe(401);
  expect((await tell(guarded, run, { headers: { authorization: 'Bearer open sesame' } })).body).toEqual({
    isNew: true,
  });
  const open = await startMock({ scale: 0 });
  expect((await tell(open, run, { headers: { origin: 'https://elsewhere.example' } })).status).toBe(403);
  expect((await list(open)).runs).toEqual([]);
});

test('more findings of a run than there is room for are counted, and those that are kept can still change', () => {
  const found = new FoundRuns({ runs: 2, findings: 3 });
  const names = ['a', 'b', 'c', 'd', 'e'];
  found.tell({ ...run, findings: names.map(toFinding) });
  const again = { ...toFinding('b'), message: 'b must be a number' };
  found.tell({ ...run, findings: [again] });
  expect(found.find('a')).toMatchObject({ kept: 3, dropped: 2 });
  expect(found.find('a')?.findings).toEqual([toFinding('a'), again, toFinding('c')]);
});

test('more runs than there is room for are counted, and the one that is told of goes last', () => {
  const found = new FoundRuns({ runs: 2, findings: 3 });
  const begin = (name: string, hour: number) =>
    found.tell({ ...run, run: name, startedAt: `2026-03-01T0${hour}:00:00Z` });
  begin('old', 1);
  begin('b', 2);
  begin('old', 1);
  begin('c', 3);
  const { runs, dropped } = found.list();
  expect([runs.map((each) => each.run), dropped]).toEqual([['c', 'old'], 1]);
  expect(found.find('b')).toBeUndefined();
  // Whoever tells of one that is gone hears that it is.
  expect(begin('b', 2)).toEqual({ isNew: true });
});

test('one finding that is known in one case and new in another is two', () => {
  const found = new FoundRuns();
  const deviation = { id: 'known', what: 'Known.', excused: true };
  found.tell({ ...run, findings: [toFinding('a'), { ...toFinding('a'), deviation }] });
  expect(found.find('a')?.kept).toBe(2);
});

test('runs take no more than their share of memory, whatever is told', () => {
  const found = new FoundRuns();
  const long = 'x'.repeat(100_000);
  const findings = Array.from({ length: 600 }, (_, index) => ({
    ...toFinding(`${index}`),
    message: long,
    pointer: long,
    deviation: { id: long, what: long, excused: true },
  }));
  for (let index = 0; index < 25; index++)
    found.tell({ ...run, run: `${index}`, failure: long, target: long, findings });
  const { runs, dropped } = found.list();
  expect([runs.length, dropped, runs[0]?.kept, runs[0]?.dropped]).toEqual([20, 5, 500, 100]);
  expect(JSON.stringify(runs.map((each) => found.find(each.run))).length).toBeLessThan(20 * 500 * 6000);
});
