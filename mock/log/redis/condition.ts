import { toIso } from '../../time/iso.ts';
import type { LogHealth } from '../command-log.ts';

/** How a log fares, as health tells it. */
export class Condition {
  readonly #now: () => number;
  #health: LogHealth = { state: 'catching up' };

  constructor(now: () => number) {
    this.#now = now;
  }

  get state(): LogHealth['state'] {
    return this.#health.state;
  }

  get health(): LogHealth {
    return this.#health;
  }

  /** Says whether that is news. */
  change(state: LogHealth['state'], reason?: string): boolean {
    const { begunAnew } = this.#health;
    const isNews = state !== this.#health.state || reason !== this.#health.reason;
    if (isNews) {
      this.#health = {
        state,
        ...(state !== 'following' && { reason, since: toIso(this.#now()) }),
        ...(begunAnew && { begunAnew }),
      };
    }
    return isNews;
  }

  beginAnew(reason: string): void {
    const times = (this.#health.begunAnew?.times ?? 0) + 1;
    this.#health = { ...this.#health, begunAnew: { at: toIso(this.#now()), reason, times } };
  }
}
