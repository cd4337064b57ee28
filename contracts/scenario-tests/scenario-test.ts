import type { Json, JsonObject } from '../../specs/json.ts';
import type { Value } from '../plan/value.ts';

/** A request of a scenario test: an operation and its values. The body is sent as JSON. */
export interface ScenarioRequest {
  operation: string;
  path?: Record<string, Value>;
  query?: Record<string, Value>;
  body?: JsonObject;
}

/** What a scenario test can do. */
export interface ScenarioContext {
  /** A name that nothing else has. Use it for what the test creates, so that leftovers can be recognised. */
  tag: string;
  /** The server's present. */
  now: Date;
  /**
   * Sends a request, has its answer judged against the contract, and returns the body.
   *
   * @throws Interrupted when the answer is not a success: the test cannot go on, and its case is inconclusive.
   */
  send(request: ScenarioRequest): Promise<unknown>;
  /**
   * Adds a finding when a figure is not what the test has made of it.
   *
   * @param what Names the figure: `Conversations of today`.
   * @param pointer JSON Pointer of the figure in its answer.
   */
  expect(what: string, pointer: string, actual: number | undefined, is: { exactly?: number; atLeast?: number }): void;
  /**
   * Registers a request that undoes something. It is sent at the end whatever happens, the latest first.
   *
   * @param what Names what is left on the server when that fails.
   */
  cleanUp(what: string, request: ScenarioRequest): void;
  /** Names what no documented operation can undo. Reports list it. */
  leave(what: string): void;
  /**
   * Ends the test. Its case is inconclusive.
   *
   * @param reason Half a sentence: `there is no inbox of the type Channel::Api`.
   * @throws Interrupted always.
   */
  stop(reason: string): never;
}

/** A change, and what reports make of it. It runs only when writes are allowed. */
export interface ScenarioTest {
  id: string;
  /** One sentence. */
  statement: string;
  /** Operation ids, those that judge first. */
  operations: string[];
  run(context: ScenarioContext): Promise<void>;
}

/** A scenario test cannot go on. The message is half a sentence that says why. */
export class Interrupted extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Interrupted';
  }
}

/** A figure that a scenario test found wrong. */
export interface ScenarioProblem {
  pointer: string;
  message: string;
  expected: Json;
  actual: Json;
}
