/** Learns the server's rate limit from the number of requests it answered before a refusal, and the time they took. */
export interface RequestInterval {
  /** Notes that the server answered a request. */
  accept(): void;
  /**
   * Notes that the server refused a request, and that no request is sent for so many milliseconds.
   *
   * @param isLimit True for a 429. Otherwise the reason may not be the number of requests.
   */
  refuse(waitMs: number, isLimit: boolean): void;
  /** Milliseconds between the starts of two requests; 0 until a limit is known. */
  readonly intervalMs: number;
}

/** Requests stay below the limit by this factor, since other clients send requests too, and limit windows differ. */
export const intervalMargin = 1.25;
/** Fewer answered requests do not allow an estimate of the limit. */
const minAnswers = 5;
const maxIntervalMs = 10_000;
/** After so many refusals without 429, the number of requests is not the reason, and the guessed interval is dropped. */
const maxGuesses = 3;

/**
 * Creates an interval of 0. After a 429 the interval only grows. After other refusals it is a guess, which is dropped if
 * the refusals continue.
 *
 * @param now A clock in milliseconds.
 */
export function createRequestInterval(now: () => number = () => performance.now()): RequestInterval {
  let since: number | undefined;
  let taken = 0;
  let knownMs = 0;
  let guessedMs = 0;
  let guesses = 0;
  /** The end of the wait after the last refusal, and whether it was a 429. */
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
      // A request that was pending during the refusal counts for the full limit window.
      if (!refusal || present < refusal.until) {
        taken++;
        return;
      }
      if (taken >= minAnswers) learn((intervalMargin * (present - since)) / taken, refusal.isLimit);
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
