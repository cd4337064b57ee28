import { expect, test } from 'vitest';
import { mergeReports, toEvents } from '../../../contracts/merge/merge-reports.ts';
import type { CheckReport } from '../../../contracts/results/check-report.ts';
import { endOf, reportEvents } from '../reporters/report-events.ts';

const of = (check: string): CheckReport => endOf(reportEvents[check] ?? []);
const [sorts, clean, before] = [of('all-sorts'), of('clean'), of('as-before')];
const withoutShard = ({ shard: _, ...report }: CheckReport): CheckReport => report;
const withSummary = (report: CheckReport, summary: Partial<CheckReport['summary']>): CheckReport => ({
  ...report,
  summary: { ...report.summary, ...summary },
});

test('adds up requests, and takes the longest duration and the earliest server time', () => {
  const late = { version: '4.5.0', now: '2026-02-01T00:00:00.000Z', window: { since: '', until: '' } };
  const merged = mergeReports([{ ...before, target: late, durationMs: 70_000 }, before, of('unreachable')]);
  expect(merged.summary.requests).toBe(3 * 42);
  expect(merged.durationMs).toBe(70_000);
  expect(merged.target).toEqual(before.target);
});

test('lists only the suppressions that no check used', () => {
  const stale = ['old', 'mine'].map((id) => ({ id, why: 'was not seen on this server' }));
  const [one, other] = [
    withSummary(before, { stale, baseline: { known: 1, expired: 0, unseen: ['a', 'b'] } }),
    withSummary(before, { stale: stale.slice(1), baseline: { known: 1, expired: 0, unseen: ['b', 'c'] } }),
  ];
  const merged = mergeReports([one, other]).summary;
  expect(merged.stale).toEqual(stale.slice(1));
  expect(merged.baseline).toEqual({ known: 1, expired: 0, unseen: ['b'] });
});

test('does not list unused suppressions if one check could not determine them', () => {
  const merged = mergeReports([withSummary(before, { stale: [] }), withSummary(before, { stale: undefined })]);
  expect(merged.summary.stale).toBeUndefined();
});

test('marks the merged report as unverified if one check skipped TLS verification', () => {
  const reports = [withoutShard({ ...before, unverified: true }), before];
  expect(mergeReports(reports).unverified).toBe(true);
  expect(mergeReports([before, before]).unverified).toBeUndefined();
});

test('adds up scores by mutation and by operation, with the highest minimum', () => {
  const [high, low] = [sorts.score, clean.score];
  const merged = mergeReports([{ ...before, score: high }, { ...before, score: low }, before]).score;
  expect(merged).toMatchObject({
    ...{ mutants: 7, published: 2, closed: 4, relations: 2, all: 6, percent: 85.7, permitted: 2, least: 80 },
    survivors: [{ mutation: 'empty' }],
  });
  expect(merged?.byMutation).toEqual({
    null: { mutants: 2, published: 2, closed: 2, relations: 0, all: 2 },
    drop: { mutants: 2, published: 0, closed: 2, relations: 0, all: 2 },
    'plus one': { mutants: 2, published: 0, closed: 0, relations: 2, all: 2 },
    empty: { mutants: 1, published: 0, closed: 0, relations: 0, all: 0 },
  });
  expect(mergeReports([before, before]).score).toBeUndefined();
  expect(mergeReports([{ ...before, score: low }]).score?.least).toBeUndefined();
});

test('keeps a minimum score of 0', () => {
  const score = sorts.score && { ...sorts.score, least: 0 };
  expect(mergeReports([{ ...before, score }]).score?.least).toBe(0);
});

test('lists each operation once, and cases in the order of their ids', () => {
  const merged = mergeReports([before, withoutShard({ ...clean, target: before.target })]);
  expect(merged.operations).toEqual(before.operations);
  expect(merged.cases.map(({ id }) => id)).toEqual(
    [
      'get-account-agents/refusal/bot',
      'get-account-agents/success',
      'get-account-agents/success/bare',
      'list-all-conversation-statistics/success',
    ].sort(),
  );
});

test('names missing shards, and none if the report is complete', () => {
  const shard = (index: number) => ({ ...before, shard: { index, count: 4 } });
  expect(mergeReports([shard(2), shard(3)]).failure).toEqual({
    kind: 'stopped',
    message: 'Expected reports of 4 shards. Missing: 1, 4.',
  });
  expect(mergeReports([1, 2, 3, 4].map(shard)).failure).toBeUndefined();
  expect(mergeReports([shard(2), before]).failure).toBeUndefined();
});

test.each(['refused', 'unreachable', 'stopped'] as const)(
  'reports that a check was %s before less severe failures',
  (kind) => {
    const failing = (each: 'refused' | 'unreachable' | 'stopped') => ({
      ...before,
      failure: { kind: each, message: each },
    });
    const order = ['refused', 'unreachable', 'stopped'] as const;
    const reports = order.slice(order.indexOf(kind)).map(failing).reverse();
    expect(mergeReports(reports).failure).toEqual({ kind, message: kind });
  },
);

test.each<[change: Partial<CheckReport>, message: string]>([
  [{ url: 'http://b/' }, 'different URLs: https://desk.example/, http://b/.'],
  [{ vendor: 'rocketchat' }, 'different vendors: chatwoot, rocketchat.'],
  [{ strict: true }, 'different degrees of strictness: not strict, strict.'],
  [
    { target: { version: '4.6.0', now: '', window: { since: '', until: '' } } },
    'versions of the server: 4.5.0, 4.6.0.',
  ],
])('refuses to merge reports that differ by %j, and names the difference', (change, message) => {
  expect(() => mergeReports([before, { ...before, ...change }])).toThrow(message);
});

test('converts a report back to the events of its check', () => {
  expect(toEvents(endOf(reportEvents.strict ?? []))).toEqual(
    reportEvents.strict?.map((event) => (event.type === 'planned' ? expect.anything() : event)),
  );
  const planned = toEvents(clean).find((event) => event.type === 'planned');
  expect(planned?.cases.map(({ skip }) => skip)).toEqual([
    undefined,
    undefined,
    'no credentials for it: set BOT_TOKEN',
  ]);
  expect(planned?.operations).toEqual(clean.operations);
  expect(toEvents(clean).find((event) => event.type === 'scored')).toEqual({ type: 'scored', score: clean.score });
  expect(toEvents(of('unreachable')).map(({ type }) => type)).toEqual(['started', 'planned', 'finished']);
});
