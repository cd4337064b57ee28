import { createCompany, type HistoryOptions } from './seed/company.ts';
import type { Vendor, World } from './vendor.ts';

/** Seeded worlds by vendor. Nobody writes to them: workspaces fork them. */
export type Base = ReadonlyMap<string, World>;

/** Histories kept for further workspaces. Each costs as much memory as all its messages. */
const mostKept = 4;

/** Seeds each history once, and keeps the latest. */
export class Bases {
  readonly #vendors: readonly Vendor[];
  readonly #kept = new Map<string, Base>();

  constructor(vendors: readonly Vendor[]) {
    this.#vendors = vendors;
  }

  get({ seed, now, scale }: HistoryOptions): Base {
    const key = `${seed} ${now} ${scale}`;
    const base = this.#kept.get(key) ?? this.#seed({ seed, now, scale });
    // Put in anew at each use, so that the one used longest ago comes first.
    this.#kept.delete(key);
    this.#kept.set(key, base);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= mostKept) break;
      this.#kept.delete(oldest);
    }
    return base;
  }

  #seed(history: HistoryOptions): Base {
    const company = createCompany(history);
    return new Map(this.#vendors.map((vendor) => [vendor.name, vendor.createWorld(history.seed, company)]));
  }
}
