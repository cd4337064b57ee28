import { systemNow } from '../ambient.ts';

/** Differences up to this, between two machines' clocks or two readings of one, do not mean that a clock was set. */
const toleranceMs = 1000;

/**
 * The machine's time as workspaces see it, in milliseconds since 1970. While a command is performed it is the time with
 * which the command was logged, so that replaying it has the same result. It never decreases, and it keeps advancing
 * when the machine's clock is set back.
 */
export class MachineTime {
  #pinned: number | undefined;
  /**
   * The last time of another machine's clock, and when it was received by the monotonic clock; undefined if no other
   * clock is followed.
   */
  #remote: { time: number; receivedAt: number } | undefined;
  /** Milliseconds by which this machine's clock was set back since the start. */
  #correction = 0;
  /** The latest time that was returned, or at which a command was performed. */
  #latest = Number.NEGATIVE_INFINITY;

  now(): number {
    if (this.#pinned !== undefined) return this.#pinned;
    const read = this.#remote
      ? this.#remote.time + Math.floor(performance.now() - this.#remote.receivedAt)
      : systemNow();
    const behind = this.#latest - (read + this.#correction);
    if (behind > toleranceMs) this.#correction += behind;
    this.#latest = Math.max(this.#latest, read + this.#correction);
    return this.#latest;
  }

  /** Follows another machine's clock from now on. */
  follow(remoteTime: number): void {
    this.#remote = { time: remoteTime, receivedAt: performance.now() };
  }

  /** Runs a function at a given time. Later times are never earlier than that. */
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
