import { describe, expect, test } from 'vitest';
import { applicableTo } from '../../../contracts/suppressions/known-deviations.ts';
import { loadContract } from '../../../specs/contract.ts';
import { at, series, whenRefused } from '../../faulty/fault.ts';
import type { ReferenceResponse } from '../../faulty/reference-server.ts';
import { checkReferenceServer } from '../check-reference-server.ts';
import { observedSwitches } from '../judge/observed.ts';

describe.concurrent('A server with a known deviation', () => {
  test.each(observedSwitches)('passes, and the report names $id', async ({ id, vendor, fault }) => {
    const report = await checkReferenceServer(vendor, fault);
    expect(report.summary.deviations.map((each) => each.id)).toEqual([id]);
    expect(report.summary.deviations[0]?.evidence).not.toBe('');
    expect(report.summary).toMatchObject({ violations: 0, warnings: 0 });
    expect(report.summary.verdicts['known-deviation']).toBeGreaterThan(0);
    expect(report.exitCode).toBe(0);
  });

  test.each(observedSwitches)('fails under strict: $id', async ({ vendor, fault, isBadInput }) => {
    expect((await checkReferenceServer(vendor, fault, { strict: true, strictInput: isBadInput })).exitCode).toBe(1);
    if (isBadInput) expect((await checkReferenceServer(vendor, fault, { strict: true })).exitCode).toBe(0);
  });

  test('passes only with the observed body, not with any body of that status', async () => {
    const fault = whenRefused(series, 403, (answer) => ({ ...answer, status: 401, body: ['no'] }));
    const report = await checkReferenceServer('chatwoot', fault);
    expect(report.exitCode).toBe(1);
    const findings = report.cases.flatMap((each) => each.findings);
    expect(findings).toContainEqual(expect.objectContaining({ check: 'status', keyword: 'refusal:forbidden' }));
  });

  test('may return a server error for an invalid value, but not for a valid one', async () => {
    const fail = (answer: ReferenceResponse) => ({
      ...answer,
      status: 500,
      body: { status: 500, error: 'Internal Server Error' },
    });
    const onBadType = await checkReferenceServer(
      'chatwoot',
      at(series, ({ query }, answer) =>
        answer.status === 400 && query.type === 'chatpact_none' ? fail(answer) : answer,
      ),
      { strictInput: true },
    );
    expect(onBadType.cases.flatMap((each) => each.findings)[0]).toMatchObject({
      keyword: 'server-error',
      deviation: { id: 'chatwoot-report-unknown-type-is-500', excused: true },
    });
    expect(onBadType.exitCode).toBe(0);

    const onAgents = await checkReferenceServer(
      'chatwoot',
      at(series, ({ query }, answer) => (answer.status === 200 && query.type === 'agent' ? fail(answer) : answer)),
    );
    expect(onAgents.exitCode).toBe(1);
  });

  test('fails if the entry is for other versions', async () => {
    const { ledger } = await loadContract({ vendor: 'chatwoot' });
    const ids = (version?: string) => applicableTo(ledger, version).map(({ id }) => id);
    expect(ids('4.10.3')).not.toContain('chatwoot-outgoing-bad-group-is-422');
    expect(ids('4.11.0-rc.1')).toContain('chatwoot-channel-window-is-422');
    expect(ids(undefined)).toHaveLength(ledger.length);
  });

  test('passes with several known deviations at once', async () => {
    const faults = observedSwitches.filter(({ vendor }) => vendor === 'chatwoot').slice(0, 3);
    const report = await checkReferenceServer('chatwoot', (request, answer, ask) =>
      faults.reduce((changed, { fault }) => fault(request, changed, ask), answer),
    );
    expect(report.summary.deviations.map(({ id }) => id).sort()).toEqual(faults.map(({ id }) => id).sort());
    expect(report.exitCode).toBe(0);
  });
});
