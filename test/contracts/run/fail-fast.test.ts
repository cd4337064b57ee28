import { describe, expect, test } from 'vitest';
import { toHeadline } from '../../../contracts/reporters/sentences.ts';
import { at, outgoing, type Series, series } from '../../faulty/fault.ts';
import type { Fault } from '../../faulty/reference-server.ts';
import { checkReferenceServer } from '../check-reference-server.ts';

const brokenAt = (operation: string): Fault =>
  at(operation, (_, healthy) => (healthy.status === 200 ? { ...healthy, body: { wrong: true } } : healthy));
const noted = (fault: Fault) => {
  let sent = 0;
  const counting: Fault = (request, healthy, ask) => {
    sent++;
    return fault(request, healthy, ask);
  };
  return { counting, count: () => sent };
};

describe.concurrent('A check that fails fast', () => {
  test('stops at the first violation, sends no more requests and reports the rest', async () => {
    const whole = await checkReferenceServer('chatwoot', brokenAt(series));
    const { counting, count } = noted(brokenAt(series));
    const report = await checkReferenceServer('chatwoot', counting, { failFast: true, workers: 1 });
    const failed = report.cases.findIndex(({ verdict }) => verdict === 'violation');
    const later = report.cases.slice(failed + 1);
    expect(report.exitCode).toBe(1);
    expect(report.cases.slice(0, failed + 1).map(({ id, verdict }) => [id, verdict])).toEqual(
      whole.cases.slice(0, failed + 1).map(({ id, verdict }) => [id, verdict]),
    );
    expect(new Set(later.map(({ verdict, reason }) => `${verdict} ${reason}`))).toEqual(
      new Set(['skipped not judged: the check ended at the first violation (--fail-fast)']),
    );
    const said = `The check ended at ${report.cases[failed]?.id} (--fail-fast): ${later.length} cases were not judged.`;
    expect(report.failure).toEqual({ kind: 'stopped', message: said });
    expect(toHeadline(report)).toMatchObject({ outcome: 'bad', detail: expect.stringContaining(said) });
    expect(count()).toBeLessThan(whole.summary.requests / 2);
    expect(report.summary.stale).toBeUndefined();
  });

  test('runs all cases if nothing fails', async () => {
    const [report, usual] = await Promise.all([
      checkReferenceServer('chatwoot', undefined, { failFast: true }),
      checkReferenceServer('chatwoot'),
    ]);
    expect([report.exitCode, report.failure, report.summary.verdicts]).toEqual([0, undefined, usual.summary.verdicts]);
  });

  test('gives the same report with any number of workers', async () => {
    const reports = await Promise.all(
      [1, 4, 16].map((workers) => checkReferenceServer('chatwoot', brokenAt(outgoing), { failFast: true, workers })),
    );
    const [first, ...others] = reports.map(({ cases }) =>
      cases.map(({ id, verdict, reason }) => [id, verdict, reason]),
    );
    for (const each of others) expect(each).toEqual(first);
  });

  test('stops at a warning only with strict, and makes no score', async () => {
    const odd: Fault = (request, healthy) =>
      request.path.endsWith('/reports') && healthy.status === 200
        ? { ...healthy, body: (healthy.body as Series).map((each) => ({ ...each, surplus: 1 })) }
        : healthy;
    const only = [`${series}/success*`];
    expect((await checkReferenceServer('chatwoot', odd, { failFast: true, only })).failure).toBeUndefined();
    const strict = await checkReferenceServer('chatwoot', odd, { failFast: true, only, strict: true, score: true });
    expect([strict.exitCode, strict.failure?.kind, strict.score]).toEqual([1, 'stopped', undefined]);
  });
});
