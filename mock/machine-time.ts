import { systemNow } from './ambient.ts';

/** Milliseconds by which clocks of two machines, or readings of one, differ without anybody having set them. */
const jitter = 1000;

/**
 * The machine's time, milliseconds since 1970, as workspaces see it: while a command is performed, the time with which
 * it was logged, so that performing it again elsewhere or later brings about the same. It never goes back, and it goes on
 * when the machine's clock is put back.
 */
export class MachineTime {
  #pinned: number | undefined;
  /** What another machine's clock said last, and when, by a clock that nobody sets; undefined where none is followed. */
  #theirs: { said: number; heard: number } | undefined;
  /** How far this machine's clock was put back since. */
  #putBack = 0;
  /** The latest time that was told, or that a command was performed at. */
  #latest = Number.NEGATIVE_INFINITY;

  now(): number {
    if (this.#pinned !== undefined) return this.#pinned;
    const read = this.#theirs ? this.#theirs.said + Math.floor(performance.now() - this.#theirs.heard) : systemNow();
    const behind = this.#latest - (read + this.#putBack);
    if (behind > jitter) this.#putBack += behind;
    this.#latest = Math.max(this.#latest, read + this.#putBack);
    return this.#latest;
  }

  /** From now on, time is what another machine's clock says. */
  follow(theirs: number): void {
    this.#theirs = { said: theirs, heard: performance.now() };
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
