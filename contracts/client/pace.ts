/** Learns how fast a server can be asked: by what it took between two refusals, and how long that lasted. */
export interface Pace {
  /** The server answered. */
  accept(): void;
  /** The server refused, and will be left alone for so many milliseconds. */
  refuse(waitMs: number): void;
  /** Milliseconds between the beginnings of two requests; 0 before a limit is known. */
  readonly intervalMs: number;
}

/** Below the limit by so much: others ask too, and windows begin when they like. */
const margin = 1.25;
/** Fewer answers say nothing of how many are allowed. */
const fewest = 5;
const slowestMs = 10_000;

/**
 * Starts without a limit. The interval only grows: a limit that was met once is there.
 *
 * @param now Milliseconds of a clock.
 */
export function createPace(now: () => number = () => performance.now()): Pace {
  let since: number | undefined;
  let taken = 0;
  let intervalMs = 0;
  /** When the wait of the last refusal is over. */
  let until: number | undefined;
  return {
    accept() {
      const present = now();
      since ??= present;
      // What was under way when the server refused belongs to the window that is full.
      if (until === undefined || present < until) {
        taken++;
        return;
      }
      if (taken >= fewest) {
        const measured = (margin * (present - since)) / taken;
        intervalMs = Math.min(Math.max(intervalMs, measured), slowestMs);
      }
      until = undefined;
      since = present;
      taken = 1;
    },
    refuse(waitMs) {
      until = Math.max(until ?? 0, now() + waitMs);
    },
    get intervalMs() {
      return intervalMs;
    },
  };
}
