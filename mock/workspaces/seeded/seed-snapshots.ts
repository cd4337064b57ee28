import { type IncrementalWork, runAtOnce, runIncrementally } from '../../incremental-work.ts';
import { type Company, createCompany, type HistoryOptions, toHistoryKey } from '../../seed/company.ts';
import type { Vendor, World } from '../../vendor-interface/vendor.ts';
import { cacheSeededWorld, findSeededWorld } from './seed-snapshot-cache.ts';

/** Seeded worlds by vendor. They are read-only: workspaces fork them. */
export type SeedSnapshot = ReadonlyMap<string, World>;

/** Maximum number of cached histories. Each needs memory for all its messages. */
const maxCached = 4;

/** Seeds histories and caches the most recent ones. */
export class SeedSnapshots {
  readonly #vendors: readonly Vendor[];
  readonly #kept = new Map<string, SeedSnapshot>();
  readonly #preparing = new Map<string, Promise<SeedSnapshot>>();

  constructor(vendors: readonly Vendor[]) {
    this.#vendors = vendors;
  }

  get(history: HistoryOptions): SeedSnapshot {
    const key = toHistoryKey(history);
    const base = this.#kept.get(key) ?? runAtOnce(this.#seed(history));
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
    const preparing = this.#preparing.get(key) ?? runIncrementally(this.#seed(history));
    this.#preparing.set(key, preparing);
    try {
      this.#keep(key, await preparing);
    } finally {
      this.#preparing.delete(key);
    }
  }

  #keep(key: string, base: SeedSnapshot): void {
    // Reinserted at each use, so that the least recently used comes first.
    this.#kept.delete(key);
    this.#kept.set(key, base);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= maxCached) break;
      this.#kept.delete(oldest);
    }
  }

  *#seed(history: HistoryOptions): IncrementalWork<SeedSnapshot> {
    const base = new Map<string, World>();
    // Created only if a world is not cached.
    let company: Company | undefined;
    for (const vendor of this.#vendors) {
      let world = findSeededWorld(vendor, history);
      if (!world) {
        company ??= createCompany(history);
        world = yield* vendor.createWorld(history.seed, company);
        cacheSeededWorld(vendor, history, world);
      }
      base.set(vendor.name, world);
    }
    return base;
  }
}
