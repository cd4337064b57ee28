import type { Contract } from '../../specs/contract.ts';
import type { Json } from '../../specs/json/json.ts';
import type { Operation } from '../../specs/operations.ts';
import type { Finding } from '../results/finding.ts';

/** All findings of one fingerprint. */
export interface FindingGroup {
  /** The first finding. */
  finding: Finding;
  /** Ids of the cases that show it. */
  cases: string[];
  contract: Contract;
  operation: Operation;
}

/** An action of an OpenAPI overlay. */
export interface ProposedAction {
  target: string;
  update?: Json;
  remove?: true;
}

/** A change that makes the contract describe the observed behaviour. */
export interface Change {
  /** Identifies the changed place. Changes with the same place are one proposal. */
  place: string;
  /** Observed shapes. Those of all findings with the same place are combined. */
  shapes: readonly string[];
  /** False if the deviation still fails the check. */
  excused?: false;
  /** What a person must still do. */
  remark?: string;
  toActions(shapes: readonly string[]): ProposedAction[];
}

/** Why a contract cannot express a finding, as a clause. */
export interface Inexpressible {
  why: string;
}

/** Converts findings of one check to a change. */
export type Proposer = (occasion: FindingGroup) => Change | Inexpressible;
