import { type Company, createCompany, type HistoryOptions, toHistoryKey } from './seed/company.ts';
import { findWorld, keepWorld } from './seeded-worlds.ts';
import { finish, finishInTurns, type Steps } from './steps.ts';
import type { Vendor, World } from './vendor.ts';

/** Seeded worlds by vendor. They are read-only: workspaces fork them. */
export type Base = ReadonlyMap<string, World>;

/** Maximum number of cached histories. Each needs memory for all its messages. */
const maxCached = 4;

/** Seeds histories and caches the most recent ones. */
export class Bases {
  readonly #vendors: readonly Vendor[];
  readonly #kept = new Map<string, Base>();
  readonly #preparing = new Map<string, Promise<Base>>();

  constructor(vendors: readonly Vendor[]) {
    this.#vendors = vendors;
  }

  get(history: HistoryOptions): Base {
    const key = toHistoryKey(history);
    const base = this.#kept.get(key) ?? finish(this.#seed(history));
    this.#keep(key, base);
    return base;
  }

  /**
   * Seeds a history in advance for {@link get}, with other requests answered in between: it takes half a second or
   * more.
   */
  async prepare(history: HistoryOptions): Promise<void> {
    const key = toHistoryKey(history);
    if (this.#kept.has(key)) return;
    const preparing = this.#preparing.get(key) ?? finishInTurns(this.#seed(history));
    this.#preparing.set(key, preparing);
    try {
      this.#keep(key, await preparing);
    } finally {
      this.#preparing.delete(key);
    }
  }

  #keep(key: string, base: Base): void {
    // Reinserted at each use, so that the least recently used comes first.
    this.#kept.delete(key);
    this.#kept.set(key, base);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= maxCached) break;
      this.#kept.delete(oldest);
    }
  }

  *#seed(history: HistoryOptions): Steps<Base> {
    const base = new Map<string, World>();
    // Created only if a world is not cached.
    let company: Company | undefined;
    for (const vendor of this.#vendors) {
      let world = findWorld(vendor, history);
      if (!world) {
        company ??= createCompany(history);
        world = yield* vendor.createWorld(history.seed, company);
        keepWorld(vendor, history, world);
      }
      base.set(vendor.name, world);
    }
    return base;
  }
}
