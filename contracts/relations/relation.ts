import type { Json } from '../../specs/json/json.ts';
import type { Value } from '../plan/value.ts';
import type { TimeWindow, WindowName } from '../plan/window.ts';

/** The maximum number of reads that `follow` of a relation may add. */
export const maxFollowedReads = 25;

/**
 * One request of a relation: the operation's default request, with these parameters changed.
 * `Id` may be the type of a vendor's operation ids. Then a misspelt id does not compile.
 */
export interface Read<Id extends string = string> {
  operation: Id;
  path?: Record<string, Value>;
  query?: Record<string, Value>;
  /** Default: `usual`. `none`: without a window. */
  window?: WindowName | 'none';
}

/** A response to a {@link DecodedValue}. */
export interface Reading {
  read: Read;
  body: unknown;
  /** The query as it was sent. */
  query: Record<string, string>;
  window: TimeWindow;
}

export interface RelationProblem {
  pointer: string;
  /** The expected and the actual figure: "Expected 5 (…). Got 4 (…)." */
  message: string;
  expected: Json;
  actual: Json;
  /** The likely cause in one sentence, if these figures show it. It quotes nothing that the server sent. */
  cause?: string;
}

/** What a relation found in its readings. */
export type RelationOutcome =
  | {
      problems: RelationProblem[];
      /** How many comparisons were meaningful. 0 = 0 is not; without any meaningful comparison the relation is vacuous. */
      compared: number;
    }
  /** The responses lack the figures; a clause that says which. The checks of their operations report the details. */
  | { unreadable: string };

/** A circumstance in which correct servers break a relation. It is examined only if the relation is broken. */
export interface Doubt<Id extends string = string> {
  reads: readonly Read<Id>[];
  /** Returns a clause that says why the relation is not judged; undefined if it is judged. A pure function. */
  find(readings: readonly Reading[]): string | undefined;
}

/** A rule between figures of one response, or of several responses that are read while the data do not change. */
export interface Relation<Id extends string = string> {
  id: string;
  /** One sentence. */
  statement: string;
  /** Operation ids. */
  operations: Id[];
  /** The likely cause, in one sentence, of problems without a cause of their own; absent if there is none. */
  cause?: string;
  /** Which differences are allowed, and why. Without it, figures must be exactly equal. */
  tolerance?: string;
  reads: readonly Read<Id>[];
  /**
   * Returns further requests that depend on the first responses, such as the chart of every agent in a list. At most 25
   * are sent: a longer list of a built-in relation is cut, and that of a plugin fails.
   */
  follow?(readings: readonly Reading[]): readonly Read<Id>[];
  /** Judges the readings of `reads`, followed by those of `follow`. A pure function. */
  judge(readings: readonly Reading[]): RelationOutcome;
  /** A circumstance in which a broken relation is not a finding. */
  doubt?: Doubt<Id>;
}
