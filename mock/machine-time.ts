import { systemNow } from './ambient.ts';

/**
 * The machine's time, milliseconds since 1970, as workspaces see it: while a command is performed, the time with which
 * it was logged, so that performing it again elsewhere or later brings about the same.
 */
export class MachineTime {
  #pinned: number | undefined;
  /** What the log's clock is ahead of this machine's. */
  #ahead = 0;
  /** The latest time that a command was performed at. */
  #latest = Number.NEGATIVE_INFINITY;

  now(): number {
    return this.#pinned ?? Math.max(this.#latest, systemNow() + this.#ahead);
  }

  /** From now on, time is what another machine's clock says. */
  follow(theirs: number): void {
    this.#ahead = theirs - systemNow();
  }

  /** Does something at a time. Later it is never earlier than that. */
  at<Result>(time: number, act: () => Result): Result {
    this.#latest = Math.max(this.#latest, time);
    this.#pinned = time;
    try {
      return act();
    } finally {
      this.#pinned = undefined;
    }
  }
}
