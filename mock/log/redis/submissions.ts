import { UncertainFault } from '../../fault.ts';
import { Waiting } from './waiting.ts';

/**
 * What this server has submitted to a log, until it comes by there, or it is certain that it never will. A client that has
 * waited long enough before either is told so.
 */
export class Submissions {
  readonly #waiting = new Waiting((name) => new UncertainFault(name));
  /** By name and Redis's clock, milliseconds since 1970. Redis takes a submission no later than that. */
  readonly #deadlines = new Map<string, number>();

  /** Rejects with Fault `unavailable` once it is certain that it was not taken, and with UncertainFault before. */
  add(name: string, deadline: number): Promise<unknown> {
    this.#deadlines.set(name, deadline);
    return this.#waiting.add(name).finally(() => this.#deadlines.delete(name));
  }

  /** It has come by: gives whoever waits for it what came of it, or throws at them what it threw. */
  settle(name: string, act: () => unknown): void {
    this.#waiting.settle(name, act);
  }

  /** It was not taken, and will not be. */
  refuse(name: string): void {
    this.#waiting.refuse(name);
  }

  /** Whatever has not come by and had to be taken before a time will never be. */
  refuseBefore(time: number): void {
    for (const [name, deadline] of [...this.#deadlines]) if (deadline < time) this.refuse(name);
  }

  giveUpAll(): void {
    this.#waiting.giveUpAll();
  }
}
