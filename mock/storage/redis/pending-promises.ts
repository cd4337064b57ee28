import { ApiError } from '../../api-error.ts';

/** A pending promise. */
interface Waiter {
  resolve(outcome: unknown): void;
  reject(cause: unknown): void;
  timer: NodeJS.Timeout;
}

/** Timeout for a client. It is longer than the deadline of a submission, so that Redis's refusal arrives first. */
const timeoutMs = 5000;

/** Pending promises by name. */
export class PendingPromises {
  readonly #waiters = new Map<string, Waiter>();
  readonly #tooLate: (name: string) => ApiError;

  /** @param tooLate Creates the error with which a promise rejects on a timeout. */
  constructor(tooLate: (name: string) => ApiError = () => new ApiError('unavailable')) {
    this.#tooLate = tooLate;
  }

  /** Returns a promise that is pending until the name is settled or refused, or the timeout expires. */
  add(name: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#giveUp(name), timeoutMs);
      this.#waiters.set(name, { resolve, reject, timer });
    });
  }

  /** Resolves a promise with a function's result, or rejects it with the function's error. */
  settle(name: string, act: () => unknown): void {
    const waiter = this.#take(name);
    try {
      const outcome = act();
      waiter?.resolve(outcome);
    } catch (error) {
      waiter?.reject(error);
    }
  }

  /** Rejects a promise with Fault `unavailable`. */
  refuse(name: string): void {
    this.#take(name)?.reject(new ApiError('unavailable'));
  }

  timeOutAll(): void {
    for (const name of [...this.#waiters.keys()]) this.#giveUp(name);
  }

  #giveUp(name: string): void {
    this.#take(name)?.reject(this.#tooLate(name));
  }

  #take(name: string): Waiter | undefined {
    const waiter = this.#waiters.get(name);
    clearTimeout(waiter?.timer);
    this.#waiters.delete(name);
    return waiter;
  }
}
