import { expect, test } from 'vitest';
import { mergeReports, toEvents } from '../../../contracts/merge.ts';
import type { CheckReport } from '../../../contracts/report.ts';
import { endOf, told } from '../report/told.ts';

const of = (check: string): CheckReport => endOf(told[check] ?? []);
const [sorts, clean, before] = [of('all-sorts'), of('clean'), of('as-before')];
const whole = ({ shard: _, ...report }: CheckReport): CheckReport => report;
const withSummary = (report: CheckReport, summary: Partial<CheckReport['summary']>): CheckReport => ({
  ...report,
  summary: { ...report.summary, ...summary },
});

test('Requests are added up, the longest duration counts, and the earliest time of the server', () => {
  const late = { version: '4.5.0', now: '2026-02-01T00:00:00.000Z', window: { since: '', until: '' } };
  const merged = mergeReports([{ ...before, target: late, durationMs: 70_000 }, before, of('unreachable')]);
  expect(merged.summary.requests).toBe(3 * 42);
  expect(merged.durationMs).toBe(70_000);
  expect(merged.target).toEqual(before.target);
});

test('What was seen by one was seen: only what none of them saw is left', () => {
  const stale = ['old', 'mine'].map((id) => ({ id, why: 'was not seen on this server' }));
  const [one, other] = [
    withSummary(before, { stale, baseline: { known: 1, expired: 0, unseen: ['a', 'b'] } }),
    withSummary(before, { stale: stale.slice(1), baseline: { known: 1, expired: 0, unseen: ['b', 'c'] } }),
  ];
  const merged = mergeReports([one, other]).summary;
  expect(merged.stale).toEqual(stale.slice(1));
  expect(merged.baseline).toEqual({ known: 1, expired: 0, unseen: ['b'] });
});

test('What one of them could not tell, nobody can', () => {
  const merged = mergeReports([withSummary(before, { stale: [] }), withSummary(before, { stale: undefined })]);
  expect(merged.summary.stale).toBeUndefined();
});

test('An answer that nobody vouched for is doubted in the whole as well', () => {
  const reports = [whole({ ...before, unverified: true }), before];
  expect(mergeReports(reports).unverified).toBe(true);
  expect(mergeReports([before, before]).unverified).toBeUndefined();
});

test('Scores are added up by lie and by operation; the highest demand counts', () => {
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

test('A demand of 0 is one', () => {
  const score = sorts.score && { ...sorts.score, least: 0 };
  expect(mergeReports([{ ...before, score }]).score?.least).toBe(0);
});

test('Operations are named once each, cases in the order of their ids', () => {
  const merged = mergeReports([before, whole({ ...clean, target: before.target })]);
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

test('Of shards, those that are missing are named; the whole lacks none', () => {
  const shard = (index: number) => ({ ...before, shard: { index, count: 4 } });
  expect(mergeReports([shard(2), shard(3)]).failure).toEqual({
    kind: 'stopped',
    message: 'Expected reports of 4 shards. Missing: 1, 4.',
  });
  expect(mergeReports([1, 2, 3, 4].map(shard)).failure).toBeUndefined();
  expect(mergeReports([shard(2), before]).failure).toBeUndefined();
});

test.each(['refused', 'unreachable', 'stopped'] as const)(
  'A check that was %s tells why, before a lesser reason',
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
])('Reports that differ by %j are refused, and told apart', (change, message) => {
  expect(() => mergeReports([before, { ...before, ...change }])).toThrow(message);
});

test('Told again, a report is what the check told', () => {
  expect(toEvents(endOf(told.strict ?? []))).toEqual(
    told.strict?.map((event) => (event.type === 'planned' ? expect.anything() : event)),
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
