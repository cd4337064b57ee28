import { systemNow } from './ambient.ts';

/**
 * The machine's time, milliseconds since 1970, as workspaces see it: while a command is performed, the time with which
 * it was logged, so that performing it again elsewhere or later brings about the same.
 */
export class MachineTime {
  #pinned: number | undefined;

  now(): number {
    return this.#pinned ?? systemNow();
  }

  /** Does something at a time. */
  at<Result>(time: number, act: () => Result): Result {
    this.#pinned = time;
    try {
      return act();
    } finally {
      this.#pinned = undefined;
    }
  }
}
