import { toIso } from '../../time/iso.ts';
import type { LogHealth } from '../command-log.ts';

/** The health of a log. */
export class LogCondition {
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

  /** Changes the state. Returns whether it or its reason differs from before. */
  change(state: LogHealth['state'], reason?: string): boolean {
    const { begunAnew } = this.#health;
    const hasChanged = state !== this.#health.state || reason !== this.#health.reason;
    if (hasChanged) {
      this.#health = {
        state,
        ...(state !== 'following' && { reason, since: toIso(this.#now()) }),
        ...(begunAnew && { begunAnew }),
      };
    }
    return hasChanged;
  }

  recordRestart(reason: string): void {
    const times = (this.#health.begunAnew?.times ?? 0) + 1;
    this.#health = { ...this.#health, begunAnew: { at: toIso(this.#now()), reason, times } };
  }
}
