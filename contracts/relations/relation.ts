import type { Json } from '../../specs/json.ts';
import type { Value } from '../plan/value.ts';
import type { TimeWindow, WindowName } from '../window.ts';

/** As many answers as those of a relation may make it read besides. */
export const mostFollowed = 25;

/** One answer that a relation looks at: the operation's baseline with some parameters of its own. */
export interface Read {
  operation: string;
  path?: Record<string, Value>;
  query?: Record<string, Value>;
  /** Default: usual. `none`: without a window. */
  window?: WindowName | 'none';
}

/** An answer that was read. */
export interface Reading {
  read: Read;
  body: unknown;
  /** The query as it was sent. */
  query: Record<string, string>;
  window: TimeWindow;
}

export interface RelationProblem {
  pointer: string;
  /** What was expected and what came, with both figures: "Expected 5 (…). Got 4 (…)." */
  message: string;
  expected: Json;
  actual: Json;
  /** The likely cause, one sentence, where these figures tell it. Nothing in it is text of the server's. */
  cause?: string;
}

/** What a relation says of its readings. */
export type RelationOutcome =
  | {
      problems: RelationProblem[];
      /** How many comparisons meant something; with none the relation is vacuous: 0 = 0 proves nothing. */
      compared: number;
    }
  /** The answers lack the figures; half a sentence. The checks of their operation say more. */
  | { unreadable: string };

/** What may make healthy servers break a relation, looked into only where it is broken. */
export interface Doubt {
  reads: readonly Read[];
  /** Half a sentence that says why the relation is not judged; undefined where it is. Pure. */
  find(readings: readonly Reading[]): string | undefined;
}

/** A promise that holds between figures: of one answer, or of several that are read while the data stand still. */
export interface Relation {
  id: string;
  /** One sentence. */
  statement: string;
  /** Operation ids. */
  operations: string[];
  /** The likely cause of every problem that names none of its own, one sentence; absent where none follows. */
  cause?: string;
  /** What may differ, and why; without one the figures are the same to the last digit. */
  tolerance?: string;
  reads: readonly Read[];
  /**
   * What else has to be read once the first answers are there: the chart of every agent that one of them names. At most
   * 25 are: of more, our own are cut, and those of a plugin fail.
   */
  follow?(readings: readonly Reading[]): readonly Read[];
  /** Judges the readings of `reads`, then those of `follow`. Pure: the same readings give the same outcome. */
  judge(readings: readonly Reading[]): RelationOutcome;
  doubt?: Doubt;
}
