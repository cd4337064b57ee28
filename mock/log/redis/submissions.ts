import { Fault, UncertainFault } from '../../fault.ts';

interface Submission {
  /** By Redis's clock, milliseconds since 1970. Redis takes it no later than that. */
  deadline: number;
  resolve(outcome: unknown): void;
  reject(cause: unknown): void;
  timer: NodeJS.Timeout;
}

/** Milliseconds that a client is kept waiting; more than Redis has to take a submission, so that its word comes first. */
const patienceMs = 5000;

/**
 * What this server has submitted to a log, until it comes by there, or it is certain that it never will. A client that has
 * waited long enough before either is told so.
 */
export class Submissions {
  readonly #waiting = new Map<string, Submission>();

  /** Rejects with Fault `unavailable` once it is certain that it was not taken, and with UncertainFault before. */
  add(name: string, deadline: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#giveUp(name), patienceMs);
      this.#waiting.set(name, { deadline, resolve, reject, timer });
    });
  }

  /** It has come by: gives whoever waits for it what came of it, or throws at them what it threw. */
  settle(name: string, act: () => unknown): void {
    const submission = this.#take(name);
    try {
      const outcome = act();
      submission?.resolve(outcome);
    } catch (error) {
      submission?.reject(error);
    }
  }

  /** It was not taken, and will not be. */
  refuse(name: string): void {
    this.#take(name)?.reject(new Fault('unavailable'));
  }

  /** Whatever has not come by and had to be taken before a time will never be. */
  refuseBefore(time: number): void {
    for (const [name, { deadline }] of [...this.#waiting]) if (deadline < time) this.refuse(name);
  }

  giveUpAll(): void {
    for (const name of [...this.#waiting.keys()]) this.#giveUp(name);
  }

  #giveUp(name: string): void {
    this.#take(name)?.reject(new UncertainFault(name));
  }

  #take(name: string): Submission | undefined {
    const submission = this.#waiting.get(name);
    clearTimeout(submission?.timer);
    this.#waiting.delete(name);
    return submission;
  }
}
