import { Fault } from '../../fault.ts';

/** What waits for its turn in a log. */
interface Waiter {
  resolve(outcome: unknown): void;
  reject(cause: unknown): void;
  timer: NodeJS.Timeout;
}

/** Milliseconds that a client is kept waiting; more than Redis has to take a submission, so that its word comes first. */
const patienceMs = 5000;

/** Those who wait for something to come by in a log, by its name. */
export class Waiting {
  readonly #waiters = new Map<string, Waiter>();
  readonly #tooLate: (name: string) => Fault;

  /** @param tooLate What is rejected with that waited in vain. */
  constructor(tooLate: (name: string) => Fault = () => new Fault('unavailable')) {
    this.#tooLate = tooLate;
  }

  /** Waits until that name is settled or refused, or it takes too long. */
  add(name: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#giveUp(name), patienceMs);
      this.#waiters.set(name, { resolve, reject, timer });
    });
  }

  /** It has come by: gives whoever waits for it what came of it, or throws at them what it threw. */
  settle(name: string, act: () => unknown): void {
    const waiter = this.#take(name);
    try {
      const outcome = act();
      waiter?.resolve(outcome);
    } catch (error) {
      waiter?.reject(error);
    }
  }

  /** It will not come by. Rejects with Fault `unavailable`. */
  refuse(name: string): void {
    this.#take(name)?.reject(new Fault('unavailable'));
  }

  giveUpAll(): void {
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
