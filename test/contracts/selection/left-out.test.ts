import { describe, expect, test } from 'vitest';
import { type CheckReport, mergeReports } from '../../../contracts/index.ts';
import { toHeadline } from '../../../contracts/reporters/sentences.ts';
import { at, messagesSent } from '../../faulty/fault.ts';
import type { Fault } from '../../faulty/reference-server.ts';
import { checkReferenceServer } from '../check-reference-server.ts';

const only = ['*messages-sent/success*', '*messages-sent/refusal/unauth*'];
const wrongShape: Fault = at(messagesSent, (_, healthy) =>
  healthy.status === 200 ? { ...healthy, body: { success: 'yes' } } : healthy,
);
const verdictsOf = ({ cases }: CheckReport) => new Set(cases.map(({ verdict }) => verdict));

describe.concurrent('Selectors', () => {
  test('are in the report with the number of excluded cases', async () => {
    const report = await checkReferenceServer('rocketchat', undefined, { only, exclude: ['check:auth'] });
    const { planned = 0, excluded = 0, checks } = report.selection ?? {};
    expect(report.selection).toMatchObject({ only, exclude: ['check:auth'] });
    expect([planned - excluded, checks]).toEqual([report.cases.length, ['auth', 'relation']]);
    expect(toHeadline(report).detail).toContain(
      `--only and --exclude left out ${excluded} of ${planned} planned cases.`,
    );
    expect(toHeadline(report).detail).toContain('Checks not run: auth, relation.');
    expect(report.exitCode).toBe(0);
  });

  test('are not in the report of a complete check', async () => {
    expect(
      (await checkReferenceServer('rocketchat', undefined, { shard: { index: 1, count: 9 } })).selection,
    ).toBeUndefined();
  });

  test('skip a case whose only findings are of excluded checks', async () => {
    const whole = await checkReferenceServer('rocketchat', wrongShape, { only });
    expect([whole.exitCode, verdictsOf(whole).has('violation')]).toEqual([1, true]);
    const without = await checkReferenceServer('rocketchat', wrongShape, { only, exclude: ['check:schema'] });
    expect(without.summary.violations).toBe(0);
    const success = without.cases.find(({ id }) => id === `${messagesSent}/success`);
    expect(success).toMatchObject({
      verdict: 'skipped',
      reason: 'the only findings are of checks that were left out: schema',
    });
    // Findings of another check still fail the case.
    const other = await checkReferenceServer('rocketchat', wrongShape, { only, exclude: ['check:auth'] });
    expect(other.exitCode).toBe(1);
  });

  test('are merged from shards that share them', async () => {
    const shards = await Promise.all(
      [1, 2].map((index) => checkReferenceServer('rocketchat', undefined, { only, shard: { index, count: 2 } })),
    );
    const whole = mergeReports(shards.map((each) => ({ ...each, url: 'http://one.example/' })));
    expect(whole.selection).toEqual(shards[0]?.selection);
    expect(whole.cases.length).toBe((whole.selection?.planned ?? 0) - (whole.selection?.excluded ?? 0));
  });

  test('disable the review of suppressions and the update of a baseline', async () => {
    const report = await checkReferenceServer('rocketchat', undefined, { exclude: ['*refusal*'] });
    expect(report.summary.stale).toBeUndefined();
    const update = checkReferenceServer('rocketchat', undefined, {
      exclude: ['*refusal*'],
      baseline: 'a.yaml',
      baselineUpdate: true,
    });
    await expect(update).rejects.toThrow('Leave out --shard, --only and --exclude');
  });
});
