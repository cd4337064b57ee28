import { describe, expect, test } from 'vitest';
import type { CaseResult } from '../../../contracts/results/verdict.ts';
import type { Setup } from '../../../contracts/setup.ts';
import { changesOperation, changesResponses } from '../../../contracts/suppressions/changed-operations.ts';
import { findUnusedEntries } from '../../../contracts/suppressions/unused-entries.ts';
import { findUnusedLedgerEntries } from '../../../contracts/suppressions/unused-ledger-entries.ts';
import { loadSmall, runSmall } from '../run/small-world.ts';

const result = (operation: string, more: Partial<CaseResult> = {}): CaseResult => ({
  ...{ id: operation, title: '', kind: 'request', operation, verdict: 'pass', findings: [], durationMs: 0 },
  ...more,
});
/** Runs the report case on a server with a known deviation. */
async function deviating(): Promise<CaseResult> {
  const { ledger } = await loadSmall();
  const outcome = await runSmall(
    {
      ...{ kind: 'request', id: 'report', title: '', operation: 'report', expect: { kind: 'success' } },
      request: { path: {}, query: {}, role: 'full' },
    },
    () => ({ json: { figure: '4' } }),
    { ledger },
  );
  return result('report', { verdict: outcome.verdict, findings: outcome.findings });
}

describe('A ledger entry', () => {
  test('applies only to operations that it changes', async () => {
    const contract = await loadSmall();
    for (const reach of [changesOperation, changesResponses]) {
      expect(reach(contract, 'figure-is-text', 'report')).toBe(true);
      expect(reach(contract, 'figure-is-text', 'pages')).toBe(false);
      expect(reach(contract, 'figure-is-text', 'gone')).toBe(false);
    }
  });

  test('is stale if it explained none of the responses that it applies to', async () => {
    const contract = await loadSmall();
    const ids = (...results: CaseResult[]) =>
      findUnusedLedgerEntries(contract, undefined, results)
        .map(({ id }) => id)
        .filter((id) => ['figure-is-text', 'unequal'].includes(id));
    expect(ids(result('report'))).toEqual(['figure-is-text', 'unequal']);
    expect(ids(await deviating())).toEqual(['unequal']);
    expect(ids(result('pages'), result('report', { verdict: 'skipped' }))).toEqual([]);
    expect(ids(result('report', { verdict: 'violation' }))).toEqual(['figure-is-text', 'unequal']);
    const [entry] = findUnusedLedgerEntries(contract, undefined, [result('report')]).filter(
      ({ id }) => id === 'unequal',
    );
    expect(entry?.why).toBe('was not seen on this server');
  });

  test('for another document matches no operation', async () => {
    const contract = await loadSmall();
    const stale = findUnusedLedgerEntries(contract, undefined, []);
    expect(stale.length).toBe(contract.unmatched.length);
    expect(new Set(stale.map(({ why }) => why))).toEqual(new Set(['matches nothing in the document']));
  });
});

describe('Review of suppressions', () => {
  const look = async (more: object = {}, results = [result('report')], end: object = {}) => {
    const contract = await loadSmall();
    const baseline = {
      format: 'chatpact.baseline/1',
      vendor: 'chatwoot',
      findings: [{ fingerprint: 'gone', since: '' }],
    };
    const setup = { contract, baseline, options: { plugins: [] }, ...more } as unknown as Setup;
    const events = results.map((each) => ({ type: 'case' as const, result: each }));
    return findUnusedEntries(setup, events, { isLoose: false, ...end });
  };

  test('lists unseen entries after a complete check', async () => {
    const { unseen, stale = [] } = await look();
    expect(unseen).toEqual(['gone']);
    expect(stale.map(({ id }) => id)).toContain('unequal');
    expect((await look({ baseline: undefined })).unseen).toBeUndefined();
  });

  test('lists nothing after an incomplete check', async () => {
    expect(await look({ options: { plugins: [], shard: { index: 1, count: 2 } } })).toEqual({});
    expect(await look({ options: { plugins: [], only: ['*'] } })).toEqual({});
    expect(await look({}, [result('report', { verdict: 'inconclusive' })])).toEqual({});
    expect(await look({}, [result('report')], { isLoose: true })).toEqual({});
    expect(await look({}, [result('report')], { failure: { kind: 'stopped', message: '' } })).toEqual({});
  });
});
