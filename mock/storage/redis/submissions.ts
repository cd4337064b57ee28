import { UncertainOutcomeError } from '../../api-error.ts';
import { PendingPromises } from './pending-promises.ts';

/**
 * This server's pending submissions, until each is performed or certain to be lost. A client that waits too long for
 * either gets an error.
 */
export class Submissions {
  readonly #waiting = new PendingPromises((name) => new UncertainOutcomeError(name));
  /** Deadlines by name, in milliseconds since 1970 by Redis's clock. Redis accepts a submission until its deadline. */
  readonly #deadlines = new Map<string, number>();

  /**
   * Adds a submission. Its promise rejects with Fault `unavailable` if it is certain that it was not accepted, and with
   * UncertainFault on a timeout.
   */
  add(name: string, deadline: number): Promise<unknown> {
    this.#deadlines.set(name, deadline);
    return this.#waiting.add(name).finally(() => this.#deadlines.delete(name));
  }

  /** Resolves a submission with the result of performing it, or rejects it with the error. */
  settle(name: string, act: () => unknown): void {
    this.#waiting.settle(name, act);
  }

  /** Rejects a submission that was not accepted and will not be. */
  refuse(name: string): void {
    this.#waiting.refuse(name);
  }

  /** Rejects all pending submissions whose deadline was before a time. */
  refuseBefore(time: number): void {
    for (const [name, deadline] of [...this.#deadlines]) if (deadline < time) this.refuse(name);
  }

  timeOutAll(): void {
    this.#waiting.timeOutAll();
  }
}
