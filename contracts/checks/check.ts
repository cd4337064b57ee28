import { findUncheckedDeviation } from '../../specs/behaviour.ts';
import type { Contract } from '../../specs/contract.ts';
import { findAt } from '../../specs/json/json.ts';
import type { Operation } from '../../specs/operations.ts';
import type { Exchange } from '../exchanges/exchange.ts';
import type { Expectation } from '../plan/case.ts';
import type { CaseRequest } from '../plan/values.ts';
import type { FindingDraft } from '../results/finding.ts';

/** One response, and the contract and expectation to judge it by. */
export interface Subject {
  contract: Contract;
  /** The operation, taken from `contract`. */
  operation: Operation;
  expect: Expectation;
  exchange: Exchange;
  /** The check's own request. Undefined for an exchange between other programs. */
  request?: Pick<CaseRequest, 'role' | 'without'>;
}

/** One check of a response. It returns findings and never throws them. */
export interface Check {
  id: string;
  /** What the check requires, in one sentence. */
  statement: string;
  judge(subject: Subject): FindingDraft[];
}

/**
 * Whether a response shows that the server does not have the operation. An edition without the route returns 404 in any
 * form. An edition without the licence refuses every request with its own status and error code.
 */
export function isAbsent({ behaviour }: Operation, { status, body }: Exchange): boolean {
  const { absentIn = [], unlicensed } = behaviour;
  if (absentIn.length > 0 && status === 404) return true;
  if (!unlicensed || status !== unlicensed.status || body.kind !== 'json') return false;
  return findAt(body.value, unlicensed.pointer) === unlicensed.value;
}

/**
 * Whether real servers accept an invalid value of this parameter instead of refusing it. If the ledger documents the
 * status of the response, only that status is accepted. A server error is accepted only if the ledger documents it.
 */
export function isLenientlyAccepted({ operation, expect, exchange }: Subject): boolean {
  if (expect.kind !== 'refusal' || expect.refusal !== 'invalid' || expect.parameter === undefined) return false;
  const { behaviour } = operation;
  if (exchange.status >= 500) return behaviour.crashes?.includes(expect.parameter) ?? false;
  if (behaviour.refusals?.[`invalid:${expect.parameter}`] !== undefined) return false;
  return findUncheckedDeviation(behaviour, 'query', expect.parameter) !== undefined;
}
