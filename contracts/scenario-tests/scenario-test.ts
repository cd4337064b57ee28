import type { Json, JsonObject } from '../../specs/json/json.ts';
import type { Value } from '../plan/value.ts';

/**
 * A request of a scenario test: an operation and its values. The body is sent as JSON.
 * `Id` may be the type of a vendor's operation ids. Then a misspelt id does not compile.
 */
export interface ScenarioRequest<Id extends string = string> {
  operation: Id;
  path?: Record<string, Value>;
  query?: Record<string, Value>;
  body?: JsonObject;
}

/** What a scenario test can do. */
export interface ScenarioContext<Id extends string = string> {
  /** A unique name. Use it for what the test creates, so that leftovers can be recognised. */
  tag: string;
  /** The server's current time. */
  now: Date;
  /**
   * Sends a request, checks the response against the contract, and returns the body.
   *
   * @throws Interrupted if the response is not a success: the test ends, and its case is inconclusive.
   */
  send(request: ScenarioRequest<Id>): Promise<unknown>;
  /**
   * Adds a finding if a figure is not the expected one.
   *
   * @param what Name of the figure: `Conversations of today`.
   * @param pointer JSON Pointer to the figure in its response.
   */
  expect(what: string, pointer: string, actual: number | undefined, is: { exactly?: number; atLeast?: number }): void;
  /**
   * Registers a cleanup request. Cleanup requests are always sent at the end, in reverse order.
   *
   * @param what Name of what stays on the server if the request fails.
   */
  cleanUp(what: string, request: ScenarioRequest<Id>): void;
  /** Names something that stays on the server because no documented operation deletes it. Reports list it. */
  leave(what: string): void;
  /**
   * Ends the test. Its case is inconclusive.
   *
   * @param reason A clause: `there is no inbox of the type Channel::Api`.
   * @throws Interrupted always.
   */
  stop(reason: string): never;
}

/** Changes data, and checks that the reports count the change. It runs only if writes are allowed. */
export interface ScenarioTest<Id extends string = string> {
  id: string;
  /** One sentence. */
  statement: string;
  /** Operation ids, starting with the reports that the test checks. */
  operations: Id[];
  run(context: ScenarioContext<Id>): Promise<void>;
}

/** Thrown if a scenario test cannot continue. The message is a clause that says why. */
export class Interrupted extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Interrupted';
  }
}

/** A wrong figure that a scenario test found. */
export interface ScenarioProblem {
  pointer: string;
  message: string;
  expected: Json;
  actual: Json;
}
