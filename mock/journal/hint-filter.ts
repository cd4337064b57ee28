import type { RequestEntry } from './request-listener.ts';

/** Time in which a hint is not printed again. */
const silenceMs = 60_000;
/** Number of remembered requests after which the memory is cleared. */
const maxRemembered = 1000;

/**
 * Selects the hints that are worth a line: each at most once a minute, and each only once for the same path, so that a page
 * that polls does not repeat it.
 */
export class HintFilter {
  readonly #printedAt = new Map<string, number>();
  readonly #seen = new Set<string>();
  readonly #now: () => number;

  /** @param now Returns milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  take({ method, url, hints = [] }: Pick<RequestEntry, 'method' | 'url' | 'hints'>): string[] {
    return [...new Set(hints)].filter((hint) => {
      const key = `${method} ${url.split('?', 1)[0]} ${hint}`;
      const isRepeated = this.#seen.has(key);
      if (this.#seen.size >= maxRemembered) this.#seen.clear();
      this.#seen.add(key);
      if (isRepeated || this.#now() - (this.#printedAt.get(hint) ?? Number.NEGATIVE_INFINITY) < silenceMs) return false;
      if (this.#printedAt.size >= maxRemembered) this.#printedAt.clear();
      this.#printedAt.set(hint, this.#now());
      return true;
    });
  }
}
