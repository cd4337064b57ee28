import { findUnchecked } from '../../specs/behaviour.ts';
import type { Contract } from '../../specs/contract.ts';
import { findAt } from '../../specs/json.ts';
import type { Operation } from '../../specs/operations.ts';
import type { Exchange } from '../exchange.ts';
import type { FindingDraft } from '../finding.ts';
import type { Expectation } from '../plan/case.ts';
import type { CaseRequest } from '../plan/values.ts';

/** One answer and what it is held against. */
export interface Subject {
  contract: Contract;
  /** The operation as this contract has it. */
  operation: Operation;
  expect: Expectation;
  exchange: Exchange;
  /** How it was asked, where the check itself asked. Default: it is an exchange between others. */
  request?: Pick<CaseRequest, 'role' | 'without'>;
}

/** One kind of promise. Findings are returned, never thrown. */
export interface Check {
  id: string;
  /** What it looks at, in one sentence. */
  statement: string;
  judge(subject: Subject): FindingDraft[];
}

/**
 * Whether a server answers that it does not have the operation: an edition without the route answers everything with 404,
 * in whatever form its web server likes, and one without the licence refuses everything in words of its own.
 */
export function isAbsent({ behaviour }: Operation, { status, body }: Exchange): boolean {
  const { absentIn = [], unlicensed } = behaviour;
  if (absentIn.length > 0 && status === 404) return true;
  if (!unlicensed || status !== unlicensed.status || body.kind !== 'json') return false;
  return findAt(body.value, unlicensed.pointer) === unlicensed.value;
}

/**
 * Whether servers were observed to answer a wrong value of this parameter somehow, rather than refuse it. Where the status
 * of that answer is known, only that one counts; and a failure counts only where it was observed.
 */
export function isReadSomehow({ operation, expect, exchange }: Subject): boolean {
  if (expect.kind !== 'refusal' || expect.refusal !== 'invalid' || expect.parameter === undefined) return false;
  const { behaviour } = operation;
  if (exchange.status >= 500) return behaviour.crashes?.includes(expect.parameter) ?? false;
  if (behaviour.refusals?.[`invalid:${expect.parameter}`] !== undefined) return false;
  return findUnchecked(behaviour, 'query', expect.parameter) !== undefined;
}
