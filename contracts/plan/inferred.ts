import { findRefusalStatus, type RefusalKind } from '../../specs/behaviour.ts';
import type { Contract } from '../../specs/contract.ts';
import type { Operation } from '../../specs/operations.ts';
import type { Case, Expectation } from './case.ts';

/** Kinds of refusal that depend on the input. Refusals that depend on the caller need no documentation. */
const aboutInput: readonly RefusalKind[] = ['invalid', 'unknown', 'missing'];

/**
 * Marks the refusal of bad input that the published document does not describe. An enumeration or a format says how to send
 * a parameter, but not how the server responds to other values: to 96 such requests Chatwoot 4.13.0 returned 200, 404, 422
 * or 500 (executed), and none of it contradicts its document.
 */
export function markInferredRefusal(each: Case, contract: Pick<Contract, 'findOperation' | 'findPublished'>): Case {
  if (each.kind !== 'request' || each.expect.kind !== 'refusal' || !aboutInput.includes(each.expect.refusal)) {
    return each;
  }
  const operation = contract.findOperation(each.operation);
  const published = contract.findPublished(each.operation);
  const isPromised = operation !== undefined && published !== undefined && promises(operation, published, each.expect);
  return isPromised ? each : { ...each, expect: { ...each.expect, inferred: true } };
}

/**
 * A documented 400 does not say which requests it is for. A documented 404 does: for objects that do not exist. A document
 * with `x-chatpact` states the refusal explicitly.
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
