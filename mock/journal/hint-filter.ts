import type { RequestEntry } from './request-listener.ts';

/** Time in which a hint is not printed again. */
const silenceMs = 60_000;
/** Number of remembered hints after which the memory is cleared. */
const maxRemembered = 1000;

/** What to print of a request's hints. */
export interface SelectedHints {
  printed: string[];
  /** Whether a hint is left out, since it was printed a short time ago. */
  hasRepeated: boolean;
}

/** Selects the hints that are worth a line: each at most once a minute, so that a page that polls does not repeat it. */
export class HintFilter {
  readonly #printedAt = new Map<string, number>();
  readonly #now: () => number;

  /** @param now Returns milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  take({ hints = [] }: Pick<RequestEntry, 'hints'>): SelectedHints {
    const unique = [...new Set(hints)];
    const printed = unique.filter((hint) => {
      if (this.#now() - (this.#printedAt.get(hint) ?? Number.NEGATIVE_INFINITY) < silenceMs) return false;
      if (this.#printedAt.size >= maxRemembered) this.#printedAt.clear();
      this.#printedAt.set(hint, this.#now());
      return true;
    });
    return { printed, hasRepeated: printed.length < unique.length };
  }
}
