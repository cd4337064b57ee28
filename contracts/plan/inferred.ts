import { findRefusalStatus, type RefusalKind } from '../../specs/behaviour.ts';
import type { Contract } from '../../specs/contract.ts';
import type { Operation } from '../../specs/operations.ts';
import type { Case, Expectation } from './case.ts';

/** Kinds of refusal that are about what is asked for. Those that are about who asks go without saying. */
const aboutInput: readonly RefusalKind[] = ['invalid', 'unknown', 'missing'];

/**
 * Marks a refusal of bad input that the document as it was written does not promise. That a parameter has an enumeration
 * or a format says how to ask, and real servers answer something else to whoever asks otherwise: to 96 such requests
 * Chatwoot 4.13.0 answered 200, 404, 422 or 500 (executed), and nothing of it is against its document.
 */
export function markInferred(each: Case, contract: Pick<Contract, 'findOperation' | 'findPublished'>): Case {
  if (each.kind !== 'request' || each.expect.kind !== 'refusal' || !aboutInput.includes(each.expect.refusal)) {
    return each;
  }
  const operation = contract.findOperation(each.operation);
  const published = contract.findPublished(each.operation);
  const isPromised = operation !== undefined && published !== undefined && promises(operation, published, each.expect);
  return isPromised ? each : { ...each, expect: { ...each.expect, inferred: true } };
}

/**
 * That 400 is among an operation's answers does not say to what; that 404 is says that what does not exist is not found.
 * Whoever writes `x-chatpact` into a document says it in so many words.
 */
function promises(
  { behaviour }: Operation,
  published: Operation,
  { refusal, parameter }: Extract<Expectation, { kind: 'refusal' }>,
): boolean {
  const status = findRefusalStatus(behaviour, refusal, parameter);
  if (findRefusalStatus(published.behaviour, refusal, parameter) !== undefined) return true;
  return refusal !== 'invalid' && String(status) in published.responses;
}
