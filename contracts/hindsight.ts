import { listGone } from './baseline/gone.ts';
import type { CheckEnd, CheckEvent } from './report.ts';
import type { Setup } from './setup.ts';
import { findStale } from './stale.ts';

/**
 * What a complete check has seen nothing of: entries of the baseline and of the ledger. Of one that left something
 * unasked nothing can be said.
 *
 * @param isLoose True where there was no plan: the answers of a HAR are what they are.
 */
export function lookBack(
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
      listGone(
        baseline,
        results,
        options.plugins.map(({ name }) => name),
      ).map(({ fingerprint }) => fingerprint),
    stale: findStale(contract, version, results),
  };
}
