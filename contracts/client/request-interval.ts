/** Learns how fast a server can be asked, from how many requests it answered before a refusal and how long that took. */
export interface RequestInterval {
  /** The server answered. */
  accept(): void;
  /**
   * The server refused, and will not be asked for so many milliseconds.
   *
   * @param isLimit It said that the reason is the number of requests (429). Otherwise it may be another.
   */
  refuse(waitMs: number, isLimit: boolean): void;
  /** Milliseconds between the beginnings of two requests; 0 before a limit is known. */
  readonly intervalMs: number;
}

/** Requests are slower than the limit by this factor: other clients ask too, and the windows of servers differ. */
export const learntMargin = 1.25;
/** Fewer answers say nothing of how many are allowed. */
const minAnswers = 5;
const maxIntervalMs = 10_000;
/** Refusals without a reason that slow the requests. If they go on after that, the number of requests is not the reason. */
const maxGuesses = 3;

/**
 * Starts without a limit. An interval from refusals that name the limit only grows: a limit that was met once is there. One
 * from other refusals is given up when they go on.
 *
 * @param now Milliseconds of a clock.
 */
export function createRequestInterval(now: () => number = () => performance.now()): RequestInterval {
  let since: number | undefined;
  let taken = 0;
  let knownMs = 0;
  let guessedMs = 0;
  let guesses = 0;
  /** When the wait of the last refusal is over, and whether the server named the reason. */
  let refusal: { until: number; isLimit: boolean } | undefined;

  function learn(measuredMs: number, isLimit: boolean): void {
    if (isLimit) {
      knownMs = Math.min(Math.max(knownMs, measuredMs), maxIntervalMs);
      return;
    }
    guesses++;
    guessedMs = guesses > maxGuesses ? 0 : Math.min(Math.max(guessedMs, measuredMs), maxIntervalMs);
  }

  return {
    accept() {
      const present = now();
      since ??= present;
      // What was under way when the server refused belongs to the window that is full.
      if (!refusal || present < refusal.until) {
        taken++;
        return;
      }
      if (taken >= minAnswers) learn((learntMargin * (present - since)) / taken, refusal.isLimit);
      refusal = undefined;
      since = present;
      taken = 1;
    },
    refuse(waitMs, isLimit) {
      const until = Math.max(refusal?.until ?? 0, now() + waitMs);
      refusal = { until, isLimit: isLimit || refusal?.isLimit === true };
    },
    get intervalMs() {
      return Math.max(knownMs, guessedMs);
    },
  };
}
