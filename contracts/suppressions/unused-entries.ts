import type { CheckEnd, CheckEvent } from '../results/check-report.ts';
import type { Setup } from '../setup.ts';
import { listUnusedBaselineEntries } from './baseline/unused-entries.ts';
import { findUnusedLedgerEntries } from './unused-ledger-entries.ts';

/**
 * Finds the entries of the baseline and the ledger that match no finding. Only a complete check allows this conclusion;
 * for any other the result is empty.
 *
 * @param isLoose True if there was no plan, as for a HAR file, whose entries cover only part of the API.
 */
export function findUnusedEntries(
  { options, contract, baseline }: Pick<Setup, 'options' | 'contract' | 'baseline'>,
  events: readonly CheckEvent[],
  { failure, isLoose }: Pick<CheckEnd, 'failure'> & { isLoose: boolean },
): Pick<CheckEnd, 'unseen' | 'stale'> {
  const results = events.flatMap((event) => (event.type === 'case' ? [event.result] : []));
  const isComplete = !failure && !options.shard && !options.only && !options.exclude && !isLoose;
  if (!isComplete || results.some(({ verdict }) => verdict === 'inconclusive')) return {};
  const version = events.find((event) => event.type === 'target')?.version;
  return {
    unseen:
      baseline &&
      listUnusedBaselineEntries(
        baseline,
        results,
        options.plugins.map(({ name }) => name),
      ).map(({ fingerprint }) => fingerprint),
    stale: findUnusedLedgerEntries(contract, version, results),
  };
}
