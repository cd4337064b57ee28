import type { Json, JsonObject } from '../../specs/json.ts';
import type { Value } from '../plan/value.ts';

/** A request of a story: an operation, and what it is asked with. The body is sent as JSON. */
export interface Step {
  operation: string;
  path?: Record<string, Value>;
  query?: Record<string, Value>;
  body?: JsonObject;
}

/** What a story can do. */
export interface Stage {
  /** A name that nobody else has, to be recognised by whoever finds what could not be cleaned. */
  tag: string;
  /** The server's present. */
  now: Date;
  /**
   * Sends a request, has its answer judged against the contract, and returns the body.
   *
   * @throws Interrupted when the answer is no success: the story can't go on.
   */
  ask(step: Step): Promise<unknown>;
  /** Notes what is wrong where a figure is not what the story has made of it. */
  expect(what: string, pointer: string, actual: number | undefined, is: { exactly?: number; atLeast?: number }): void;
  /** What undoes something, done at the end whatever happens, the latest first. `what` names it where that fails. */
  undo(what: string, step: Step): void;
  /** What no documented operation can undo. */
  leave(what: string): void;
}

/** A change and what reports make of it. Only played when writes are allowed. */
export interface Story {
  id: string;
  /** One sentence. */
  statement: string;
  /** Operation ids, those that judge first. */
  operations: string[];
  play(stage: Stage): Promise<void>;
}

/** A story can't go on: half a sentence that says why. */
export class Interrupted extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Interrupted';
  }
}

/** A figure that a story found wrong. */
export interface StoryProblem {
  pointer: string;
  message: string;
  expected: Json;
  actual: Json;
}
