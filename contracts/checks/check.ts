import type { Contract } from '../../specs/contract.ts';
import type { Operation } from '../../specs/operations.ts';
import type { Exchange } from '../exchange.ts';
import type { FindingDraft } from '../finding.ts';
import type { Expectation } from '../plan/case.ts';

/** One answer and what it is held against. */
export interface Subject {
  contract: Contract;
  /** The operation as this contract has it. */
  operation: Operation;
  expect: Expectation;
  exchange: Exchange;
}

/** One kind of promise. Findings are returned, never thrown. */
export interface Check {
  id: string;
  /** What it looks at, in one sentence. */
  statement: string;
  judge(subject: Subject): FindingDraft[];
}

/** Whether the answer is to a wrong value that servers were observed to read in their own way: nobody promised any. */
export function isReadLeniently({ operation, expect }: Pick<Subject, 'operation' | 'expect'>): boolean {
  if (expect.kind !== 'refusal' || expect.refusal !== 'invalid' || expect.parameter === undefined) return false;
  return operation.behaviour.lenient?.includes(expect.parameter) ?? false;
}
