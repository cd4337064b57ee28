import type { Contract } from '../../specs/contract.ts';
import type { Deviation } from '../../specs/ledger.ts';
import { type CaseResult, judgedVerdicts } from '../results/verdict.ts';
import { changesResponses } from './changed-operations.ts';
import { applicableTo, listIds } from './known-deviations.ts';

/** A ledger entry that explains no finding of a check. */
export interface UnusedLedgerEntry {
  id: string;
  /** The reason, as a clause that completes "the entry …". */
  why: string;
}

/**
 * Finds ledger entries for this server version that match nothing in the document, or that change the contract of a judged
 * response and explain no finding. This is not always a mistake: if two entries explain a finding, only one is named.
 */
export function findUnusedLedgerEntries(
  contract: Contract,
  version: string | undefined,
  results: readonly CaseResult[],
): UnusedLedgerEntry[] {
  const usedIds = new Set(results.flatMap(({ findings }) => findings.flatMap(({ deviation }) => listIds(deviation))));
  const operations = new Set(
    results.filter(({ verdict }) => judgedVerdicts.includes(verdict)).map((each) => each.operation),
  );
  const isUnused = ({ id }: Deviation) =>
    !usedIds.has(id) && [...operations].some((operation) => changesResponses(contract, id, operation));
  return [
    ...applicableTo(contract.unmatched, version).map(({ id }) => ({ id, why: 'matches nothing in the document' })),
    ...applicableTo(contract.ledger, version)
      .filter(isUnused)
      .map(({ id, fixedIn }) => ({ id, why: `was not seen on this server${fixedIn ? `; fixed in ${fixedIn}` : ''}` })),
  ];
}
