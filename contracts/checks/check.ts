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
