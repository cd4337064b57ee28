import type { Contract } from '../specs/contract.ts';
import type { Deviation } from '../specs/ledger.ts';
import { applicableTo, listIds } from './deviations.ts';
import { touchesAnswers } from './reach.ts';
import { type CaseResult, judgedVerdicts } from './verdict.ts';

/** A ledger entry of which a check saw nothing. */
export interface StaleEntry {
  id: string;
  /** Half a sentence. */
  why: string;
}

/**
 * Entries that speak of a server of this version and match nothing in the document, or that change what is promised of
 * an answer that was judged, and explained none. That is no fault: where two entries explain a finding, one is named.
 */
export function findStale(
  contract: Contract,
  version: string | undefined,
  results: readonly CaseResult[],
): StaleEntry[] {
  const met = new Set(results.flatMap(({ findings }) => findings.flatMap(({ deviation }) => listIds(deviation))));
  const operations = new Set(
    results.filter(({ verdict }) => judgedVerdicts.includes(verdict)).map((each) => each.operation),
  );
  const isUnmet = ({ id }: Deviation) =>
    !met.has(id) && [...operations].some((operation) => touchesAnswers(contract, id, operation));
  return [
    ...applicableTo(contract.unmatched, version).map(({ id }) => ({ id, why: 'matches nothing in the document' })),
    ...applicableTo(contract.ledger, version)
      .filter(isUnmet)
      .map(({ id, fixedIn }) => ({ id, why: `was not met on this server${fixedIn ? `; fixed in ${fixedIn}` : ''}` })),
  ];
}
