import { beforeAll, describe, expect, test } from 'vitest';
import { type CheckReport, checkContract, mergeReports, type Verdict } from '../../contracts/index.ts';
import { toEvents } from '../../contracts/merge/merge-reports.ts';
import { at } from '../faulty/fault.ts';
import { startReferenceServer } from '../faulty/reference-server.ts';
import { referenceCredentials } from './check-reference-server.ts';

const fault = at('list-all-conversation-statistics', (_, answer) => ({ ...answer, status: 418 }));
let whole: CheckReport;
let shards: CheckReport[];

beforeAll(async () => {
  const server = await startReferenceServer(fault);
  const options = { url: server.url, vendor: 'chatwoot', credentials: referenceCredentials };
  whole = await checkContract(options);
  shards = [];
  for (const index of [1, 2, 3]) shards.push(await checkContract({ ...options, shard: { index, count: 3 } }));
  await server.close();
});

const withVerdict = (verdict: Verdict): CheckReport => {
  const [first, ...others] = whole.cases;
  if (!first) throw new Error('There is a first case.');
  return { ...whole, cases: [{ ...first, verdict, findings: [] }, ...others] };
};

describe('The merged reports of all shards', () => {
  test('equal the report of the complete check', () => {
    const merged = mergeReports(shards);
    // A shard cannot list unused suppressions.
    const { requests: _, stale: __, ...figures } = whole.summary;
    expect(merged.summary).toMatchObject({ ...figures, deviations: expect.any(Array) });
    expect(merged.exitCode).toBe(1);
    expect(merged).not.toHaveProperty('shard');
    expect(merged.cases.map(({ id }) => id)).toEqual(whole.cases.map(({ id }) => id).sort());
    expect(merged.summary.requests).toBe(shards.reduce((sum, { summary }) => sum + summary.requests, 0));
  });

  test('do not depend on the order of the shards', () => {
    expect(mergeReports([...shards].reverse()).cases).toEqual(mergeReports(shards).cases);
  });

  test('are incomplete if a shard is missing', () => {
    const merged = mergeReports(shards.slice(1).map((each) => ({ ...each, cases: [] })));
    expect(merged.failure).toEqual({ kind: 'stopped', message: 'Expected reports of 3 shards. Missing: 1.' });
    expect(merged.exitCode).toBe(4);
  });

  test('are reported like a check', () => {
    const events = toEvents(mergeReports(shards));
    expect(events.slice(0, 3).map(({ type }) => type)).toEqual(['started', 'target', 'planned']);
    expect(events.at(-1)?.type).toBe('finished');
    expect(events).toHaveLength(whole.cases.length + 4);
  });
});

test('adds up the scores of shards and keeps the minimum', () => {
  const score = (mutants: number, all: number, operation: string) => {
    const rates = { mutants, all, published: 0, closed: all, relations: 0 };
    const survivor = { operation, mutation: 'null', pointer: '/a', curl: '' };
    return {
      ...{ ...rates, percent: 0, permitted: 0, least: 80, survivors: [survivor] },
      ...{ byOperation: { [operation]: rates }, byMutation: { null: rates } },
    };
  };
  const scored = [score(10, 10, 'a'), score(10, 5, 'b')].map((each) => ({ ...whole, cases: [], score: each }));
  const merged = mergeReports(scored);
  expect(merged.score).toMatchObject({
    mutants: 20,
    all: 15,
    percent: 75,
    least: 80,
    byMutation: { null: { all: 15 } },
  });
  expect(Object.keys(merged.score?.byOperation ?? {})).toEqual(['a', 'b']);
  expect([merged.score?.survivors.length, merged.exitCode]).toEqual([2, 4]);
  expect(toEvents(merged).at(-2)?.type).toBe('scored');
});

describe('Merging reports', () => {
  test.each<[a: Verdict, b: Verdict, worst: Verdict]>([
    ['pass', 'violation', 'violation'],
    ['inconclusive', 'pass', 'inconclusive'],
    ['inconclusive', 'violation', 'violation'],
    ['known-deviation', 'inconclusive', 'inconclusive'],
    ['skipped', 'vacuous', 'vacuous'],
    ['pass', 'skipped', 'skipped'],
  ])('with %s and %s of the same case gives %s', (a, b, worst) => {
    const merged = mergeReports([withVerdict(a), withVerdict(b)]);
    expect(merged.cases.find(({ id }) => id === whole.cases[0]?.id)?.verdict).toBe(worst);
    expect(merged.cases).toHaveLength(whole.cases.length);
  });

  test('keeps the most serious failure', () => {
    const unreachable = { ...whole, failure: { kind: 'unreachable' as const, message: 'gone.' } };
    const stopped = { ...whole, failure: { kind: 'stopped' as const, message: 'stopped.' } };
    expect(mergeReports([stopped, unreachable, whole]).failure?.message).toBe('gone.');
  });

  test.each<[what: string, change: Partial<CheckReport>]>([
    ['another URL', { url: 'http://127.0.0.1:1/' }],
    ['another vendor', { vendor: 'rocketchat' }],
    ['another format', { format: 'chatpact.check/2' as never }],
    ['another strictness', { strict: true }],
  ])('rejects one of %s', (_, change) => {
    const merge = () => mergeReports([whole, { ...whole, ...change }]);
    expect(merge).toThrow(expect.objectContaining({ name: 'UsageError', code: 'MISMATCHED_REPORTS' }));
  });

  test('rejects another version, other shards and an empty list', () => {
    const [first, second] = shards;
    const target = { version: '9.9.9', now: '2026-01-01T00:00:00.000Z', window: { since: '', until: '' } };
    expect(() => mergeReports([whole, { ...whole, target }])).toThrow(/versions/);
    expect(() =>
      mergeReports([first as CheckReport, { ...(second as CheckReport), shard: { index: 2, count: 4 } }]),
    ).toThrow(/numbers of shards/);
    expect(() => mergeReports([])).toThrow(/no report to merge/);
  });
});
