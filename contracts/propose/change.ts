import type { Contract } from '../../specs/contract.ts';
import type { Json } from '../../specs/json.ts';
import type { Operation } from '../../specs/operations.ts';
import type { Finding } from '../finding.ts';

/** All findings of one fingerprint. */
export interface Occasion {
  /** The first of them. */
  finding: Finding;
  /** Ids of the cases that show it. */
  cases: string[];
  contract: Contract;
  operation: Operation;
}

/** An action of an overlay. */
export interface ProposedAction {
  target: string;
  update?: Json;
  remove?: true;
}

/** What would turn the contract into what was seen. */
export interface Change {
  /** Changes of one place are one proposal. */
  place: string;
  /** Shapes that were seen there; those of all findings about the place are put together. */
  shapes: readonly string[];
  /** False where nobody should get used to it. */
  excused?: false;
  /** What a person should look at, beyond reading it. */
  remark?: string;
  toActions(shapes: readonly string[]): ProposedAction[];
}

/** Why nothing in a contract can say it, in half a sentence. */
export interface Inexpressible {
  why: string;
}

/** How findings of one kind become a change. */
export type Proposer = (occasion: Occasion) => Change | Inexpressible;
