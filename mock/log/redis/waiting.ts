import { Fault } from '../../fault.ts';

/** What waits for its turn in a log. */
interface Waiter {
  resolve(outcome: unknown): void;
  reject(cause: unknown): void;
  timer: NodeJS.Timeout;
}

/** Milliseconds that somebody is kept waiting. */
const patience = 5000;

/** Those who wait for something to come by in a log, by its name. */
export class Waiting {
  readonly #waiters = new Map<string, Waiter>();

  /** Waits until somebody settles that name. Rejects with Fault `unavailable` when it takes too long. */
  add(name: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.refuse(name), patience);
      this.#waiters.set(name, { resolve, reject, timer });
    });
  }

  /** Gives whoever waits for it what came of something, or throws at them what it threw. */
  settle(name: string, act: () => unknown): void {
    const waiter = this.#take(name);
    try {
      const outcome = act();
      waiter?.resolve(outcome);
    } catch (error) {
      waiter?.reject(error);
    }
  }

  refuse(name: string): void {
    this.#take(name)?.reject(new Fault('unavailable'));
  }

  refuseAll(): void {
    for (const name of [...this.#waiters.keys()]) this.refuse(name);
  }

  #take(name: string): Waiter | undefined {
    const waiter = this.#waiters.get(name);
    clearTimeout(waiter?.timer);
    this.#waiters.delete(name);
    return waiter;
  }
}
